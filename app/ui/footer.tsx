import { Link } from '@remix-run/react';

const PLACES: readonly (readonly [path: string, name: string])[] = [
  ['/reading', 'How to read the figures'], ['/who-may-do-what', 'Who may do what'], ['/privacy', 'Privacy'], ['/accessibility', 'Accessibility'], ['/terms', 'Terms'],
];

/** What the service is bound by, and the licence of the figures and of the framework's words, on every page. */
export function Footer() {
  return (
    <footer className="foot">
      <div className="foot__inner">
        <nav aria-label="About this service" className="foot__places">
          <ul>{PLACES.map(([path, name]) => <li key={path}><Link to={path}>{name}</Link></li>)}</ul>
        </nav>
        <p>
          Contains public sector information licensed under the{' '}
          <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence v3.0</a>. Figures as
          published by the Department for Education, Ofsted, OHID, ONS and MHCLG.
        </p>
      </div>
    </footer>
  );
}
