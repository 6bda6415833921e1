import { Link, useLocation } from '@remix-run/react';
import { useState, type ReactNode } from 'react';
import { Field } from './field.tsx';
import { useHydrated } from './use-hydrated.ts';

interface PasswordFieldProps {
  readonly id: string;
  /** Where it differs from the id; begins with `password`, so that it is never sent back. */
  readonly name?: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly autoComplete: 'current-password' | 'new-password';
}

/** A password, which its owner may look at while typing. Without script the page comes again with letters that show. */
export function PasswordField({ id, name = id, autoComplete, ...field }: PasswordFieldProps) {
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  const [shown, setShown] = useState(params.get('show') === 'password');
  const hydrated = useHydrated();
  const words = shown ? 'Hide what I type' : 'Show what I type';
  if (shown) params.delete('show');
  else params.set('show', 'password');
  return (
    <Field id={id} {...field}>
      {(control) => (
        <>
          <input {...control} className="govuk-input" name={name} type={shown ? 'text' : 'password'} autoComplete={autoComplete} autoCapitalize="none" spellCheck={false} />
          <p className="show-typed">
            {hydrated
              ? <button type="button" className="link-button" aria-controls={id} onClick={() => setShown(!shown)}>{words}</button>
              : <Link to={`${pathname}?${params}`}>{words}</Link>}
          </p>
        </>
      )}
    </Field>
  );
}
