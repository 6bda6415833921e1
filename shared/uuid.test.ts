import { expect, test } from 'vitest';
import { isUuid } from './uuid.ts';

const ID = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';

test.each([
  ['as the database writes it', ID],
  ['in capital letters', ID.toUpperCase()],
  ['of a version for own uses', '1b4e28ba-2fa1-81d2-883f-0016d3cca427'],
  ['of no version', '00000000-0000-0000-0000-000000000000'],
])('an id %s is one', (_, text) => {
  expect(isUuid(text)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['a word', 'unplaced'],
  ['an id without hyphens', ID.replaceAll('-', '')],
  ['as many hyphens', '-'.repeat(ID.length)],
  ['an id with hyphens elsewhere', '1b4e28ba2-fa1-41d2-883f-0016d3cca427'],
  ['an id with another letter', ID.replace('b', 'g')],
  ['an id cut short', ID.slice(0, -1)],
  ['an id with a digit more', `${ID}0`],
  ['an id after a space', ` ${ID}`],
  ['an id with a new line', `${ID}\n`],
  ['an id in braces', `{${ID}}`],
  ['an id on a line of several', `one\n${ID}\ntwo`],
])('%s is no id', (_, text) => {
  expect(isUuid(text)).toBe(false);
});
