import type { Database } from '../server/db.ts';
import { isMissing } from '../shared/figures.ts';
import type { ReleaseState } from '../shared/releases.ts';

interface SampleRelease {
  readonly dataset: string;
  /** ISO day. */
  readonly published: string;
  readonly newestPeriod: string;
  readonly assumed?: boolean;
  readonly invented?: boolean;
  /** Left out: signed off. */
  readonly state?: ReleaseState;
}

/** A number or a symbol with what stands behind it. */
interface SampleCell {
  readonly is: number | string;
  readonly exact?: string;
  readonly count?: string;
  readonly denominator?: string;
  readonly lower?: number;
  readonly upper?: number;
  /** Left out: the number or symbol as text. */
  readonly published?: string;
}

/** `area | period | breakdown` → a number, a symbol, `category:<value>`, or one of them with what stands behind it. */
export type SampleFigures = Readonly<Record<string, number | string | SampleCell>>;

/** Puts a release into the database, or finds the one that is there. @returns its id and key */
export async function putRelease(db: Database, { dataset, published, newestPeriod, assumed = false, invented = false, state = 'signed-off' }: SampleRelease): Promise<{ id: number; key: string }> {
  const key = `${invented ? 'invented/' : ''}${dataset}@${published}`;
  const row = { key, dataset, published: new Date(published), newestPeriod, assumed, invented, state, sourceFile: `${dataset}.csv`, fingerprint: key };
  return db.prisma.release.upsert({ where: { key }, create: row, update: {} });
}

/** Puts an edition of a metric with its figures into the database, the way an import leaves them. */
export async function putEdition(db: Database, metric: string, release: SampleRelease, figures: SampleFigures, denominator?: SampleRelease): Promise<string> {
  const numerator = await putRelease(db, release);
  const under = denominator && (await putRelease(db, denominator));
  const key = `${metric}/${numerator.key}${under ? `+${under.key}` : ''}`;
  const edition = await db.prisma.edition.create({
    data: { key, metric, releaseId: numerator.id, denominatorReleaseId: under?.id ?? null, invented: release.invented ?? false },
  });
  await db.prisma.publishedFigure.createMany({
    data: Object.entries(figures).map(([place, content]) => {
      const [area = '', period = '', breakdown = ''] = place.split('|').map((part) => part.trim());
      const { is, ...behind } = typeof content === 'object' ? content : { is: content };
      return { editionId: edition.id, area, period, breakdown, published: String(is).replace('category:', ''), ...columnOf(is), ...behind };
    }),
  });
  return key;
}

/** Puts a model of neighbours into the database: LA → its neighbours, closest first. */
export async function putNeighbours(db: Database, id: string, published: string, links: Readonly<Record<string, readonly string[]>>, invented = false): Promise<void> {
  await db.prisma.neighbourModel.create({ data: { id, title: `Model of ${published}`, published: new Date(published), invented } });
  await db.prisma.neighbour.createMany({
    data: Object.entries(links).flatMap(([area, neighbours]) =>
      neighbours.map((neighbour, index) => ({ modelId: id, area, position: index + 1, neighbour, closeness: 'Close ' })),
    ),
  });
}

function columnOf(content: number | string): { value?: number; missing?: string; category?: string } {
  if (typeof content === 'number') return { value: content };
  return isMissing(content) ? { missing: content } : { category: content.replace('category:', '') };
}

/** A few areas of both worlds with figures of five metrics and their neighbours: Leeds, Barnsley and what is around them. */
export async function putSampleCountry(db: Database): Promise<void> {
  const need = { dataset: 'children-in-need', published: '2025-10-30', newestPeriod: '2025' };
  const population = { dataset: 'population', published: '2025-07-30', newestPeriod: '2024' };
  await putEdition(db, 'children-in-need-rate', need, {
    'E08000035|2025': 328, 'E08000035|2024': 310, 'E08000038|2025': 441, 'E06000001|2025': 446, 'E06000023|2025': 'c', 'E12000003|2025': 350, 'E92000001|2025': 340,
  }, population);
  await putEdition(db, 'children-in-need-rate', { ...need, published: '2026-01-01', invented: true }, { 'X06000001|2025': 999, 'X06000002|2025': 'c' });
  await putEdition(db, 'absence-overall', { dataset: 'absence', published: '2026-04-02', newestPeriod: '2024/25' }, {
    'E08000035|2024/25|group=cla-12m;phase=total': 9.5,
    'E08000035|2024/25|group=cppo;phase=total': 20.5,
    'E08000035|2024/25|group=cino;phase=secondary': 'c',
    'E08000035|2024/25|group=cino;phase=total': 17,
    'E08000038|2024/25|group=cino;phase=total': 'low',
    'E06000001|2023/24|group=cino;phase=total': 1.1,
    'E08000038|2023/24|group=cino;phase=total': 1.2,
  });
  await putEdition(db, 'sw-caseload', { dataset: 'workforce', published: '2026-03-19', newestPeriod: '2025' }, {
    'E09000021 / E09000027|2025': 13.9, 'E08000035|2025': 15, 'E08000038|2025': 'u',
  });
  await putEdition(db, 'ofsted-leadership', { dataset: 'inspection-outcomes', published: '2025-09-25', newestPeriod: '2025' }, {
    'E08000035|2025': 'category:outstanding', 'E06000001|2025': 'category:good', 'E08000038|2025': 'category:inadequate', 'E06000023|2025': 'x',
    'E12000003|2025|judgement=good': 7,
  });
  await putNeighbours(db, 'may-2025', '2025-05-01', {
    E08000035: ['E08000038', 'E06000001', 'E06000023'], E08000038: ['E08000035'], E09000021: ['E08000035'],
  });
  await putNeighbours(db, 'invented-vales', '2026-01-01', { X06000001: ['X06000002'] }, true);
}
