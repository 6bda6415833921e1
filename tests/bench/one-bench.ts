import { pathToFileURL } from 'node:url';
import type { BenchRow } from './bench-row.ts';

/** A process of its own for one benchmark, so that none runs in another's memory. Answers its parent with rows. */
const [file = ''] = process.argv.slice(2);
const { default: bench } = (await import(pathToFileURL(file).href)) as { default: () => Promise<BenchRow[]> };
const rows = await bench();
process.send?.(rows, undefined, {}, () => process.exit(0));
