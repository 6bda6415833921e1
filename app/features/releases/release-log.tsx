import { Link } from '@remix-run/react';
import type { LoggedRelease, ReleaseLogView } from '../../../shared/release-pages.ts';
import { InventedTag } from '../../ui/tag.tsx';

/** What came out, newest first, and what is expected. */
export function ReleaseLog({ view: { world, keep, releases, expected } }: { view: ReleaseLogView }) {
  return (
    <article className="releases">
      <h1>Releases {world === 'invented' ? <InventedTag /> : null}</h1>
      <p className="framework__lead">What was published, when and for which periods. Each day leads to what was new, revised or newly suppressed.</p>
      <div className="releases__columns">
        <section aria-labelledby="published">
          <h2 id="published">Published</h2>
          {releases.length === 0 ? <p className="empty">No release is public here yet.</p> : null}
          <ol className="releases__log">
            {releases.map((release) => (
              <li key={`${release.day} ${release.title}`}>
                <h3><Link to={`/releases/${release.day}${keep}`}>{release.title}</Link></h3>
                <p className="small">{release.published} · {release.publisher} · <Link to={`/?${new URLSearchParams([...new URLSearchParams(keep), ['asAt', release.day]])}`}>Figures as at that day</Link></p>
                <Sets release={release} />
              </li>
            ))}
          </ol>
        </section>
        {world === 'published' ? (
          <section aria-labelledby="expected">
            <h2 id="expected">Expected</h2>
            <p>
              One year after the release before. Publishers have not confirmed these months here.{' '}
              <a href="/releases/calendar.ics">Put them into your calendar (.ics)</a>
            </p>
            <ul className="releases__expected">
              {expected.map(({ title, publisher, month, before, overdue }) => (
                <li key={title}>
                  <strong>{month}</strong> {title}
                  <span className="small">
                    {publisher}. {overdue ? 'Was expected by now; it is not loaded here. ' : ''}The one before: {before}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </article>
  );
}

/** Data sets of a release with what they cover and how old that is today; those that cover the same stand together. */
export function Sets({ release: { sets } }: { release: LoggedRelease }) {
  return (
    <ul className="releases__sets">
      {[...new Set(sets.map(({ covers }) => covers))].map((covers) => {
        const alike = sets.filter((one) => one.covers === covers);
        return <li key={covers}>{alike.map(({ title }) => title).join(' · ')}{covers ? <span className="small">covers {covers}, {alike[0]?.age} today</span> : null}</li>;
      })}
    </ul>
  );
}
