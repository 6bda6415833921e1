import { createRequire } from 'node:module';

/** Twice the drawing's size: sharp on paper and on fine screens. */
const ZOOM = 2;

let fonts: readonly string[] | undefined;

/**
 * A drawing as PNG, twice its size, in DejaVu: the same picture on every machine, whatever fonts it has.
 * @throws Error when the text is no SVG.
 */
export async function pngOf(svg: string): Promise<Buffer> {
  fonts ??= ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}`));
  // Loaded when the first picture is asked for: the program starts without it.
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { loadSystemFonts: false, fontFiles: [...fonts], defaultFontFamily: 'DejaVu Sans' },
  });
  return image.asPng();
}
