import type { ApiFrameworkAnswer, ApiPillar } from '../../shared/api.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { DOMAINS, PILLARS } from '../../shared/framework/pillars.ts';
import type { Pillar } from '../../shared/framework/types.ts';
import { answering, JSON_TYPE, type ApiAnswer } from './api-http.ts';
import { expectNoParameters } from './api-request.ts';

/** `GET /api/v1/framework`: outcomes and enablers with their domains and indicators, in words. */
export function answerFramework(request: Request): Promise<ApiAnswer> {
  return answering(request, async (url) => {
    expectNoParameters(url.searchParams);
    const body = JSON.stringify({ pillars: PILLARS.map(presentPillar) } satisfies ApiFrameworkAnswer);
    return { tag: ['framework', body], type: JSON_TYPE, body: () => body };
  });
}

function presentPillar({ slug, kind, title, shortTitle, numbers, withoutIndicators }: Pillar): ApiPillar {
  return {
    slug, kind, title, shortTitle, numbers,
    ...(withoutIndicators !== undefined && { withoutIndicators }),
    domains: DOMAINS.filter(({ pillar }) => pillar === slug).map((domain) => ({
      slug: domain.slug,
      title: domain.title,
      indicators: INDICATORS.filter(({ metric }) => metricOf(metric).domain === domain.slug),
    })),
  };
}
