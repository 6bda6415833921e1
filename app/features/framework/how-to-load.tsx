import { Link } from '@remix-run/react';

/** Said on a fresh machine, where no published file has been imported. */
export function HowToLoad() {
  return (
    <section className="how-to-load" aria-labelledby="how-to-load">
      <h2 id="how-to-load">No published figures are loaded yet</h2>
      <p>Fetch the publishers’ files and import them, all at once or one by one, while the program runs or when it does not:</p>
      <pre><code>npm run import -- path/to/folder</code></pre>
      <p>It checks every file, says what it loaded and what waits for another file, and can be repeated without harm.</p>
      <p>Where the program was started with its sandbox, invented groups, figures and conversations are there already: <Link to="/sign-in">sign in</Link> as one of the people it named when it started.</p>
    </section>
  );
}
