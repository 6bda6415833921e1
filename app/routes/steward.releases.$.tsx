import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReleaseChangeForm } from '../../shared/stewardship.ts';
import { PreviewPage } from '../features/releases/preview-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

/** One release: what it changes, and what a data steward may do about it. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).stewardship.releasePreview(await contextFor(args), args.params['*'] ?? ''));
}

/** A decision about the release. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const ctx = await contextFor(args);
    const { stewardship } = services(args);
    const id = args.params['*'] ?? '';
    await stewardship.requireSteward(ctx);
    const change = await parseForm(args.request, ReleaseChangeForm);
    await stewardship.changeRelease(ctx, id, change);
    return redirect(change.intent === 'discard' ? '/steward' : new URL(args.request.url).pathname, 303);
  });
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.release.title}: what it changes · ${PRODUCT}` : PRODUCT }];

export default function ReleaseToSeeTo() {
  const preview = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  return <PreviewPage preview={preview} refusal={refused?.refusal ?? null} reason={refused?.values.reason ?? ''} />;
}
