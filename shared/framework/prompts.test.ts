import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPillar, PILLARS } from './pillars.ts';
import { findPrompt, PROMPT_VOICES, PROMPTS, promptsFor } from './prompts.ts';

test('every prompt has a name of its own, an outcome or enabler that exists, and ends in a question or a wondering', () => {
  expect(new Set(PROMPTS.map(({ slug }) => slug)).size).toBe(PROMPTS.length);
  expect(new Set(PROMPTS.map(({ text }) => text)).size).toBe(PROMPTS.length);
  for (const { slug, pillar, text } of PROMPTS) {
    expect(pillar === null || findPillar(pillar) !== undefined, slug).toBe(true);
    expect(text, slug).toMatch(/\?|I wonder/);
    expect(text, slug).not.toMatch(/\b(blame\w*|fail\w*|wrong|poor\w*|worst|best|target\w*|rank\w*|score\w*|fault\w*|looked[- ]after|why did(n’t)? you)\b|!/i);
  }
  expect(findPrompt('what-else')?.voice).toBe('leaders');
  expect(findPrompt('__proto__')).toBeUndefined();
});

test('each voice speaks for any indicator, and each outcome and enabler has prompts of its own first', () => {
  for (const voice of Object.keys(PROMPT_VOICES)) expect(PROMPTS.some((one) => one.voice === voice && one.pillar === null), voice).toBe(true);
  for (const { slug } of PILLARS) {
    const prompts = promptsFor(slug);
    expect(prompts[0]?.pillar, slug).toBe(slug);
    expect(prompts.every(({ pillar }) => pillar === slug || pillar === null)).toBe(true);
  }
});

const SEEDS = '../../../shared/seeds';
test.skipIf(!seeds().length)('no sentence is copied: no seven words in a row stand in the published texts', () => {
  const words = (text: string) => text.toLowerCase().replace(/[^a-z’' ]+/g, ' ').replaceAll('’', "'").split(/\s+/).filter(Boolean);
  const published = seeds().map((file) => ` ${words(readFileSync(file, 'utf8')).join(' ')} `).join('\n');
  for (const { slug, text } of PROMPTS) {
    const own = words(text);
    for (let from = 0; from + 7 <= own.length; from += 1) expect(published.includes(` ${own.slice(from, from + 7).join(' ')} `), `${slug}: ${own.slice(from, from + 7).join(' ')}`).toBe(false);
  }
});

/** The published guidance, where it lies beside the project. */
function seeds(): readonly string[] {
  const folder = join(import.meta.dirname, SEEDS);
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
