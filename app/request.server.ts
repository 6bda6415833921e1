import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import type { Context } from '../server/context.ts';
import { invalid, Refusal } from '../shared/errors.ts';
import { sentencesIn } from './live/written-fields.ts';

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** Who is asking, with the database: the first argument of every command and query that needs to know. */
export async function contextFor(args: Pick<Args, 'context'>): Promise<Context> {
  return { db: args.context.db, actor: await args.context.actor() };
}

/** What a request says about its browser: the cookies it had and what it calls itself. */
export function browserOf({ headers }: Request): { readonly cookieHeader: string | null; readonly userAgent: string | null } {
  return { cookieHeader: headers.get('Cookie'), userAgent: headers.get('User-Agent') };
}

/** Headers that set several cookies. */
export function withCookies(cookies: readonly string[]): Headers {
  const headers = new Headers();
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return headers;
}

/** What an action answers when it refuses: shown beside the form, with what had been written still there. */
export interface RefusedForm {
  readonly refusal: { readonly status: number; readonly code: string; readonly message: string; readonly fields: Readonly<Record<string, string>> };
  /** What had been written, by field; never a password. Of a field that was sent several times, one a line. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Reads a form by its schema. A field that occurs more than once arrives as an array.
 * @throws Refusal 400 with words per field when something is missing or not as expected.
 */
export async function parseForm<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  // Where the schema has no words of its own: a form of ours sends nothing of the kind.
  const result = schema.safeParse(formObject(await readForm(request)), { error: () => 'This is not as expected. Choose or write it again.' });
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const { path, message } of result.error.issues) fields[path.join('.')] ??= message;
  throw invalid(fields);
}

/**
 * Runs the work of a loader and turns a Refusal into the right answer: 401 leads to the sign-in page and back (a second factor
 * and a workspace's terms to theirs), every other becomes the error page of its status. Called inside the loader, never around its export (the split of server
 * and browser code needs that).
 */
export async function readingOf<Result>({ request }: Pick<Args, 'request'>, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw isRefusal(error) ? (leadElsewhere(error, request) ?? errorPage(error)) : error;
  }
}

/**
 * The same for an action: a refused form is answered with its words, and what had been written is kept; 401 leads to
 * the sign-in page and back; 404 becomes the error page, with what had been written.
 */
export async function respond<Result>({ request }: Pick<Args, 'request'>, work: () => Promise<Result>): Promise<Result | ReturnType<typeof data<RefusedForm>>> {
  const sent = request.clone();
  try {
    return await work();
  } catch (error) {
    return refusedForm(error, request, () => writtenValues(sent));
  }
}

/** The same for an action that reads its request as a stream: what was sent is not kept beside it, nor shown again. */
export async function respondToFile<Result>({ request }: Pick<Args, 'request'>, work: () => Promise<Result>): Promise<Result | ReturnType<typeof data<RefusedForm>>> {
  try {
    return await work();
  } catch (error) {
    return refusedForm(error, request, async () => ({}));
  }
}

async function refusedForm(error: unknown, request: Request, values: () => Promise<Record<string, string>>): Promise<ReturnType<typeof data<RefusedForm>>> {
  if (!isRefusal(error)) throw error;
  const elsewhere = leadElsewhere(error, request);
  if (elsewhere) throw elsewhere;
  const { status, code, message, fields } = error;
  const refused: RefusedForm = { refusal: { status, code, message, fields }, values: await values() };
  if (status !== 404) return data(refused, { status });
  // The page of the form is gone: the error page gives the words back.
  const written = sentencesIn(refused.values);
  throw written === '' ? errorPage(error) : data({ ...refused, written }, { status });
}

/** Where something has to be done first: signing in, proving a second factor, accepting a workspace's terms. */
function leadElsewhere({ code }: Refusal, request: Request): Response | null {
  const page = pageOf(request);
  const workspace = /^\/workspaces\/[^/?]+/.exec(page)?.[0];
  const to = { 'sign-in': '/sign-in', 'second-factor': '/account/second-factor', terms: workspace && `${workspace}/terms` }[code];
  return to ? redirect(`${to}?next=${encodeURIComponent(page)}`) : null;
}

function errorPage({ status, message }: Refusal): Response {
  return new Response(message, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}

/** The server's Refusal is another copy of the class (two module graphs), so it is known by its name. */
function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'Refusal';
}

/** Path and query of the page the request belongs to. */
function pageOf(request: Request): string {
  const url = new URL(request.url);
  url.searchParams.delete('_routes');
  const path = url.pathname.replace(/\.data$/, '');
  return (path === '/_root' ? '/' : path) + url.search;
}

/** Our longest form has a tenth of it. */
const MOST_FIELDS = 200;

async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => null);
  if (!form || [...form].length > MOST_FIELDS) throw new Refusal(400, 'malformed', 'What was sent is not a form of ours.');
  return form;
}

function formObject(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const entries = new Map<string, FormDataEntryValue[]>();
  for (const [name, value] of form) entries.set(name, [...(entries.get(name) ?? []), value]);
  return Object.fromEntries([...entries].map(([name, all]) => [name, all.length === 1 ? all[0]! : all]));
}

async function writtenValues(sent: Request): Promise<Record<string, string>> {
  const form = await readForm(sent).catch(() => new FormData());
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('password'));
  const written: Record<string, string> = {};
  for (const [name, text] of texts) written[name] = Object.hasOwn(written, name) ? `${written[name]}\n${text}` : text;
  return written;
}
