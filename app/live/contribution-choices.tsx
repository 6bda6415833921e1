import { useState } from 'react';
import { CAPACITIES, UNDO_MINUTES, VISIBILITIES, whyNotPublic, type Publication, type Visibility } from '../../shared/contributions.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import type { FormFields } from './sending-form.tsx';
import { WhoSees } from '../ui/who-sees.tsx';

interface ContributionChoicesProps {
  readonly fields: Pick<FormFields, 'id' | 'value' | 'error' | 'locked'>;
  readonly workspace: Pick<WorkspaceView, 'name' | 'memberCount' | 'organisation' | 'role' | 'kind'>;
}

/** Each choice in a word or two, and who that is. */
export const VISIBILITY_LABELS: Readonly<Record<Visibility, string>> = {
  me: 'Only me', organisation: 'My organisation', workspace: 'This workspace', region: 'The region too', public: 'Everybody, once approved',
};

/** Who can see what was chosen, in one sentence without its full stop. @param of what was written already, by whomever: how far its way to the public is */
export function whoSeesWords(visibility: Visibility, { name, memberCount, organisation }: ContributionChoicesProps['workspace'], of?: { readonly publication: Publication | null }): string {
  const members = memberCount === 1 ? `you, the one member of ${name}` : `the ${memberCount} members of ${name}`;
  switch (visibility) {
    case 'me':
      return 'only you';
    case 'organisation':
      return `those who act for ${organisation?.name ?? 'your organisation'} in ${name}`;
    case 'workspace':
      return members;
    case 'region':
      return `${members}, and the members of the region’s own workspaces`;
    case 'public':
      if (of?.publication === 'published') return 'everybody';
      if (of?.publication === 'declined') return `${members}, and the members of the region’s own workspaces`;
      return `${members}, and the members of the region’s own workspaces; everybody once ${of ? 'its author’s organisation' : (organisation?.name ?? 'your organisation')} and a moderator have agreed`;
  }
}

/** What somebody may choose here; and why not everybody, where that cannot be chosen. */
export function offeredTo({ role, organisation }: ContributionChoicesProps['workspace']): { readonly offered: readonly Visibility[]; readonly why: string | null } {
  if (role === 'guest') return { offered: ['me', 'workspace'], why: null };
  const why = whyNotPublic(organisation);
  return { offered: VISIBILITIES.filter((one) => one !== 'public' || why === null), why };
}

/** Who may see what is being written, for whom it is written, and how it is used: stands in every form that adds something. */
export function ContributionChoices({ fields, workspace }: ContributionChoicesProps) {
  const { offered, why } = offeredTo(workspace);
  const before = offered.find((one) => one === fields.value('visibility')) ?? 'workspace';
  const [visibility, setVisibility] = useState<Visibility>(before);
  const error = fields.error('visibility');
  return (
    <div className="contribution-choices">
      <WhoSees>{whoSeesWords(visibility, workspace)}.</WhoSees>
      <details className="contribution-choices__more" open={error ? true : undefined}>
        <summary>Change who can see this, and how it may be used</summary>
        <label className="govuk-label" htmlFor={fields.id('visibility')}>Who can see it</label>
        {error ? <p className="govuk-error-message" id={`${fields.id('visibility')}-error`}>{error}</p> : null}
        <select className="govuk-select" id={fields.id('visibility')} name="visibility" defaultValue={before} onChange={(event) => setVisibility(event.currentTarget.value as Visibility)}>
          {offered.map((one) => <option key={one} value={one}>{VISIBILITY_LABELS[one]}</option>)}
        </select>
        {why === null ? null : <p className="govuk-hint">{why}</p>}
        <label className="govuk-label" htmlFor={fields.id('capacity')}>I write this</label>
        <select className="govuk-select" id={fields.id('capacity')} name="capacity" defaultValue={fields.value('capacity') ?? 'self'}>
          {Object.entries(CAPACITIES).map(([value, words]) => <option key={value} value={value}>{words}</option>)}
        </select>
        <div className="govuk-checkboxes govuk-checkboxes--small">
          <Tick fields={fields} name="confidential" words="Leave it out of files and roll-ups that others take along" />
          <Tick fields={fields} name="quoteConsent" words="It may be quoted" />
          <Tick fields={fields} name="contactConsent" words="I may be asked about it" />
        </div>
        <p>
          What you write is kept beside the figure, with the organisation you act for, until the workspace is deleted. It may have to be disclosed where somebody asks under freedom of
          information. For {UNDO_MINUTES} minutes you can take it back as if it had never been; after that you can withdraw it. Write about figures and practice, never about a child, a
          family or a colleague. Somebody who cannot use this page can give you their words on paper, by mail or by telephone: choose above that you write for them.
        </p>
      </details>
    </div>
  );
}

function Tick({ fields, name, words }: Pick<ContributionChoicesProps, 'fields'> & { name: string; words: string }) {
  return (
    <div className="govuk-checkboxes__item">
      <input className="govuk-checkboxes__input" id={fields.id(name)} name={name} type="checkbox" value="yes" defaultChecked={fields.value(name) === 'yes'} />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={fields.id(name)}>{words}</label>
    </div>
  );
}
