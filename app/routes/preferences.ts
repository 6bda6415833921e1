import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { localPath } from '../features/sign-in/local-path.ts';
import { rememberTablesFirst } from '../preferences.server.ts';
import { parseForm, readingOf } from '../request.server.ts';

const Preferences = z.object({ tables: z.enum(['first', 'after']), next: z.string().max(4_000).optional() });

/** A preference is something one sets on another page, not a page one visits. */
export const loader = () => redirect('/reading');

/** Remembers whether tables come before charts, signed in or not, and leads back to the page that asked. */
export async function action(args: ActionFunctionArgs) {
  return readingOf(args, async () => {
    const { tables, next } = await parseForm(args.request, Preferences);
    return redirect(localPath(next), { headers: { 'Set-Cookie': await rememberTablesFirst(tables === 'first') } });
  });
}
