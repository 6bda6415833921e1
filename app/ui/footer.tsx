import { Link } from '@remix-run/react';

/** Licence of the figures and of the framework's words, on every page. */
export function Footer() {
  return (
    <footer className="foot">
      <div className="foot__inner">
        <p>
          Contains public sector information licensed under the{' '}
          <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence v3.0</a>. Figures as
          published by the Department for Education, Ofsted, OHID, ONS and MHCLG.
        </p>
        <p><Link to="/reading">How to read the figures</Link></p>
      </div>
    </footer>
  );
}
