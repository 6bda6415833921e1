import { KIND_OF_ORGANISATION } from '../../../shared/people.ts';
import { ORGANISATION_KINDS } from '../../../shared/workspaces.ts';
import { Field } from '../../ui/field.tsx';

interface OrganisationFieldsProps {
  readonly errors: Readonly<Record<string, string>>;
  /** As written before, or as they are. */
  readonly values: { readonly name?: string; readonly kind?: string; readonly areas?: string };
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Name, kind and areas of an organisation. */
export function OrganisationFields({ errors, values }: OrganisationFieldsProps) {
  return (
    <>
      <Field id="name" label="Name" hint="As its own people write it, such as Northtown Council." error={errors.name}>
        {(control) => <input {...control} className="govuk-input" name="name" autoComplete="off" defaultValue={values.name} />}
      </Field>
      <Field id="kind" label="Kind" hint="Local authorities may own mentoring and safeguarding workspaces, regions those of a region." error={errors.kind}>
        {(control) => (
          <select {...control} className="govuk-select" name="kind" defaultValue={values.kind ?? ''}>
            <option value="">Choose</option>
            {ORGANISATION_KINDS.map((kind) => <option key={kind} value={kind}>{capital(KIND_OF_ORGANISATION[kind])}</option>)}
          </select>
        )}
      </Field>
      <Field id="areas" label="Areas whose figures are its own (may stay empty)" hint="Codes or names, one a line: E08000035 or Leeds. They give no right to read anything." error={errors.areas}>
        {(control) => <textarea {...control} className="govuk-textarea" name="areas" rows={3} spellCheck={false} defaultValue={values.areas} />}
      </Field>
    </>
  );
}
