import { z } from 'zod';
import { senderFrom } from './mail/addresses.ts';
import { mailServerFrom } from './mail/mail-server.ts';

const A_RATE = 'give a whole number of requests a second, such as 60, or 0 for no limit';
const A_PORT = 'give a whole number from 1 to 65535, such as 3000';
const A_SENDER = 'say whom mails come from, one address with or without a name, such as Learning Loop <no-reply@learning.example>';

/** Settings come from the environment, read once, refused with words when they make no sense. */
const Settings = z.object({
  PORT: z.coerce.number({ error: A_PORT }).int(A_PORT).min(0, A_PORT).max(65_535, A_PORT).default(3000),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** Another PostgreSQL than the embedded one. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Folder of the embedded database and of what belongs to this installation only. */
  DATA_DIR: z.string().optional(),
  /** The address people type, where a reverse proxy stands in front: `https://learning.example`. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How many reverse proxies stand in front, or their addresses (`10.0.0.0/8, 192.0.2.7`): who is asking is believed from them. */
  TRUST_PROXY: z.string().optional(),
  /** Requests a second that one login or address may send in the long run, ten times that at once; 0: as many as they like. */
  RATE_LIMIT: z.coerce.number({ error: A_RATE }).int(A_RATE).min(0, A_RATE).max(100_000, A_RATE).default(60),
  /** Seals what the database must not tell by itself; at least 32 characters. Without it a file in the data folder does. */
  SECRET: z.string().min(32, 'give at least 32 characters').optional(),
  /** Where mails go out: `smtps://user:password@mail.example:465`. Without it no mail is sent and links are shown instead. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).superRefine(refuseStrangeServer).optional(),
  /** Whom mails come from: `Learning Loop <no-reply@learning.example>`. Needed with SMTP_URL. */
  MAIL_FROM: z.string().max(320).refine((text) => senderFrom(text) !== null, A_SENDER).optional(),
  /** JSON file that lists OpenID providers (README). */
  OIDC_PROVIDERS: z.string().optional(),
  /** Sandbox with another database than the embedded one; 0: no sandbox at all. */
  SANDBOX: z.enum(['0', '1']).optional(),
  /** Who runs this installation, as people read it on the pages about privacy, accessibility and terms. */
  OPERATOR: z.string().trim().max(200).optional(),
  /** How to reach them about these: a mail address, or a page that begins with https://. */
  OPERATOR_CONTACT: z.union([z.email(), z.url({ protocol: /^https$/ })], { error: 'give a mail address, or a page that begins with https://' }).optional(),
  /** Folder of published files. */
  PUBLISHED_DATA: z.string().optional(),
  /** Another address of the Explore Education Statistics API than the live one. */
  EES_API_URL: z.url({ protocol: /^https?$/ }).optional(),
}).refine(({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined, { path: ['MAIL_FROM'], error: A_SENDER });
export type Env = z.infer<typeof Settings>;

/** An empty setting counts as none. @throws Error that names each setting that makes no sense. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = Settings.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Settings that make no sense:\n${lines.join('\n')}`);
}

function refuseStrangeServer(smtpUrl: string, ctx: z.RefinementCtx): void {
  try {
    mailServerFrom(smtpUrl);
  } catch (error) {
    ctx.addIssue(error instanceof Error ? error.message : 'this cannot be read');
  }
}
