import { describe, expect, it } from 'vitest';
import { findIndicator, indicatorOf, INDICATORS } from './indicators.ts';
import { METRICS } from './metrics.ts';
import { DOMAINS, PILLARS } from './pillars.ts';
import type { Indicator } from './types.ts';

/** The metrics whose published figures are loaded today. */
const LOADED = ['children-in-need-rate', 'repeat-referrals', 'care-entry-rate', 'care-rate', 'care-entry-uasc-rate', 'care-uasc-rate', 'sw-caseload', 'absence-overall'];

function textsOf(indicator: Indicator): string[] {
  const { shortTitle, counts, whyItMatters, cannotSay, companions, readWithCare } = indicator;
  return [shortTitle, counts, whyItMatters, cannotSay, ...companions.map(({ why }) => why), ...readWithCare];
}

describe('indicators', () => {
  it('are one for every metric, in the same order, under the same slug', () => {
    expect(INDICATORS).toHaveLength(37);
    expect(INDICATORS.map(({ slug }) => slug)).toEqual(METRICS.map(({ slug }) => slug));
    expect(INDICATORS.every(({ slug, metric }) => slug === metric)).toBe(true);
  });

  it('are found by slug', () => {
    expect(findIndicator('care-rate')?.shortTitle).toBe('Children in care');
    expect(findIndicator('care')).toBeUndefined();
    expect(() => indicatorOf('care')).toThrow('No indicator is called care');
  });

  it.each(INDICATORS)('$slug has one to four companions that exist, none of them itself or twice', ({ slug, companions }) => {
    const slugs = companions.map(({ indicator }) => indicator);
    expect(slugs.length).toBeGreaterThanOrEqual(1);
    expect(slugs.length).toBeLessThanOrEqual(4);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs).not.toContain(slug);
    expect(slugs.filter((companion) => !findIndicator(companion))).toEqual([]);
  });

  it.each(INDICATORS)('$slug is itself read beside another', ({ slug }) => {
    expect(INDICATORS.filter(({ companions }) => companions.some(({ indicator }) => indicator === slug)).length).toBeGreaterThan(0);
  });

  it.each(LOADED)('%s has its first companion among the metrics whose figures are loaded', (slug) => {
    expect(LOADED).toContain(indicatorOf(slug).companions[0]?.indicator);
  });

  it.each(INDICATORS)('$slug says what it counts, why to look, what it cannot say and what to mind', (indicator) => {
    const [shortTitle, ...sentences] = textsOf(indicator);
    expect(shortTitle).toMatch(/^[A-Z].{3,45}[^.]$/);
    for (const sentence of sentences) expect(sentence, sentence).toMatch(/^[A-Z].{15,}[.?]$/s);
    expect(indicator.readWithCare.length).toBeGreaterThanOrEqual(1);
  });

  it.each(INDICATORS)('$slug judges nobody and shouts at nobody', (indicator) => {
    const own = textsOf(indicator).join(' ').replaceAll('Attainment 8 score', '');
    expect(own).not.toMatch(/\b(target\w*|rank\w*|scor\w+|best|worst|league\w*|poor\w*|fail\w*|underperform\w*|looked[- ]after)\b|!/i);
  });

  it('have short names of their own', () => {
    expect(new Set(INDICATORS.map(({ shortTitle }) => shortTitle)).size).toBe(37);
  });
});

describe('the framework', () => {
  it('puts every metric in a domain of its own pillar', () => {
    for (const { slug, pillar, domain } of METRICS) {
      expect(DOMAINS.find((one) => one.slug === domain)?.pillar, slug).toBe(pillar);
    }
  });

  it('offers indicators of others to read meanwhile, and only where a pillar has none of its own', () => {
    for (const { slug, readMeanwhile, withoutIndicators } of PILLARS) {
      expect(readMeanwhile !== undefined, slug).toBe(withoutIndicators !== undefined);
      expect((readMeanwhile ?? []).filter((one) => !findIndicator(one))).toEqual([]);
    }
  });

  it('says so where a pillar has no indicator, and only there', () => {
    for (const { slug, withoutIndicators } of PILLARS) {
      expect(withoutIndicators !== undefined, slug).toBe(!METRICS.some(({ pillar }) => pillar === slug));
    }
  });
});
