import ts from 'typescript';

/** What stands in `there` and not in `here`, each once, in words. */
export function missingFrom(there: readonly string[], here: readonly string[], words: (one: string) => string): readonly string[] {
  return [...new Set(there)].filter((one) => !here.includes(one)).map(words);
}

/** The question is asked by one of these, with the verb as their second argument. */
const ASKS = new Set(['authorize', 'authorizeForOrganisation', 'authorizeForInstallation', 'authorizeForAccount', 'mutate']);

/** Verbs that a file asks for, by name. */
export function verbsAskedForIn(source: ts.SourceFile): readonly string[] {
  const verbs: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && ASKS.has(node.expression.text)) {
      const verb = node.arguments[1];
      if (verb && ts.isStringLiteralLike(verb)) verbs.push(verb.text);
      // One of two, by what is asked: both count.
      if (verb && ts.isConditionalExpression(verb)) verbs.push(...[verb.whenTrue, verb.whenFalse].filter(ts.isStringLiteralLike).map(({ text }) => text));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return verbs;
}

/** Every string of a file: a verb may be chosen before it is asked for. */
export function stringsIn(source: ts.SourceFile): readonly string[] {
  const strings: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) strings.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return strings;
}
