import type { ReactNode } from 'react';
import { Details } from '../../ui/details.tsx';
import type { Refused } from './refused.ts';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** How it is now. */
  readonly children: ReactNode;
  /** How it is changed; `null` where it is not. */
  readonly form: ReactNode;
  readonly summary?: string;
  /** What its form changes: it stays open where it was refused. */
  readonly change: string;
  readonly refused: Refused;
}

/** One part of the settings: how it is, and its form folded away. */
export function Section({ id, title, children, form, summary = 'Change', change, refused }: SectionProps) {
  return (
    <section aria-labelledby={id} className="settings__part">
      <h2 id={id}>{title}</h2>
      {children}
      {form === null ? null : <Details summary={<>{summary}<span className="govuk-visually-hidden">: {title}</span></>} open={refused.values.change === change}>{form}</Details>}
    </section>
  );
}

/** What was refused of one form; nothing where it was another's. */
export function ofForm(refused: Refused, change: string): Refused {
  return refused.values.change === change ? refused : { errors: {}, values: {} };
}
