import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { contextFor, parseForm, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';

const Format = z.object({ format: z.enum(['xlsx', 'json']).default('xlsx') });

/** A file is made when it is asked for by the form; by its address one comes to the form. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/workspaces/${params.workspace ?? ''}/export`);

/** Everything a workspace says, as a file. */
export async function action(args: ActionFunctionArgs) {
  const { name, type, body } = await readingOf(args, async () => {
    const asked = new URL(args.request.url).searchParams.get('format');
    const { format } = asked === 'json' ? { format: 'json' as const } : await parseForm(args.request, Format);
    return services(args).workspaces.exportWorkspace(await contextFor(args), args.params.workspace ?? '', format);
  });
  return new Response(body, { headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'private, no-store' } });
}
