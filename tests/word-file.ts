import { fromBuffer, type Entry } from 'yauzl';

/** The parts of a Word file by their names, as text. */
export function partsOfWordFile(file: Buffer): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const parts = new Map<string, string>();
      zip.on('entry', (entry: Entry) => zip.openReadStream(entry, (wrong, stream) => {
        if (wrong) return reject(wrong);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject).on('end', () => {
          parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
          zip.readEntry();
        });
      }));
      zip.on('error', reject).on('end', () => resolve(parts)).readEntry();
    });
  });
}

/** What a reader reads in it, a paragraph a line. */
export async function wordsOfWordFile(file: Buffer): Promise<string> {
  const document = (await partsOfWordFile(file)).get('word/document.xml') ?? '';
  return document.split('</w:p>').map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')).join('\n');
}
