import type { RouteRow } from './routes.ts';

const page = (...paths: readonly string[]): RouteRow => ({ paths: () => paths, get: { everybody: 200 } });
const file = (...paths: readonly string[]): RouteRow => ({ ...page(...paths), file: true });
const AREA = 'E08000035';
const RELEASE = 'looked-after-rates@2025-11-20';

/** Open to everybody, the same for everybody. */
export const PUBLIC_ROUTES: Readonly<Record<string, RouteRow>> = {
  '$.tsx': { paths: () => ['/no-such-page', '/Kestrel', '/nothing/here', '/workspaces/nothing/here'], get: { everybody: 404 }, posts: [{ what: 'anything', body: () => ({ what: 'ever' }), may: { everybody: 404 } }] },
  '_index.tsx': page('/', `/?area=${AREA}`),
  'api.v1.$.ts': { paths: () => ['/api/v1/nothing', '/api/v1'], get: { everybody: 404 }, file: true },
  'api.v1.areas.$.ts': file(`/api/v1/areas/${AREA}`, `/api/v1/areas/${AREA}/neighbours`),
  'api.v1.areas._index.ts': file('/api/v1/areas'),
  'api.v1.framework.ts': file('/api/v1/framework'),
  'api.v1.metrics.$metric.figures.ts': file(`/api/v1/metrics/care-rate/figures?area=${AREA}`),
  'api.v1.metrics._index.ts': file('/api/v1/metrics'),
  'api.v1.openapi[.]json.ts': file('/api/v1/openapi.json'),
  'api.v1.releases.$.ts': file(`/api/v1/releases/${RELEASE}`, `/api/v1/releases/${RELEASE}/changes`),
  'api.v1.releases._index.ts': file('/api/v1/releases'),
  'areas.$code._index.tsx': page(`/areas/${AREA}`, '/areas/E12000003'),
  'areas.$code.indicators.$slug._index.tsx': page('/areas/E12000003/indicators/care-rate'),
  'areas.$code.indicators.$slug.profile[.]csv.ts': file('/areas/E12000003/indicators/care-rate/profile.csv'),
  'areas.$code.profile[.]csv.ts': file(`/areas/${AREA}/profile.csv`),
  'accessibility.tsx': page('/accessibility'),
  'privacy.tsx': page('/privacy'),
  'terms.tsx': page('/terms'),
  'glossary.tsx': page('/glossary'),
  'indicators.$slug.download.$format.ts': file(`/indicators/care-rate/download/csv?area=${AREA}`, `/indicators/care-rate/download/svg?area=${AREA}`),
  'indicators.$slug.tsx': page(`/indicators/care-rate?area=${AREA}`),
  'outcomes.$outcome.tsx': page('/outcomes/2'),
  'preferences.ts': { paths: () => ['/preferences'], get: { everybody: 302 }, posts: [{ what: 'tables first', body: () => ({ tables: 'first', next: '/' }), may: { everybody: 302 } }] },
  'reading.tsx': page('/reading'),
  'releases.$day.tsx': page('/releases/2025-11-20'),
  'releases._index.tsx': page('/releases'),
  'releases.calendar[.]ics.ts': file('/releases/calendar.ics'),
  'releases.changes[.]csv.ts': file('/releases/changes.csv?day=2025-11-20'),
  'search.tsx': page('/search?q=care', '/search?q=kestrel', '/search?q=falconry', '/search?q=falconry&page=2'),
  'who-may-do-what.tsx': page('/who-may-do-what'),
};
