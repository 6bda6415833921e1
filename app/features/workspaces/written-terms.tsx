/** Terms as they were written: an empty line parts paragraphs. */
export function WrittenTerms({ terms }: { readonly terms: string }) {
  return <div className="written-terms">{terms.split(/\n{2,}/).map((paragraph, index) => <p key={index}>{paragraph}</p>)}</div>;
}
