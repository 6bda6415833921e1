import ts from 'typescript';
import { existsSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { importsOf, parse } from '../import-law.ts';

/** The four questions of server/authorize.ts. Whatever calls one of them, or calls what does, asks. */
const QUESTIONS = ['authorize', 'authorizeForOrganisation', 'authorizeForInstallation', 'authorizeForAccount'].map((name) => `server/authorize.ts#${name}`);

const SERVICES = 'server/services.ts';

interface Declared {
  /** `file#name` */
  readonly id: string;
  readonly takesContext: boolean;
  /** What it calls, as `file#name`. */
  readonly calls: readonly string[];
}

interface Module {
  readonly functions: readonly Declared[];
  /** Name under which something is handed out → where it is declared. */
  readonly exports: ReadonlyMap<string, string>;
}

/**
 * Functions that a noun hands out by its commands and queries, that get a Context and never ask whether the person in it
 * may; as `file#name` of where they are declared.
 */
export function neverAsking(files: readonly string[], read: (file: string) => ts.SourceFile = parse): readonly string[] {
  const modules = new Map(files.map((file) => [file, moduleOf(read(file))]));
  const resolve = (id: string): string => {
    const [file = '', name = ''] = id.split('#');
    const elsewhere = modules.get(file)?.exports.get(name);
    return elsewhere === undefined || elsewhere === id ? id : resolve(elsewhere);
  };
  const functions = new Map([...modules.values()].flatMap(({ functions: all }) => all.map((one): [string, Declared] => [one.id, one])));
  const asking = new Set(QUESTIONS);
  for (let before = -1; before !== asking.size; ) {
    before = asking.size;
    for (const { id, calls } of functions.values()) if (calls.some((called) => asking.has(resolve(called)))) asking.add(id);
  }
  // What routes may call, and what nouns may ask of one another.
  const handed = files.includes(SERVICES) ? importsOf(read(SERVICES)).flatMap(({ file, typeOnly }) => (file === null || typeOnly ? [] : [file])) : [];
  const doors = [...new Set([...files.filter((file) => /^server\/(?!http|live|database|launch).+\/(commands|queries)\.ts$/.test(file)), ...handed])];
  const handedOut = doors.flatMap((file) => [...(modules.get(file)?.exports.keys() ?? [])].map((name) => resolve(`${file}#${name}`)));
  return [...new Set(handedOut)].filter((id) => functions.get(id)?.takesContext && !asking.has(id)).sort();
}

function moduleOf(source: ts.SourceFile): Module {
  const file = source.fileName;
  const imported = new Map<string, string>();
  const exports = new Map<string, string>();
  const target = (specifier: ts.Expression) => (ts.isStringLiteral(specifier) && specifier.text.startsWith('.') ? posix.normalize(posix.join(dirname(file), specifier.text)) : null);
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const from = target(statement.moduleSpecifier);
      const names = statement.importClause?.namedBindings;
      if (from && names && ts.isNamedImports(names)) for (const { name, propertyName } of names.elements) imported.set(name.text, `${from}#${(propertyName ?? name).text}`);
    }
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly) {
      const from = statement.moduleSpecifier ? target(statement.moduleSpecifier) : file;
      if (from && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
        for (const { name, propertyName, isTypeOnly } of statement.exportClause.elements) if (!isTypeOnly) exports.set(name.text, imported.get((propertyName ?? name).text) ?? `${from}#${(propertyName ?? name).text}`);
      }
      // `export * from`: the names of the other file are ours.
      if (from && !statement.exportClause && existsSync(from)) for (const [name, id] of moduleOf(parse(from)).exports) exports.set(name, id);
    }
  }
  const functions: Declared[] = [];
  const declare = (name: string, one: ts.FunctionLikeDeclaration, exported: boolean) => {
    const id = `${file}#${name}`;
    if (exported) exports.set(name, id);
    functions.push({ id, takesContext: one.parameters.some(({ type }) => type !== undefined && getsWho(type.getText(source))), calls: callsOf(one, file, imported) });
  };
  for (const statement of source.statements) {
    const exported = ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (ts.isFunctionDeclaration(statement) && statement.name) declare(statement.name.text, statement, exported);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))) declare(name.text, initializer, exported);
    }
  }
  return { functions, exports };
}

/** A Context, or a part of one that says who asks. */
const getsWho = (type: string) => /\bContext\b/.test(type.replace(/Pick<Context, 'db'>/g, ''));

/** Everything a function calls by a plain name; what it hands on to be called counts too. */
function callsOf(one: ts.FunctionLikeDeclaration, file: string, imported: ReadonlyMap<string, string>): readonly string[] {
  const calls: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) calls.push(imported.get(node.expression.text) ?? `${file}#${node.expression.text}`);
    ts.forEachChild(node, visit);
  };
  if (one.body) visit(one.body);
  return calls;
}
