import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AcceptTerms } from '../../shared/workspace-settings.ts';
import { localPath } from '../features/sign-in/local-path.ts';
import { refusedOf } from '../features/workspaces/refused.ts';
import { SafeguardingLine } from '../features/workspaces/safeguarding-line.tsx';
import { TermsPage } from '../features/workspaces/terms-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

/** Stands beside the frame of a workspace's pages, not in it: that one is for those who have accepted. */
const Answer = z.union([z.object({ answer: z.literal('leave') }), AcceptTerms.extend({ answer: z.literal('accept').default('accept') })]);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Terms of ${data.view.name} · ${PRODUCT}` : PRODUCT }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** What a workspace is and its terms, for its members, before and after they accept. */
export async function loader(args: LoaderFunctionArgs) {
  const view = await readingOf(args, async () => services(args).workspaces.termsPage(await contextFor(args), args.params.workspace ?? ''));
  return { view, next: onward(view.slug, new URL(args.request.url).searchParams.get('next')) };
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const slug = args.params.workspace ?? '';
    const answer = await parseForm(args.request, Answer);
    const ctx = await contextFor(args);
    if (answer.answer === 'leave') {
      await services(args).members.leaveWorkspace(ctx, slug);
      return redirect('/workspaces?done=left');
    }
    await services(args).workspaces.acceptTerms(ctx, slug, answer.version);
    return redirect(onward(slug, answer.next));
  });
}

/** Back to the page of this workspace that was asked for; never in a circle. */
function onward(slug: string, next: string | null): string {
  const path = localPath(next);
  const home = `/workspaces/${slug}`;
  return (path === home || path.startsWith(`${home}/`) || path.startsWith(`${home}?`)) && !path.startsWith(`${home}/terms`) ? path : home;
}

export default function Terms() {
  const { view, next } = useLoaderData<typeof loader>();
  const { errors } = refusedOf(useActionData<RefusedForm>(), 'terms');
  return (
    <>
      <TermsPage view={view} next={next} errors={errors} />
      <SafeguardingLine />
    </>
  );
}
