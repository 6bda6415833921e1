import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { LogLine, LogView } from '../../../shared/audit.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { LogForm } from './log-form.tsx';

interface LogPageProps {
  readonly title: string;
  /** What one finds here, and who else reads it. */
  readonly children: ReactNode;
  readonly log: LogView;
  /** Address of the page without its filter. */
  readonly path: string;
  /** Where the same lines are to be had as a file. */
  readonly file?: string;
  /** Heading of the column that says where something was done; without it there is no such column. */
  readonly where?: string;
}

/** A log, newest first: what to show of it, its lines, and the way to older ones. The same for all who read one. */
export function LogPage({ title, children, log, path, file, where }: LogPageProps) {
  const { lines, errors, filter, older, continued } = log;
  const asked = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  const address = (to: string, more: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams([...asked, ...Object.entries(more)]);
    return query.size === 0 ? to : `${to}?${query}`;
  };
  return (
    <article className="log">
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>{title}</h1>
      {children}
      <LogForm log={log} path={path} />
      {lines.length > 0 ? <Lines lines={lines} where={lines.some((line) => line.where !== '') ? where : undefined} /> : <p className="muted">{asked.size > 0 || continued ? 'No line of the log fits what you chose.' : 'Nothing has been written down yet.'}</p>}
      <nav aria-label="More of the log" className="button-row">
        {continued ? <Link to={address(path)}>Newest lines</Link> : null}
        {older ? <Link to={address(path, { before: older })} rel="next">Older lines</Link> : null}
        {file && lines.length > 0 && Object.keys(errors).length === 0 ? <a href={address(file)} download>{asked.size > 0 ? 'All lines you chose, as a file (CSV)' : 'The whole log as a file (CSV)'}</a> : null}
      </nav>
    </article>
  );
}

function Lines({ lines, where }: { readonly lines: readonly LogLine[]; readonly where?: string }) {
  return (
    <table className="plain-table log__lines">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          {where ? <th scope="col">{where}</th> : null}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, at, when, who, what, where: place }) => (
          <tr key={id}>
            <td className="log__when"><time dateTime={at}>{when}</time></td>
            <td>{who}</td>
            <td>{what}</td>
            {where ? <td data-label={place === '' ? undefined : where}>{place}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
