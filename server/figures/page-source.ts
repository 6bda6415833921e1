import type { World } from '../../shared/areas/register.ts';
import { collectionOf, findDataset } from '../../shared/framework/datasets.ts';
import type { SourceView } from '../../shared/indicator-view.ts';

/** Who published a data set and where; `null` for invented figures, which nobody published. */
export function sourceOf(dataset: string, world: World): SourceView | null {
  const found = findDataset(dataset);
  if (!found || world === 'invented') return null;
  const { title, publisher, url } = collectionOf(found);
  return { title, publisher, url };
}
