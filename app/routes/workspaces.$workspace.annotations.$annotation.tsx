import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams, type ClientActionFunctionArgs } from '@remix-run/react';
import { z } from 'zod';
import { EditAnnotation, ReplyAsOwner } from '../../shared/annotations.ts';
import { invalid } from '../../shared/errors.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import { Report, Share, TakeBack } from '../../shared/moderation.ts';
import { NotePage } from '../features/annotations/note-page.tsx';
import { aboutWords } from '../features/annotations/note-words.ts';
import { NoteFigure } from '../features/annotations/note-figure.tsx';
import { breakdownEntries } from '../ui/figure-path.ts';
import { hasLine, noteSeries } from '../features/annotations/note-series.ts';
import { homeArea } from '../features/workspaces/areas.ts';
import { freshKey } from '../live/sending.ts';
import { leadOrUnsent } from '../live/unsent.ts';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { Notice } from '../ui/notice.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Note on ${aboutWords(data.view.annotation)} · ${data.view.workspace.name} · ${PRODUCT}` : PRODUCT }];

const DONE: Readonly<Record<string, string>> = {
  changed: 'The note is changed. What it said before stands below.',
  replied: 'The reply stands first under the note, wherever it is shown.',
  placed: 'The note is placed again. Where it stood before is in its history.',
  shared: 'Who can see the note is changed.',
  withdrawn: 'The note is withdrawn.',
  reported: 'Thank you. A moderator will look at it.',
};

/** One note by itself, with its history. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const { workspace = '', annotation = '' } = args.params;
    const ctx = await contextFor(args);
    const { annotations, figures, notifications, publications } = services(args);
    const view = await annotations.annotationPage(ctx, workspace, annotation);
    await notifications.notificationsSeen(ctx, [view.annotation.id]);
    const decided = await publications.decidedBecause(ctx, workspace, 'annotation', view.annotation.id);
    const { metric, area, period, breakdown } = view.annotation;
    const indicator = findIndicator(metric ?? '');
    if (!indicator || !hasLine(view.annotation, view.workspace.areas)) return { view, decided, series: null, formKey: freshKey() };
    const offered = view.workspace.areas;
    const shown = await figures.indicatorView(ctx, indicator.slug, new URLSearchParams([['area', area ?? ''], ...breakdownEntries(breakdown).map(([name, value]) => [name, value])]), { home: homeArea(offered), offered });
    return { view, decided, series: noteSeries(shown, period), formKey: freshKey() };
  });
}

const Intent = z.object({ intent: z.string().default('') });

/** One form, one service call. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { workspace: slug = '', annotation: id = '' } = args.params;
    const ctx = await contextFor(args);
    const { annotations, moderation } = services(args);
    const here = (done: string) => redirect(`/workspaces/${slug}/annotations/${id}?done=${done}`, 303);
    const { intent } = await parseForm(args.request.clone(), Intent);
    switch (intent) {
      case 'annotation.edit':
        await annotations.editAnnotation(ctx, slug, await parseForm(args.request, EditAnnotation));
        return here('changed');
      case 'annotation.reply':
        await annotations.replyAsOwner(ctx, slug, await parseForm(args.request, ReplyAsOwner));
        return here('replied');
      case 'contribution.share':
        await moderation.share(ctx, slug, await parseForm(args.request, Share));
        return here('shared');
      case 'contribution.take-back': {
        const { outcome } = await moderation.takeBack(ctx, slug, await parseForm(args.request, TakeBack));
        return outcome === 'removed' ? redirect(`/workspaces/${slug}`, 303) : here('withdrawn');
      }
      case 'contribution.report':
        await moderation.report(ctx, slug, await parseForm(args.request, Report));
        return here('reported');
      default:
        throw invalid({ intent: 'This form is not known here. Reload the page and send again.' });
    }
  });
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) => leadOrUnsent(request, () => serverAction());

export default function Note() {
  const { view, decided, series, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<RefusedForm>();
  const [query] = useSearchParams();
  const done = answer ? undefined : DONE[query.get('done') ?? ''];
  return (
    <>
      {done ? <Notice><p>{done}</p></Notice> : null}
      <NotePage view={view} decided={decided} figure={series ? <NoteFigure note={view.annotation} series={series} slug={view.workspace.slug} /> : null} formKey={formKey} answer={answer} />
      <p><Link to={`/workspaces/${view.workspace.slug}`}>{view.workspace.name}</Link></p>
    </>
  );
}
