/** Whitespace and control characters, with which browsers read another scheme than people do. */
const UNSEEN = /[\s\p{Cc}\p{Cf}]/u;

/**
 * A web address with a host and without a name or password in it, or a mail address: the one rule of links in rich text,
 * for what is sent, what is written and pasted, and what is shown.
 */
export function isSafeLink(href: string): boolean {
  if (UNSEEN.test(href)) return false;
  if (/^mailto:[^?]+@[^?]+$/i.test(href)) return true;
  return /^https?:\/\/[^/\\]/i.test(href) && namesNobody(href);
}

/** Without `URL.canParse`: the page is drawn in browsers that do not have it. */
function namesNobody(href: string): boolean {
  try {
    const { username, password } = new URL(href);
    return username === '' && password === '';
  } catch {
    return false;
  }
}
