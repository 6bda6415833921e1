import { Form } from '@remix-run/react';
import { localAuthoritiesOf } from '../../../shared/areas/register.ts';
import { areaName } from '../../../shared/format.ts';
import { MOST_OWN, type IndicatorView } from '../../../shared/indicator-view.ts';
import { KeepFields } from './keep-fields.tsx';
import type { PageLinks } from './page-links.ts';

/** Adds a local authority to the reader's own list, which lives in the address and can be kept or sent as such. */
export function AddAuthority({ view: { choice, world }, links }: { view: IndicatorView; links: PageLinks }) {
  const words = choice.own.length === 0 ? 'No local authority is on your list yet.' : 'The list is kept in this page’s address: keep or send the address to keep or share the list.';
  if (choice.own.length >= MOST_OWN) return <p className="small">{words} It is full: {MOST_OWN} local authorities are the most it can hold.</p>;
  const left = localAuthoritiesOf(world).filter(({ code }) => !choice.own.includes(code));
  return (
    <>
      <p className="small">{words}</p>
      <Form method="get" className="choices__form" preventScrollReset>
        <label htmlFor="la">Add</label>
        <select id="la" name="la" className="govuk-select">
          {left.map(({ code }) => <option key={code} value={code}>{areaName(code)}</option>)}
        </select>
        <KeepFields parts={links.parts({ list: 'own' }).filter(([name]) => name !== 'list')} />
        <input type="hidden" name="list" value="own" />
        <button className="govuk-button area-picker__button" type="submit">Add to the list</button>
      </Form>
    </>
  );
}
