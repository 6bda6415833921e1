import { Field } from '../../ui/field.tsx';

interface CodeFieldProps {
  /** Also its name. */
  readonly id?: string;
  readonly hint: string;
  readonly error: string | undefined;
  /** Recovery codes too: letters can be typed. */
  readonly anyCode?: boolean;
}

/** Where a code of one's second factor is typed. */
export function CodeField({ id = 'code', hint, error, anyCode = false }: CodeFieldProps) {
  return (
    <Field id={id} label="Code" hint={hint} error={error}>
      {(control) => (
        <input
          {...control} name={id} spellCheck={false} autoCapitalize="none" autoComplete="one-time-code" inputMode={anyCode ? 'text' : 'numeric'}
          className={`govuk-input ${anyCode ? 'govuk-input--width-30' : 'govuk-input--width-10'}`}
        />
      )}
    </Field>
  );
}
