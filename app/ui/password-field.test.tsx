import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom/server.js';
import { expect, test } from 'vitest';
import { PasswordField } from './password-field.tsx';

const rendered = (address: string) =>
  renderToStaticMarkup(createElement(StaticRouter, { location: address }, createElement(PasswordField, { id: 'password', label: 'Password', autoComplete: 'current-password' })));
const inputOf = (html: string) => /<input[^>]*>/.exec(html)?.[0] ?? '';

test('a password is hidden while it is typed, and shown where its owner asks for it', () => {
  expect(inputOf(rendered('/sign-in'))).toMatch(/type="password"/);
  expect(rendered('/sign-in?next=/reading')).toContain('href="/sign-in?next=%2Freading&amp;show=password"');
  expect(inputOf(rendered('/sign-in?show=password'))).toMatch(/type="text"/);
});

test('password managers know it, and nothing stops pasting', () => {
  expect(inputOf(rendered('/sign-in'))).toMatch(/autoComplete="current-password"/i);
  expect(inputOf(rendered('/sign-in'))).not.toMatch(/maxlength|autocomplete="off"|readonly/i);
});

test('every password of every form is asked for by this field', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'));
  const texts = files.map((file) => [file, readFileSync(join('app', file), 'utf8')] as const);
  const own = texts.filter(([, text]) => /<input\b[^>]*(type=(\{[^}]*)?["']password["']|autoComplete="(current|new)-password")/.test(text)).map(([file]) => file);
  expect(own).toEqual(['ui/password-field.tsx']);
  expect(texts.filter(([, text]) => text.includes('<PasswordField')).length).toBeGreaterThan(3);
  expect(texts.filter(([, text]) => /onPaste|onDrop/.test(text)).map(([file]) => file)).toEqual([]);
});
