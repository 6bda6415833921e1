import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { contextFor, parseForm, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';

const Asked = z.object({ format: z.enum(['docx', 'csv']).default('docx'), metric: z.string().max(80).default(''), area: z.string().max(40).default('') });

/** A file is made when it is asked for by the form; by its address one comes to the form. */
export const loader = ({ params, request }: LoaderFunctionArgs) => redirect(`/workspaces/${params.workspace ?? ''}/take${new URL(request.url).search}`);

/** What one may see on an indicator or an area, as a file. */
export async function action(args: ActionFunctionArgs) {
  const { name, type, body } = await readingOf(args, async () => {
    const { format, metric, area } = await parseForm(args.request, Asked);
    return services(args).takingAlong.takeAlong(await contextFor(args), args.params.workspace ?? '', new URLSearchParams({ metric, area }), format);
  });
  return new Response(body, { headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'private, no-store' } });
}
