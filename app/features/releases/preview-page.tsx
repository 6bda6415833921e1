import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { counted, dateText, listText } from '../../../shared/format.ts';
import type { ChangeTable, MeasureChanges, ReleasePreview, StewardRelease } from '../../../shared/stewardship.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { InventedTag, Tag } from '../../ui/tag.tsx';
import type { Refusal } from './steward-page.tsx';

interface PreviewPageProps {
  readonly preview: ReleasePreview;
  readonly refusal: Refusal | null;
  /** A reason that was written in a refused form. */
  readonly reason: string;
}

const STATES = { waiting: 'waits for sign-off', 'signed-off': 'public', 'rolled-back': 'rolled back' } as const;

/** One release: what it changes in words, the decision, then the lists. */
export function PreviewPage({ preview: { release, measures, first }, refusal, reason }: PreviewPageProps) {
  const { id, title, collection, publisher, published, assumed, covers, state, world } = release;
  const changed = measures.filter(({ tables }) => tables.length > 0);
  return (
    <article className="releases">
      {refusal ? <ErrorSummary errors={refusal.fields} message={Object.keys(refusal.fields).length === 0 ? refusal.message : undefined} /> : null}
      <p className="small"><Link to="/steward">Releases to see to</Link></p>
      <h1>{title} {world === 'invented' ? <InventedTag /> : null} <Tag tone={state === 'waiting' ? 'mark' : 'pale'}>{STATES[state]}</Tag></h1>
      <p className="small">
        {collection} · {publisher} · {assumed ? 'day of publication not known, loaded' : 'published'} {dateText(published)}{covers ? ` · covers ${covers}` : ''}
      </p>
      <h2>{state === 'signed-off' ? 'What it changed' : 'What it would change'}</h2>
      {measures.length === 0 ? <p>No figure can be made of it yet: it waits for another file.</p> : null}
      {first && measures.length > 0 ? <p>There was nothing to compare it with.</p> : null}
      <ul className="releases__words">{measures.map((measure) => <Words key={measure.slug} measure={measure} />)}</ul>
      {changed.length > 0 ? <p><a href={`/steward/changes.csv?release=${encodeURIComponent(id)}`}>Every change, figure by figure (CSV)</a></p> : null}
      <Decisions release={release} reason={reason} fields={refusal?.fields ?? {}} />
      <h2>What happened to it</h2>
      <ol className="releases__history">
        {release.history.map(({ words, by, at, reason: why }) => (
          <li key={at + words}><p>{words} by {by}, <time dateTime={at}>{dateText(at)}</time>{why ? `: ${why}` : ''}</p></li>
        ))}
      </ol>
      {changed.map((measure) => (
        <section key={measure.slug} aria-labelledby={`changes-${measure.slug}`}>
          <h2 id={`changes-${measure.slug}`}>{measure.title}</h2>
          {measure.tables.map((table) => <Changes key={table.heading} table={table} measure={measure.title} />)}
        </section>
      ))}
    </article>
  );
}

function Words({ measure: { slug, title, words, definition, tables, besides } }: { measure: MeasureChanges }) {
  return (
    <li>
      <b>{title}.</b> {words} {definition ? `Defined otherwise: ${definition} ` : ''}{tables.length > 0 ? <a href={`#changes-${slug}`}>See the figures</a> : null} Read it beside {listText(besides)}.
    </li>
  );
}

function Decisions({ release: { state, seen }, reason, fields }: { release: StewardRelease; reason: string; fields: Readonly<Record<string, string>> }) {
  return (
    <section aria-labelledby="decide" className="releases__decide">
      <h2 id="decide">{state === 'signed-off' ? 'Roll back' : 'Decide'}</h2>
      {state === 'signed-off' ? (
        <Decision intent="roll-back" seen={seen} button="Roll this release back" quiet>
          <p>The figures that were public before are shown again, to everybody at once. This release stays here and can be signed off again.</p>
          <Field id="reason" label="Why" hint="Other data stewards read it." error={fields.reason}>
            {(control) => <input {...control} name="reason" className="govuk-input" maxLength={500} defaultValue={reason} />}
          </Field>
        </Decision>
      ) : (
        <>
          <Decision intent="sign-off" seen={seen} button="Sign off and publish">
            <p>
              Once it is signed off, everybody sees these figures: on the public pages, in the API, in downloads, and in every workspace, where a line says
              that they are new.{state === 'waiting' ? ' Until then nobody but data stewards does.' : ' They were public before and were rolled back.'}
            </p>
          </Decision>
          <Decision intent="discard" seen={seen} button="Discard this release" quiet>
            <p>Discarding it forgets the file and its figures, so that another file of the same day can come.</p>
          </Decision>
        </>
      )}
    </section>
  );
}

interface DecisionProps {
  readonly intent: 'sign-off' | 'roll-back' | 'discard';
  readonly seen: number;
  readonly button: string;
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

const SEEN_BY: Readonly<Record<DecisionProps['intent'], string>> = {
  'sign-off': 'everybody sees the figures; that you decided, and why, data stewards',
  'roll-back': 'everybody sees that the figures go; that you decided, and why, data stewards',
  discard: 'data stewards',
};

function Decision({ intent, seen, button, quiet, children }: DecisionProps) {
  return (
    <Form method="post" preventScrollReset={false}>
      {children}
      <input type="hidden" name="seen" value={seen} />
      <Button name="intent" value={intent} quiet={quiet}>{button}</Button>
      <WhoSees>{SEEN_BY[intent]}</WhoSees>
    </Form>
  );
}

function Changes({ table: { heading, total, lines }, measure }: { table: ChangeTable; measure: string }) {
  const withBreakdown = lines.some(({ breakdown }) => breakdown !== '');
  const withBefore = lines.some(({ before }) => before !== '');
  const withAfter = lines.some(({ after }) => after !== '');
  return (
    <ScrollRegion label={`${heading}: ${measure}`}>
      <table className="figures-table releases__table">
        <caption>{heading}: {counted(total, 'figure')}{total > lines.length ? `, the first ${lines.length}` : ''}</caption>
        <thead>
          <tr>
            <th scope="col">Area</th><th scope="col">Period</th>{withBreakdown ? <th scope="col">Of</th> : null}
            {withBefore ? <th scope="col" className="figures-table__figure">Before</th> : null}
            {withAfter ? <th scope="col" className="figures-table__figure">Now</th> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ area, period, breakdown, before, after }) => (
            <tr key={`${area} ${period} ${breakdown}`}>
              <th scope="row">{area}</th><td>{period}</td>{withBreakdown ? <td>{breakdown}</td> : null}
              {withBefore ? <td className="figures-table__figure">{before}</td> : null}
              {withAfter ? <td className="figures-table__figure">{after}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
