/** One mailbox, as forms and mail servers both understand it: no name, no group, no comment, no quoting. */
const MAILBOX = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;
/** The longest that a mail server takes. */
const LONGEST = 254;
/** Set aside for examples and tests (RFC 2606): nobody reads mail there. */
const NOBODYS = /[@.](?:example|invalid|test)$/i;

/** Whether a text is one address and nothing else: what this lets through cannot become two, nor a header. */
export function isMailbox(text: string): boolean {
  return text.length <= LONGEST && MAILBOX.test(text);
}

/** Whether nobody can be reached there by anybody. */
export const isNobodys = (mailbox: string) => NOBODYS.test(mailbox);

export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** `Learning Loop <no-reply@learning.example>`, or an address alone; `null` for anything else. */
export function senderFrom(text: string): Sender | null {
  const [, name = '', bracketed] = /^(?:"?([^"<>\p{Cc}]*?)"?\s*<([^<>\s]+)>|.*)$/su.exec(text.trim()) ?? [];
  const address = bracketed ?? text.trim();
  return isMailbox(address) ? { name: name.trim(), address } : null;
}
