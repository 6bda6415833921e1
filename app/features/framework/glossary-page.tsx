/** A term as the page shows it. */
interface Term {
  readonly id: string;
  readonly term: string;
  readonly synonyms: readonly string[];
  readonly words: string;
  readonly source: string;
}

/** Words of the sector and of these pages in plain words, by name, with a link to each first letter. */
export function GlossaryPage({ terms }: { terms: readonly Term[] }) {
  const letters = [...new Set(terms.map(firstLetter))];
  return (
    <article className="reading glossary">
      <h1>Words explained</h1>
      <p className="reading__lead">Words and abbreviations of children’s social care, of statistics and of these pages. Our own words, not the law’s; each names where its meaning comes from.</p>
      <nav aria-label="First letters" className="glossary__letters">
        <ul>{letters.map((letter) => <li key={letter}><a href={`#letter-${letter}`}>{letter}</a></li>)}</ul>
      </nav>
      {letters.map((letter) => (
        <section key={letter} aria-labelledby={`letter-${letter}`}>
          <h2 id={`letter-${letter}`}>{letter}</h2>
          <dl>
            {terms.filter((one) => firstLetter(one) === letter).map(({ id, term, synonyms, words, source }) => (
              <div key={id} id={id} className="glossary__entry">
                <dt>{term}</dt>
                <dd>{words}</dd>
                {synonyms.length > 0 ? <dd className="small">Also: {synonyms.join(', ')}</dd> : null}
                <dd className="small">Source: {source}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </article>
  );
}

function firstLetter({ term }: Term): string {
  return term.charAt(0).toUpperCase();
}
