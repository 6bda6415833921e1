import { Link } from '@remix-run/react';
import type { PillarView } from '../../../shared/framework-view.ts';
import { addressOf } from '../../ui/address.ts';
import { IndicatorLines, type LinesPlace } from './indicator-lines.tsx';

interface PillarSectionProps {
  readonly pillar: PillarView;
  readonly place: LinesPlace;
  readonly indicatorPath: (slug: string) => string;
}

/** An outcome or enabler with its indicators by domain; one without any invites to say what is missing. */
export function PillarSection({ pillar, place, indicatorPath }: PillarSectionProps) {
  const { label, thenAndNow, title, slug } = pillar;
  return (
    <section className="pillar" aria-labelledby={slug}>
      <p className="pillar__label"><Link to={addressOf(`/outcomes/${slug}`, ['area', place.area], ['asAt', place.day])}>{thenAndNow === null ? label : `T${thenAndNow.slice(1)}`}</Link></p>
      <h2 id={slug}>{title}</h2>
      <PillarLines pillar={pillar} place={place} indicatorPath={indicatorPath} />
    </section>
  );
}

/** The lines of a pillar, without its heading. */
export function PillarLines({ pillar: { domains, without, meanwhile }, place, indicatorPath }: PillarSectionProps) {
  if (domains.length > 0) return domains.map((domain) => <IndicatorLines key={domain.title} domain={domain} place={place} indicatorPath={indicatorPath} />);
  return (
    <>
      {without === null ? null : (
        <div className="empty">
          <p>{without}</p>
          <p>What would you see in your area if it went well, and who could tell you? Ask it in a conversation beside one of the figures below.</p>
        </div>
      )}
      {meanwhile.length > 0 ? <IndicatorLines domain={{ title: 'To read meanwhile: several agencies have a part in these', indicators: meanwhile }} place={place} indicatorPath={indicatorPath} /> : null}
    </>
  );
}
