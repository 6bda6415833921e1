import { NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';

const PLACES = [
  ['/administration', 'Overview'],
  ['/administration/organisations', 'Organisations'],
  ['/administration/workspaces', 'Workspaces'],
  ['/administration/people', 'Administrators and stewards'],
  ['/administration/settings', 'Settings'],
  ['/administration/events', 'Log'],
  ['/administration/incidents', 'Incidents'],
] as const;

/** The places of administration, on each of its pages. */
export function AdministrationPlaces() {
  return (
    <nav aria-label="Administration" className="places">
      <ul>{PLACES.map(([path, words]) => <li key={path}><NavLink to={path} end={path === '/administration'}>{words}</NavLink></li>)}</ul>
    </nav>
  );
}

/** A refused form: words for the whole of it, or by field; and what had been written. */
export interface Refused {
  readonly refusal: { readonly message: string; readonly fields: Readonly<Record<string, string>> };
  readonly values: Readonly<Record<string, string>>;
}

interface FrameProps {
  readonly title: ReactNode;
  readonly refused: Refused | null;
  /** What was just done. */
  readonly notice: ReactNode;
  readonly children: ReactNode;
}

/** What every page of administration looks like. */
export function AdministrationFrame({ title, refused, notice, children }: FrameProps) {
  const fields = refused?.refusal.fields ?? {};
  return (
    <>
      <AdministrationPlaces />
      {refused ? <ErrorSummary errors={fields} message={Object.keys(fields).length === 0 ? refused.refusal.message : undefined} /> : null}
      {notice && !refused ? <Notice>{notice}</Notice> : null}
      <h1>{title}</h1>
      {children}
    </>
  );
}
