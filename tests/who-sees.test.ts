import ts from 'typescript';
import { expect, test } from 'vitest';
import { parse, sourceFiles } from './import-law.ts';

/** Every form that posts says who will see what is sent (issue 4): by `WhoSees`, or by a component that holds it. */
type Tag = ts.JsxElement | ts.JsxSelfClosingElement;

const nameOf = (tag: Tag) => (ts.isJsxElement(tag) ? tag.openingElement : tag).tagName.getText();
const isTag = (node: ts.Node): node is Tag => ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node);

function walk(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => walk(child, see));
}

/** `<Form method="post">`, `<form …>`, `<fetcher.Form …>`; a method that is worked out counts, since it may be post. */
function postsSomething(tag: Tag): boolean {
  if (!/^(form|Form|\w+\.Form)$/.test(nameOf(tag))) return false;
  const { properties } = (ts.isJsxElement(tag) ? tag.openingElement : tag).attributes;
  return properties.some((one) => {
    if (ts.isJsxSpreadAttribute(one)) return true;
    if (one.name.getText() !== 'method') return false;
    return !one.initializer || !ts.isStringLiteral(one.initializer) || one.initializer.text.toLowerCase() !== 'get';
  });
}

/** Names of components that say it: a fixed point, since one may hold another. */
function sayingComponents(sources: readonly ts.SourceFile[]): ReadonlySet<string> {
  const saying = new Set(['WhoSees']);
  for (let before = 0; before !== saying.size; ) {
    before = saying.size;
    for (const source of sources) {
      walk(source, (node) => {
        // A form that says it does not say it for the form around a neighbour: components that are forms are left out.
        if (ts.isFunctionDeclaration(node) && node.name && says(node, saying) && !holds(node, (tag) => postsSomething(tag))) saying.add(node.name.text);
      });
    }
  }
  return saying;
}

function holds(node: ts.Node, is: (tag: Tag) => boolean): boolean {
  let found = false;
  walk(node, (one) => { if (isTag(one) && is(one)) found = true; });
  return found;
}

const says = (node: ts.Node, saying: ReadonlySet<string>) => holds(node, (tag) => saying.has(nameOf(tag)));

/** `{beside}`, where the component cannot be used without giving it. */
function givenByWhoeverUsesIt(form: Tag): boolean {
  const asked = new Set<string>();
  walk(form.getSourceFile(), (node) => {
    if (ts.isPropertySignature(node) && !node.questionToken && /^(beside|whoSees)$/.test(node.name.getText())) asked.add(node.name.getText());
  });
  let found = false;
  walk(form, (node) => { if (ts.isJsxExpression(node) && node.expression && ts.isIdentifier(node.expression) && asked.has(node.expression.text)) found = true; });
  return found;
}

function silentForms(sources: readonly ts.SourceFile[]): { readonly forms: number; readonly silent: readonly string[] } {
  const saying = sayingComponents(sources);
  const silent: string[] = [];
  let forms = 0;
  for (const source of sources) {
    walk(source, (node) => {
      if (!isTag(node) || !postsSomething(node)) return;
      forms += 1;
      if (!says(node, saying) && !givenByWhoeverUsesIt(node)) silent.push(`${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    });
  }
  return { forms, silent };
}

test('every form that posts says who will see what is sent', () => {
  const { forms, silent } = silentForms(sourceFiles(['app']).filter((file) => file.endsWith('.tsx')).map((file) => parse(file)));
  expect(forms).toBeGreaterThan(10);
  expect(silent).toEqual([]);
});

test('nothing is sent past a form: what submits by script stands in a file with a form that says it', () => {
  const past = sourceFiles(['app']).filter((file) => {
    const text = parse(file).getText();
    return /\buseSubmit\(|\.submit\(|\bsendBeacon\(/.test(text) && !/WhoSees/.test(text);
  });
  expect(past).toEqual([]);
});

test('a form without it is found, however it is written', () => {
  const forms = (jsx: string) => silentForms([parse('app/x.tsx', `interface P { readonly beside: string; readonly whoSees?: string }\nfunction Says() { return <WhoSees>x</WhoSees>; }\nfunction Other() { return <p />; }\nexport const C = () => ${jsx};`)]).silent.length;
  for (const jsx of ['<Form method="post"><p /></Form>', '<form method="POST" />', '<fetcher.Form method="post"><Other /></fetcher.Form>', '<Form method={method} />', '<Form {...props} />', '<Form method="post">{whoSees}</Form>']) expect(forms(jsx), jsx).toBe(1);
  for (const jsx of ['<Form method="get" />', '<Form method="post"><div><WhoSees>nobody</WhoSees></div></Form>', '<Form method="post"><Says /></Form>', '<Form method="post">{beside}</Form>']) expect(forms(jsx), jsx).toBe(0);
});
