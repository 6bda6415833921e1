import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/** One import of one file: what it names, and what that is in this project (`null` for a package). */
export interface Import {
  /** Path from the project's folder: `app/ui/field.tsx`. */
  readonly from: string;
  /** Path from the project's folder of a file of ours, with its extension; else `null`. */
  readonly file: string | null;
  /** As written: a package's name or a relative path. */
  readonly written: string;
  /** Erased by the compiler: only types come through. */
  readonly typeOnly: boolean;
}

/** Parts of server/ that are no nouns: they put nouns together, or carry them. */
const NO_NOUNS = new Set(['database', 'http', 'launch', 'live']);
/** Files of the app that hold the door to the server: the server's types, and only types, come in there. */
const DOORS = new Set(['app/services.server.ts', 'app/request.server.ts']);

type Law = (one: Import) => string | null;

/** The import law of docs/architecture.md. Each law says what is wrong, or `null`. */
const LAWS: readonly Law[] = [
  ({ from, file, written }) => {
    if (!from.startsWith('shared/')) return null;
    if (file !== null && !file.startsWith('shared/')) return 'shared/ imports nothing of ours outside shared/';
    return written.startsWith('node:') ? 'shared/ runs anywhere, so it uses nothing of Node' : null;
  },
  ({ from, file, typeOnly }) => {
    if (!from.startsWith('app/') || file === null || !/^(server|prisma)\//.test(file)) return null;
    if (!DOORS.has(from)) return 'the app reaches the server through app/services.server.ts only';
    return typeOnly ? null : 'only types come in from the server';
  },
  ({ from, file, typeOnly }) => {
    const feature = inside(from, 'app/features');
    if (feature === null || file === null) return null;
    if (inside(file, 'app/features') !== null && inside(file, 'app/features') !== feature) return 'features never import each other';
    if (file.startsWith('app/routes/')) return 'features never import routes';
    return file.endsWith('.server.ts') && !typeOnly ? 'features do not reach the server' : null;
  },
  ({ from, file, typeOnly }) => {
    if (!/^app\/(ui|live)\//.test(from) || file === null) return null;
    if (/^app\/(routes|features)\//.test(file)) return 'ui/ and live/ know no feature and no route';
    if (from.startsWith('app/ui/') && file.startsWith('app/live/')) return 'ui/ holds plain components';
    return file.endsWith('.server.ts') && !typeOnly ? 'ui/ and live/ do not reach the server' : null;
  },
  ({ from, file }) => {
    if (!from.startsWith('app/routes/') || !file?.startsWith('app/routes/')) return null;
    const route = inside(from, 'app/routes');
    return route !== null && route === inside(file, 'app/routes') ? null : 'routes never import each other';
  },
  ({ from, file }) => (from.startsWith('server/') && file?.startsWith('app/') ? 'the server knows nothing of the app' : null),
  ({ from, file }) => {
    const noun = nounOf(from);
    if (noun === null || file === null || !file.startsWith('server/')) return null;
    const other = inside(file, 'server');
    if (other === 'live') return 'nouns never import server/live: it listens to the activity log';
    if (other === 'http' || file === 'server/index.ts' || file === 'server/services.ts') return 'nouns know nothing of what puts them together';
    const elsewhere = nounOf(file);
    const open = /^server\/[^/]+\/(queries|commands)\.ts$/.test(file);
    return elsewhere !== null && elsewhere !== noun && !open ? 'a noun uses another only through its queries and commands' : null;
  },
  ({ from, written }) => (/^(lucia|@lucia-auth\/.*)$/.test(written) && !from.startsWith('server/auth/') ? 'every import of Lucia lives in server/auth/' : null),
  ({ from, file }) => (/^(app|server|shared)\//.test(from) && file?.startsWith('tests/') ? 'the program does not use its tests' : null),
];

/** What is wrong with an import, in words; empty when nothing is. */
export function brokenLaws(one: Import): readonly string[] {
  return LAWS.flatMap((law) => law(one) ?? []);
}

/** Name of the folder right under `parent` in which a file lies; `null` when it lies elsewhere or right there. */
function inside(file: string, parent: string): string | null {
  if (!file.startsWith(`${parent}/`)) return null;
  const [first, ...rest] = file.slice(parent.length + 1).split('/');
  return rest.length > 0 ? first! : null;
}

function nounOf(file: string): string | null {
  const folder = inside(file, 'server');
  return folder === null || NO_NOUNS.has(folder) ? null : folder;
}

/** Our TypeScript files under these folders, from the project's folder; tests beside the code only when asked for. */
export function sourceFiles(folders: readonly string[], { tests = false } = {}): readonly string[] {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? walk(path) : [relative('.', path).split(sep).join('/')];
    });
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap(walk)
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && (tests || !/\.test\.tsx?$/.test(file)))
    .sort();
}

export function parse(file: string, text = readFileSync(file, 'utf8')): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
}

/** Every import of a file: static, re-exported, dynamic, and as a type (`import('…')`). */
export function importsOf(source: ts.SourceFile): readonly Import[] {
  const from = source.fileName;
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const written = specifier.text;
    const file = written.startsWith('.') ? posix.normalize(posix.join(dirname(from), written)) : null;
    found.push({ from, file, written, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return !clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((one) => one.isTypeOnly);
}

/** Lines on which a file says `any` as a type. */
export function linesWithAny(source: ts.SourceFile): readonly number[] {
  const lines: number[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) lines.push(source.getLineAndCharacterOfPosition(node.getStart()).line + 1);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lines;
}
