import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { fileStem } from '../../../shared/view-facts.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { viewCsv } from './view-csv.ts';
import { pngOf } from './view-png.ts';
import { viewWorkbook } from './view-workbook.ts';

/** A file to save. */
export interface Download {
  readonly name: string;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** What a view can be saved as. */
export type DownloadFormat = 'csv' | 'xlsx' | 'svg' | 'png';

/**
 * A view as a file.
 * @param address of the page that shows these figures again.
 * @param drawing makes the view's SVG: the app draws it, with the parts that its pages draw with.
 * @throws Refusal 503 while too many pictures and workbooks are waiting to be made.
 */
export async function viewDownload(view: IndicatorView, format: DownloadFormat, address: string, drawing: () => string): Promise<Download> {
  const name = `${fileStem(view)}.${format}`;
  switch (format) {
    case 'csv': return { name, type: 'text/csv; charset=utf-8', body: viewCsv(view, address) };
    case 'xlsx': return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: new Uint8Array(await oneAtATime(() => viewWorkbook(view, address))) };
    case 'svg': return { name, type: 'image/svg+xml; charset=utf-8', body: drawing() };
    case 'png': return { name, type: 'image/png', body: new Uint8Array(await oneAtATime(() => pngOf(drawing()))) };
  }
}
