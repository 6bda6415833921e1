import { useState, type ReactNode } from 'react';
import { EVIDENCE_KINDS, MOST_LINKS, type EvidenceKind, type EvidenceLinkView, type EvidenceOffered, type EvidenceView } from '../../../shared/evidence.ts';
import { Field } from '../../ui/field.tsx';

/** What a form that was refused, or one that changes something, begins with. */
export interface EvidenceFormState {
  readonly errors: Readonly<Record<string, string>>;
  /** What had been written, by field; empty before. */
  readonly values: Readonly<Record<string, string>>;
}

interface EvidenceFieldsProps extends EvidenceFormState {
  readonly offered: EvidenceOffered;
  readonly begun: Partial<Pick<EvidenceView, 'title' | 'finding' | 'method' | 'consent' | 'size' | 'limits' | 'gathered'>> & { readonly kind: EvidenceKind | ''; readonly links: readonly EvidenceLinkView[] };
}

/** How each part is asked for: of voice in other words than of the rest. */
const ASKED = {
  other: { title: ['What is it?', 'For example “Audit of closed referrals”'], finding: ['What does it say?', ''], method: ['How was it gathered?', 'Who looked at what, and how it was chosen'] },
  voice: {
    title: ['Where does it come from?', 'For example “Survey of care leavers” or “Children in care council”'],
    finding: ['What themes come out of it?', 'Themes, never a single child’s story or words that somebody could be known by'],
    method: ['How were they asked?', 'Who asked, where, and how those who were asked were chosen'],
  },
} as const;

/** Fields of an item of evidence. */
export function EvidenceFields({ errors, values, offered, begun }: EvidenceFieldsProps) {
  const first = (values.kind ?? begun.kind) as EvidenceKind | '';
  const [kind, setKind] = useState(first);
  const asked = ASKED[kind === 'voice' ? 'voice' : 'other'];
  const value = (field: keyof Omit<typeof begun, 'links' | 'kind'>) => values[field] ?? begun[field] ?? '';
  const area = (field: 'finding' | 'method' | 'limits', label: ReactNode, hint: string, rows: number) => (
    <Field id={field} label={label} hint={hint} error={errors[field]}>
      {(control) => <textarea {...control} className="govuk-textarea" name={field} rows={rows} defaultValue={value(field)} />}
    </Field>
  );
  const line = (field: 'title' | 'size' | 'gathered' | 'consent', label: ReactNode, hint: string) => (
    <Field id={field} label={label} hint={hint} error={errors[field]}>
      {(control) => <input {...control} className="govuk-input" name={field} autoComplete="off" defaultValue={value(field)} />}
    </Field>
  );
  return (
    <>
      <Field id="kind" label="Kind of evidence" error={errors.kind}>
        {(control) => (
          <select {...control} className="govuk-select" name="kind" defaultValue={first} onChange={(event) => setKind(event.currentTarget.value as EvidenceKind)}>
            <option value="">Choose one</option>
            {Object.entries(EVIDENCE_KINDS).map(([one, words]) => <option key={one} value={one}>{words}</option>)}
          </select>
        )}
      </Field>
      {line('title', asked.title[0], asked.title[1])}
      {area('finding', asked.finding[0], asked.finding[1], 5)}
      {area('method', asked.method[0], asked.method[1], 3)}
      {line('gathered', 'When was it gathered?', 'For example “March to May 2026”')}
      {line('size', 'How many people, cases or answers does it rest on?', 'Rounded, and never fewer than ten that somebody could be among. “Not counted” is an answer')}
      {kind === 'voice' || kind === '' ? line('consent', 'What did those who spoke agree to?', 'Only for the voice of children and families. For example “That themes are shared with the partnership, without names”') : null}
      {area('limits', 'What can it not tell?', 'Who was not asked, what it cannot be compared with', 3)}
      <LinkRows errors={errors} values={values} offered={offered} links={begun.links} />
      {errors.guardReason ? (
        <Field id="guardReason" label="Why can nobody be recognised in it?" hint="A moderator reads this" error={errors.guardReason}>
          {(control) => <input {...control} className="govuk-input" name="guardReason" maxLength={300} defaultValue={values.guardReason} />}
        </Field>
      ) : null}
    </>
  );
}

/** Rows that stand open from the start; the rest are folded away. */
const OPEN_ROWS = 2;

function LinkRows({ errors, values, offered, links }: EvidenceFormState & { readonly offered: EvidenceOffered; readonly links: readonly EvidenceLinkView[] }) {
  const rows = Array.from({ length: MOST_LINKS }, (_, row) => row);
  const wrong = rows.some((row) => row >= OPEN_ROWS && ['metric', 'area', 'period'].some((field) => errors[`links.${row}.${field}`]));
  const row = (at: number) => <LinkRow key={at} row={at} errors={errors} values={values} offered={offered} link={links[at] ?? { metric: '', area: '', period: '' }} />;
  return (
    <fieldset className="govuk-fieldset evidence__rows" id="links">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Which figures is it read beside?</legend>
      {errors.links ? <p className="govuk-error-message">{errors.links}</p> : null}
      {rows.slice(0, OPEN_ROWS).map(row)}
      <details className="contribution-choices__more" open={wrong || links.length > OPEN_ROWS}>
        <summary>More figures</summary>
        {rows.slice(OPEN_ROWS).map(row)}
      </details>
    </fieldset>
  );
}

function LinkRow({ row, errors, values, offered: { indicators, areas }, link }: EvidenceFormState & { readonly row: number; readonly offered: EvidenceOffered; readonly link: EvidenceLinkView }) {
  const name = (field: keyof EvidenceLinkView) => `links.${row}.${field}`;
  const value = (field: keyof EvidenceLinkView) => values[name(field)] ?? link[field];
  const groups = [...new Set(indicators.map(({ group }) => group))];
  const label = (words: string) => <>{words}<span className="govuk-visually-hidden"> of figure {row + 1}</span></>;
  return (
    <div className="evidence__row">
      <Field id={name('metric')} label={label('Indicator')} error={errors[name('metric')]}>
        {(control) => (
          <select {...control} className="govuk-select" name={name('metric')} defaultValue={value('metric')}>
            <option value="">{row === 0 ? 'Choose one' : 'None'}</option>
            {groups.map((group) => (
              <optgroup key={group} label={group}>
                {indicators.filter((one) => one.group === group).map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Field id={name('area')} label={label('Area')} error={errors[name('area')]}>
        {(control) => (
          <select {...control} className="govuk-select" name={name('area')} defaultValue={value('area')}>
            <option value="">All areas here</option>
            {areas.map(({ code, name: words }) => <option key={code} value={code}>{words}</option>)}
          </select>
        )}
      </Field>
      <Field id={name('period')} label={label('Year (optional)')} error={errors[name('period')]}>
        {(control) => <input {...control} className="govuk-input govuk-input--width-5" name={name('period')} maxLength={7} autoComplete="off" defaultValue={value('period')} />}
      </Field>
    </div>
  );
}
