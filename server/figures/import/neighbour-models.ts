import type { PoolClient } from 'pg';
import { findArea } from '../../../shared/areas/register.ts';
import type { FittedLayout, NeighbourColumns } from './layout.ts';
import { quoted, RefusedFile } from './refused-file.ts';
import { AlreadyLoaded } from './release-record.ts';

/** One link of a model: an authority and one of its neighbours, closest first. */
export interface NeighbourLink {
  readonly area: string;
  readonly position: number;
  readonly neighbour: string;
  readonly closeness: string;
}

const MOST_ROWS = 1_000;
const CLOSENESS = ['Extremely close', 'Very close', 'Close', 'Somewhat close', 'Not close'];

/** Reads a model of statistical neighbours row by row; headings and empty rows between the authorities are passed over. */
export class NeighbourRows {
  readonly links: NeighbourLink[] = [];
  private readonly first: number;
  private readonly areas = new Map<string, number>();

  constructor(private readonly fitted: FittedLayout, private readonly columns: NeighbourColumns) {
    this.first = fitted.at.get(columns.firstColumn) ?? -1;
  }

  /** @throws RefusedFile with line and column. */
  check(row: readonly string[], line: number): void {
    const { header, layout, at } = this.fitted;
    if (row.length !== header.length) throw new RefusedFile({ line, expected: `expected ${header.length} columns as in the header, found ${row.length}.` });
    const codeColumn = at.get(layout.area.columns[0] ?? '') ?? -1;
    const code = row[codeColumn] ?? '';
    if (code === '' && row.slice(this.first).every((cell) => cell === '')) return;
    const area = layout.area.resolve(code);
    if (typeof area !== 'string') throw this.wrong(line, codeColumn, area.expected);
    const before = this.areas.get(area);
    if (before) throw new RefusedFile({ line, expected: `expected one row for each authority, found ${quoted(code)} again (before on line ${before}).` });
    if (this.areas.size === MOST_ROWS) throw new RefusedFile({ line, expected: `expected at most ${MOST_ROWS} authorities.` });
    this.areas.set(area, line);
    const neighbours = new Set([area]);
    for (let position = 1; position <= this.columns.count; position++) {
      const index = this.first + (position - 1) * 2;
      const neighbour = this.neighbour(row[index] ?? '', line, index);
      if (neighbours.has(neighbour)) throw this.wrong(line, index, `expected ${this.columns.count} different neighbours, found ${quoted(row[index] ?? '')} twice or the authority itself.`);
      neighbours.add(neighbour);
      const closeness = (row[index + 1] ?? '').trim();
      if (!CLOSENESS.some((word) => word.toLowerCase() === closeness.toLowerCase())) {
        throw this.wrong(line, index + 1, `expected one of ${CLOSENESS.map(quoted).join(', ')}, found ${quoted(closeness)}.`);
      }
      this.links.push({ area, position, neighbour, closeness });
    }
  }

  private neighbour(code: string, line: number, index: number): string {
    const area = findArea(code);
    if (area?.level === 'LA' && area.world === 'published') return area.code;
    throw this.wrong(line, index, `expected the three-digit code of a local authority of England, found ${quoted(code)}.`);
  }

  private wrong(line: number, index: number, expected: string): RefusedFile {
    return new RefusedFile({ line, column: this.fitted.header[index] ?? '', columnNumber: index + 1, expected });
  }
}

/**
 * Writes a model in the client's transaction.
 * @throws AlreadyLoaded when the same model is there; RefusedFile when another one is there under its name.
 */
export async function writeNeighbourModel(client: PoolClient, id: string, title: string, published: string, links: readonly NeighbourLink[]): Promise<void> {
  if (links.length === 0) throw new RefusedFile({ expected: 'the file holds a header only; expected rows.' });
  const made = await client.query('INSERT INTO neighbour_model (id, title, published) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING', [id, title, published]);
  if (made.rowCount === 0) {
    const { rows } = await client.query<NeighbourLink>('SELECT area, position, neighbour, closeness FROM neighbour WHERE model_id = $1 ORDER BY area, position', [id]);
    const text = (link: NeighbourLink) => `${link.area} ${link.position} ${link.neighbour} ${link.closeness}`;
    const known = new Set(rows.map(text));
    if (rows.length === links.length && links.every((link) => known.has(text(link)))) throw new AlreadyLoaded(id, 'signed-off');
    throw new RefusedFile({ expected: `another file is loaded as ${id}, and a model never changes after it is loaded.` });
  }
  await client.query(
    `INSERT INTO neighbour (model_id, area, position, neighbour, closeness)
     SELECT $1, * FROM unnest($2::text[], $3::int[], $4::text[], $5::text[])`,
    [id, links.map(({ area }) => area), links.map(({ position }) => position), links.map(({ neighbour }) => neighbour), links.map(({ closeness }) => closeness)],
  );
}
