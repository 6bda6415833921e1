import { Link } from '@remix-run/react';
import type { CompanionView } from '../../../shared/indicator-view.ts';
import { SmallLine } from '../../ui/small-line.tsx';
import type { AddressPart } from './page-address.ts';

interface CompanionsProps {
  readonly companions: readonly CompanionView[];
  readonly areaName: string;
  /** Address of another indicator's page that shows the same area. */
  readonly hrefOf: (slug: string, parts: readonly AddressPart[]) => string;
  /** Id of the heading, where two such parts stand on a page. */
  readonly id?: string;
  readonly heading?: string;
}

/** Other indicators to read this one beside, each with the reason. */
export function Companions({ companions, areaName, hrefOf, id = 'alongside-heading', heading = 'Seen alongside' }: CompanionsProps) {
  return (
    <section className="alongside" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul>
        {companions.map(({ slug, title, why, text, period, what, parts, values }) => (
          <li key={slug}>
            <SmallLine values={values} />
            <span>
              <Link to={hrefOf(slug, parts)}>{title}</Link>
              {text === null ? <span className="muted">, no figures loaded yet</span> : <>, <b>{text}</b> <span className="muted">{areaName} {period}{what === '' ? '' : `, ${what}`}</span></>}
              <span className="alongside__why">{why}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What else to mind (notes that the page does not give as official context), and why the measure is looked at. */
export function ReadWithCare({ notes, why, invented }: { notes: readonly string[]; why: string; invented: boolean }) {
  return (
    <section className="with-care" aria-labelledby="with-care-heading">
      <h2 id="with-care-heading">Read with care</h2>
      {invented ? <p className="small">These notes belong to the published figures; the figures on this page are invented.</p> : null}
      {notes.length > 0 ? <ul>{notes.map((note) => <li key={note}>{note}</li>)}</ul> : <p>What there is to mind is the official context above.</p>}
      <h3>Why it is looked at</h3>
      <p>{why}</p>
    </section>
  );
}
