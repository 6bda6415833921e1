import { useState, type ReactNode } from 'react';
import { ANNOTATION_KINDS } from '../../../shared/annotation-kinds.ts';
import type { Scope } from '../../../shared/anchors.ts';
import type { FormFields } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { SCOPE_WORDS } from './scope-words.ts';

interface AddNoteProps {
  readonly fields: FormFields;
  /** Which figure it is pinned to: area and year. */
  readonly about: ReactNode;
  /** Who may see it, and how it is used. */
  readonly choices: ReactNode;
  /** Newest first, for notes about a range of years. */
  readonly periods: readonly string[];
  /** The area that `about` begins with. */
  readonly area: string;
  /** Areas that it may compare with; its own is left out. */
  readonly areas: readonly { readonly code: string; readonly name: string }[];
}

/** Fields of a context note: first the words, then what kind it is, then how much it is about. */
export function AddNote({ fields, about, choices, periods, area, areas }: AddNoteProps) {
  return (
    <>
      <Field
        id={fields.id('body')} label="What do you know about this figure?" error={fields.error('body')}
        hint="“I wonder whether …” and “What else could explain …” are good beginnings. Write about practice and circumstances, never about a child or a colleague."
      >
        {(control) => <textarea {...control} className="govuk-textarea" name="body" rows={3} placeholder=" " data-first defaultValue={fields.value('body')} readOnly={fields.locked} />}
      </Field>
      <KindField fields={fields} />
      <HowMuch fields={fields} about={about} periods={periods} area={area} areas={areas} />
      {choices}
    </>
  );
}

/** What kind of note it is. */
export function KindField({ fields, kind = 'context' }: { readonly fields: Pick<FormFields, 'id' | 'value' | 'error'>; readonly kind?: string }) {
  return (
    <Field id={fields.id('kind')} label="Kind of note" error={fields.error('kind')}>
      {(control) => (
        <select {...control} className="govuk-select" name="kind" defaultValue={fields.value('kind') ?? kind}>
          {Object.entries(ANNOTATION_KINDS).map(([one, words]) => <option key={one} value={one}>{words}</option>)}
        </select>
      )}
    </Field>
  );
}

/** How much it is about, the one figure unless somebody says more. Without script every choice stands there at once. */
function HowMuch({ fields, about, periods, area, areas }: Omit<AddNoteProps, 'choices'>) {
  const asked = fields.value('scope') ?? 'point';
  const [scope, setScope] = useState<string>(Object.hasOwn(SCOPE_WORDS, asked) ? asked : 'point');
  const [chosen, setChosen] = useState({ from: area, area: fields.value('area') ?? area });
  // The page may have gone on to another area since.
  const own = chosen.from === area ? chosen.area : area;
  const others = areas.filter(({ code }) => code !== own);
  const hydrated = useHydrated();
  const asks = (...scopes: readonly Scope[]) => !hydrated || scopes.some((one) => one === scope);
  return (
    <>
      <div
        className={`note-about note-about--${hydrated ? scope : 'any'}`}
        onChange={({ target }) => {
          if (target instanceof HTMLSelectElement && target.name === 'area') setChosen({ from: area, area: target.value });
        }}
      >
        {about}
      </div>
      {asks('series') ? (
        <Field id={fields.id('periodTo')} label="up to the year" hint={scope === 'series' ? 'From the year chosen above. Without a last year it is about all of them.' : 'Only for a range of years. Leave it at “none” for one year, or for all of them.'} error={fields.error('periodTo')}>
          {(control) => (
            <select {...control} className="govuk-select" name="periodTo" defaultValue={fields.value('periodTo') ?? ''}>
              <option value="">{scope === 'series' ? 'all years' : 'none'}</option>
              {periods.map((period) => <option key={period}>{period}</option>)}
            </select>
          )}
        </Field>
      ) : null}
      <details className="note-scope" open={fields.error('scope') || fields.error('otherAreas') ? true : undefined}>
        <summary>{scope === 'point' ? 'It is about more than this one figure' : `It is about: ${SCOPE_WORDS[scope as Scope].toLowerCase()}`}</summary>
        <Field id={fields.id('scope')} label="It is about" error={fields.error('scope')}>
          {(control) => (
            <select {...control} className="govuk-select" name="scope" value={scope} onChange={(event) => setScope(event.currentTarget.value)}>
              {(Object.keys(SCOPE_WORDS) as Scope[]).map((one) => <option key={one} value={one}>{SCOPE_WORDS[one]}</option>)}
            </select>
          )}
        </Field>
        {others.length > 0 && asks('point', 'series', 'area') ? (
          <fieldset className="govuk-fieldset note-compared">
            <legend>Compared with</legend>
            {fields.error('otherAreas') ? <p className="govuk-error-message" id={`${fields.id('otherAreas')}-error`}>{fields.error('otherAreas')}</p> : null}
            <div className="govuk-checkboxes govuk-checkboxes--small" id={fields.id('otherAreas')}>
              {others.map(({ code, name }) => (
                <div key={code} className="govuk-checkboxes__item">
                  <input className="govuk-checkboxes__input" id={fields.id(`other-${code}`)} name="otherAreas" type="checkbox" value={code} defaultChecked={fields.value('otherAreas')?.split('\n').includes(code)} />
                  <label className="govuk-label govuk-checkboxes__label" htmlFor={fields.id(`other-${code}`)}>{name}</label>
                </div>
              ))}
            </div>
          </fieldset>
        ) : null}
      </details>
    </>
  );
}
