import { Link } from '@remix-run/react';
import { counted, listText } from '../../../shared/format.ts';
import { PILLARS } from '../../../shared/framework/pillars.ts';
import type { MetricCounts } from '../../../shared/workspace-home.ts';
import type { IndicatorName } from './figure-link.tsx';

export type { IndicatorName } from './figure-link.tsx';

interface WrittenFiguresProps {
  readonly counts: readonly MetricCounts[];
  readonly slug: string;
  /** In the framework's order. */
  readonly indicators: readonly IndicatorName[];
}

/** Every indicator with how much is written about it here. */
export function WrittenFigures({ counts, slug, indicators }: WrittenFiguresProps) {
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">All figures, and what is said about them</h2>
      <div className="home-figures">
        {PILLARS.map((pillar) => (
          <div key={pillar.slug} className="home-figures__pillar">
            <h3>{pillar.title}</h3>
            {pillar.withoutIndicators ? <p className="muted">{pillar.withoutIndicators}</p> : null}
            <ul className="home-figures__list">
              {indicators.filter((one) => one.pillar === pillar.slug).map((one) => (
                <li key={one.slug}>
                  <Link to={`/workspaces/${slug}/indicators/${one.slug}`}>{one.shortTitle}</Link>
                  <span className="home-figures__counts">{countsText(counts.find(({ metric }) => metric === one.metric))}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

/** "two notes, one question and three actions"; nothing where nothing is written. */
function countsText(counts: MetricCounts | undefined): string {
  if (!counts) return '';
  const parts = [
    counts.notes > 0 ? counted(counts.notes, 'note') : '',
    counts.questions > 0 ? counted(counts.questions, 'question') : '',
    counts.actions > 0 ? counted(counts.actions, 'action') : '',
  ];
  return listText(parts.filter(Boolean));
}
