import { Link } from '@remix-run/react';
import type { CompanionView } from '../../../shared/indicator-view.ts';
import { SmallLine } from '../../ui/small-line.tsx';

interface CompanionsProps {
  readonly companions: readonly CompanionView[];
  readonly areaName: string;
  readonly hrefOf: (slug: string) => string;
}

/** Other indicators to read this one beside, each with the reason. */
export function Companions({ companions, areaName, hrefOf }: CompanionsProps) {
  return (
    <section className="alongside" aria-labelledby="alongside-heading">
      <h2 id="alongside-heading">Seen alongside</h2>
      <ul>
        {companions.map(({ slug, title, why, text, period, values }) => (
          <li key={slug}>
            <SmallLine values={values} />
            <span>
              <Link to={hrefOf(slug)}>{title}</Link>
              {text === null ? <span className="muted">, no figures loaded yet</span> : <>, <b>{text}</b> <span className="muted">{areaName} {period}</span></>}
              <span className="alongside__why">{why}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Official context that travels with the figures, and why the measure is looked at. */
export function ReadWithCare({ notes, why, invented }: { notes: readonly string[]; why: string; invented: boolean }) {
  return (
    <section className="with-care" aria-labelledby="with-care-heading">
      <h2 id="with-care-heading">Read with care</h2>
      {invented ? <p className="small">These notes belong to the published figures; the figures on this page are invented.</p> : null}
      <ul>
        {notes.map((note) => <li key={note}>{note}</li>)}
      </ul>
      <h3>Why it is looked at</h3>
      <p>{why}</p>
    </section>
  );
}
