import { publishedDayOf } from './choose-version.ts';
import type { EesClient } from './client.ts';
import type { DataSet, Publication } from './shapes.ts';
import { oneLine } from './trouble.ts';

/** The data sets of a publication, by its slug or by words of its title, for a terminal; `null` where none fits. */
export async function publicationText(client: EesClient, words: string): Promise<string | null> {
  const found = await publicationsOf(client, words);
  if (found.length === 0) return null;
  const parts: string[] = [];
  for (const { id, title, slug } of found) {
    const dataSets = await client.dataSetsOf(id);
    parts.push([`${oneLine(title)} (${oneLine(slug)})`, ...dataSets.map(dataSetText)].join('\n'));
  }
  return parts.join('\n\n');
}

/** A slug means one publication; the service searches for words, and where it finds none, part of a slug is enough. */
async function publicationsOf(client: EesClient, words: string): Promise<readonly Publication[]> {
  const searched = await client.publications(words.replaceAll('-', ' '));
  const found = searched.length > 0 ? searched : (await client.publications()).filter(({ slug, title }) => slug.includes(words.toLowerCase()) || title.toLowerCase().includes(words.toLowerCase()));
  const exact = found.filter(({ slug }) => slug === words);
  return exact.length > 0 ? exact : [...found].sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

function dataSetText({ id, title, status, supersedingDataSetId, latestVersion: { version, published, timePeriods, totalResults } }: DataSet): string {
  const span = timePeriods ? `, ${timePeriods.start} to ${timePeriods.end}` : '';
  const day = published ? `, published ${publishedDayOf(published)}` : '';
  const standing = status === 'Published' ? '' : `, ${status.toLowerCase()}${supersedingDataSetId ? ` (superseded by ${supersedingDataSetId})` : ''}`;
  return `  ${id}  ${oneLine(title)}\n      version ${version}${day}${span}, ${totalResults.toLocaleString('en-GB')} rows${standing}`;
}
