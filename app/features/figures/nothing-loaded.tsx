import { dateText } from '../../../shared/format.ts';

/** Said where a measure has no figures to show. */
export function NothingLoaded({ asAt }: { asAt: string | null }) {
  return (
    <div className="empty">
      {asAt === null ? (
        <p><b>No figures are loaded yet.</b> They appear here as soon as the published file of this measure has been imported.</p>
      ) : (
        <p><b>No figures of this measure were public on {dateText(asAt)}</b>, as far as the releases that are loaded go back.</p>
      )}
    </div>
  );
}
