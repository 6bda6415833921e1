import { Form } from '@remix-run/react';
import { countryOf, localAuthoritiesIn, LONDON, regionsOf, type World } from '../../shared/areas/register.ts';
import { areaName } from '../../shared/format.ts';

interface AreaPickerProps {
  readonly chosen: string;
  readonly world: World;
  /** The areas to offer, in order; `null` for every area of the world, by region. */
  readonly offered: readonly string[] | null;
  /** What the address says besides the area, kept as it is. */
  readonly keep: readonly (readonly [name: string, value: string])[];
}

/** Chooses an area by an ordinary form: the choice lives in the address, with and without script. */
export function AreaPicker({ chosen, world, offered, keep }: AreaPickerProps) {
  const groups = offered ? [{ heading: '', codes: offered }] : groupsOf(world);
  const missing = groups.every(({ codes }) => !codes.includes(chosen));
  return (
    <Form method="get" className="area-picker" preventScrollReset>
      <label className="area-picker__label" htmlFor="area">Area</label>
      {/* The key makes the list follow the address when a link changes it. */}
      <select key={chosen} className="govuk-select area-picker__select" id="area" name="area" defaultValue={chosen}>
        {missing ? <option value={chosen}>{areaName(chosen)}</option> : null}
        {groups.map(({ heading, codes }) =>
          heading ? <optgroup key={heading} label={heading}>{options(codes)}</optgroup> : options(codes),
        )}
      </select>
      {keep.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <button className="govuk-button area-picker__button" type="submit">Show</button>
    </Form>
  );
}

function options(codes: readonly string[]) {
  return codes.map((code) => <option key={code} value={code}>{areaName(code)}</option>);
}

/** The country and its regions, then each region's authorities; Inner and Outer London as the publisher has them. */
function groupsOf(world: World): readonly { heading: string; codes: readonly string[] }[] {
  const regions = regionsOf(world);
  return [
    { heading: '', codes: [countryOf(world).code] },
    { heading: 'Regions', codes: regions.map(({ code }) => code) },
    ...regions.filter(({ code }) => code !== LONDON).map(({ code }) => ({
      heading: areaName(code),
      codes: localAuthoritiesIn(code).map((area) => area.code),
    })),
  ];
}
