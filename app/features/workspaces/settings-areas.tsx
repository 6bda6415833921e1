import { Link } from '@remix-run/react';
import type { SettingsPage } from '../../../shared/workspace-pages.ts';
import { Checkbox } from '../../ui/checkbox-list.tsx';
import { Details } from '../../ui/details.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { AreaChoice } from './area-choice.tsx';
import { tickedOf, type Refused } from './refused.ts';
import { ChangeForm } from './settings-forms.tsx';
import { ofForm } from './settings-section.tsx';

/** More areas; those that are there are not offered again. */
export function AddAreas({ view: { areas, areaGroups }, refused }: { readonly view: SettingsPage; readonly refused: Refused }) {
  const own = ofForm(refused, 'areas-added');
  const there = new Set(areas.map(({ code }) => code));
  const groups = areaGroups.map((group) => ({ ...group, areas: group.areas.filter(({ code }) => !there.has(code)) })).filter((group) => group.areas.length > 0);
  return (
    <ChangeForm change="areas-added" button="Add the areas">
      <AreaChoice legend="Which areas will be added?" own={[]} groups={groups} ticked={tickedOf(own, 'areas', [])} errors={own.errors} more={own.values.moreAreas} />
    </ChangeForm>
  );
}

/** An area about which nothing is written can go; any other stays. */
export function RemoveArea({ areas, refused }: { readonly areas: SettingsPage['areas']; readonly refused: Refused }) {
  const unused = areas.filter(({ used }) => !used);
  const { errors, values } = ofForm(refused, 'area-removed');
  if (unused.length === 0 || areas.length === 1) return null;
  return (
    <Details summary="Remove an area" open={values.change !== undefined}>
      <ChangeForm change="area-removed" button="Remove the area">
        <Field id="area" label="Which area?" hint="Areas about which something is written stay." error={errors.area}>
          {(control) => <select {...control} className="govuk-select" name="area" defaultValue={values.area}>{unused.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</select>}
        </Field>
      </ChangeForm>
    </Details>
  );
}

/** The page to be sure on before a workspace is archived. */
export function Archive({ view: { workspace }, refused }: { readonly view: SettingsPage; readonly refused: Refused }) {
  const settings = `/workspaces/${workspace.slug}/settings`;
  return (
    <div className="form-page">
      {Object.keys(refused.errors).length > 0 ? <ErrorSummary errors={refused.errors} /> : null}
      <h1>Archive {workspace.name}</h1>
      <p>From now on it can only be read, by those who are members. Nothing can be added, nobody invited, and this cannot be taken back. What it says can still be taken out as a file.</p>
      <p>To end it on a later day, <Link to={`${settings}#end-section`}>set an end</Link> instead: an end can be extended.</p>
      <ChangeForm change="archive" button="Archive this workspace">
        <Checkbox id="understood" label="I understand that this cannot be taken back" error={refused.errors.understood} />
      </ChangeForm>
      <p><Link to={settings}>Back to the settings</Link></p>
    </div>
  );
}
