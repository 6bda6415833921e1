import type { LoaderFunctionArgs } from '@remix-run/node';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { pinnedAddress } from '../../shared/view-facts.ts';
import { Drawing } from '../features/figures/download/drawing.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';

const FORMATS = ['csv', 'xlsx', 'svg', 'png'] as const;

/** Public: the view of an indicator page as a file; its query is the page's. */
export async function loader(args: LoaderFunctionArgs) {
  const format = FORMATS.find((one) => one === args.params.format);
  if (!format) throw new Response('There are files as csv, xlsx, svg and png.', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  const ctx = await contextFor(args);
  const { origin, searchParams } = new URL(args.request.url);
  const view = await readingOf(args, () => services(args).figures.indicatorView(ctx, args.params.slug ?? '', searchParams));
  const address = origin + pinnedAddress(view);
  const drawing = () => `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(createElement(Drawing, { view, address }))}`;
  const { name, type, body } = await readingOf(args, () => services(args).figures.viewDownload(view, format, address, drawing));
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-cache',
    },
  });
}
