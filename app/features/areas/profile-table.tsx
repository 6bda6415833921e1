import { Link } from '@remix-run/react';
import type { ProfilePillar as Pillar, ProfileView } from '../../../shared/profile-view.ts';
import { addressOf, areaPath } from '../../ui/address.ts';
import { ProfileRows } from '../../ui/profile-rows.tsx';

/** One outcome or enabler: what there is, in words, and a row for each indicator. */
export function ProfilePillar({ pillar, view }: { pillar: Pillar; view: ProfileView }) {
  const { slug, label, thenAndNow, title, without, sentence, domains } = pillar;
  return (
    <section className="pillar" aria-labelledby={slug}>
      <p className="pillar__label">{thenAndNow === null ? label : `T${thenAndNow.slice(1)}`}</p>
      <h2 id={slug}>{title}</h2>
      {sentence === '' ? null : <p className="small">{sentence}</p>}
      {without !== null && domains.length === 0 ? (
        <div className="empty"><p>{without} <Link to={addressOf(`/outcomes/${slug}`, ['area', view.area], ['asAt', view.asAt.chosen])}>What can be read meanwhile</Link></p></div>
      ) : (
        <ProfileRows
          title={title} domains={domains} area={view.area} heads={view.heads}
          hrefOf={(indicator) => addressOf(`/indicators/${indicator}`, ['area', view.area], ['asAt', view.asAt.chosen])}
          jointHref={(code) => addressOf(areaPath(code), ['asAt', view.asAt.chosen])}
        />
      )}
    </section>
  );
}
