import { Form, Link } from '@remix-run/react';
import type { AsAtView } from '../../shared/as-at.ts';
import { dateText } from '../../shared/format.ts';

interface AsAtProps {
  readonly asAt: AsAtView;
  /** What the address says besides the day, kept as it is. */
  readonly keep: readonly (readonly [name: string, value: string])[];
}

/** Chooses the day whose figures are shown, and says so as long as it is not the newest ones. */
export function AsAt({ asAt: { chosen, days, earlier }, keep }: AsAtProps) {
  if (days.length < 2 && chosen === null) return null;
  const known = chosen === null || days.some(({ day }) => day === chosen);
  return (
    <div className="as-at">
      {chosen === null ? null : (
        <p className="as-at__banner" role="note">
          <strong>Figures as at {dateText(chosen)}.</strong> This is what was public on that day; what a publisher suppresses by now is withheld here too, and statistical neighbours are those of the newest model.{' '}
          <Link to={{ search: new URLSearchParams(keep.map(([name, value]) => [name, value])).toString() }} preventScrollReset>Show the newest figures</Link>
        </p>
      )}
      <details>
        <summary>{chosen === null ? 'Show figures as at an earlier day' : 'Choose another day'}</summary>
        <Form method="get" className="as-at__form" preventScrollReset>
          <label htmlFor="as-at">Figures as at</label>
          <select key={chosen} id="as-at" name="asAt" defaultValue={chosen ?? ''} className="govuk-select">
            <option value="">the newest figures</option>
            {known ? null : <option value={chosen}>{dateText(chosen)}</option>}
            {days.map(({ day, words }) => <option key={day} value={day}>{dateText(day)}: {words}</option>)}
          </select>
          {keep.map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)}
          <button className="govuk-button area-picker__button" type="submit">Show</button>
          {earlier ? <span>Earlier days: see <Link to="/releases">all releases</Link>.</span> : null}
        </Form>
      </details>
    </div>
  );
}
