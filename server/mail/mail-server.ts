/** Where mails go out, as SMTP_URL says it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** STARTTLS, or nothing is sent. */
  readonly requireTLS: boolean;
  /** No encryption even where it is offered: nothing leaves this machine. */
  readonly ignoreTLS: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads SMTP_URL. Mails carry links that open something: they travel encrypted, to a server whose certificate is
 * trusted, unless the server is on this machine, or `?requireTLS=false` says that the way there is trusted otherwise.
 * @throws Error in words.
 */
export function mailServerFrom(smtpUrl: string): MailServer {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const { requireTLS, ...unknown } = Object.fromEntries(url.searchParams);
  if (Object.keys(unknown).length > 0 || (requireTLS !== undefined && requireTLS !== 'false')) {
    throw new Error('the only thing that may stand after ? is requireTLS=false');
  }
  if (url.hostname === '') throw new Error('name the mail server, such as smtps://user:password@mail.example:465');
  const here = LOOPBACK.has(url.hostname);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && requireTLS === undefined && !here,
    ignoreTLS: !secure && here,
    auth: url.username === '' ? undefined : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  };
}
