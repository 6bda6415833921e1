import type { IParagraphOptions } from 'docx';
import type { Block } from './document.ts';

/** What no XML can hold becomes the replacement character; a file with it would not open. */
const writable = (text: string) => [...text].map((char) => (isWritable(char.codePointAt(0)!) ? char : '\ufffd')).join('');
const isWritable = (code: number) => code === 9 || code === 10 || (code >= 32 && code !== 0xfffe && code !== 0xffff);

/** A document as a Word file. */
export async function wordFile(title: string, blocks: readonly Block[]): Promise<Buffer> {
  // Loaded when the first file is asked for: the program starts without it.
  const docx = await import('docx');
  const { BorderStyle, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx;

  const lines = (text: string, look: { readonly bold?: boolean; readonly italics?: boolean; readonly color?: string } = {}) =>
    writable(text).split('\n').map((line, index) => new TextRun({ text: line, ...look, ...(index > 0 ? { break: 1 } : {}) }));
  const paragraph = (text: string, options: Omit<IParagraphOptions, 'children' | 'text'> = {}, look = {}) => new Paragraph({ ...options, children: lines(text, look) });
  const cell = (text: string, head: boolean) => new TableCell({ margins: { top: 40, bottom: 40, left: 80, right: 80 }, children: [paragraph(text, {}, { bold: head })] });
  const table = (head: readonly string[], rows: readonly (readonly string[])[]) => new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [new TableRow({ tableHeader: true, children: head.map((text) => cell(text, true)) }), ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text) => cell(text, false)) }))],
  });
  const blockOf = (block: Block) => {
    switch (block.block) {
      case 'title': return [paragraph(block.text, { heading: HeadingLevel.TITLE })];
      case 'heading': return [paragraph(block.text, { heading: HeadingLevel.HEADING_1, spacing: { before: 360, after: 120 } })];
      case 'subheading': return [paragraph(block.text, { heading: HeadingLevel.HEADING_2, spacing: { before: 240, after: 80 }, keepNext: true })];
      case 'text': return [paragraph(block.text, { spacing: { after: 120 } })];
      case 'quiet': return [paragraph(block.text, { spacing: { after: 80 } }, { color: '505a5f' })];
      case 'first': return [paragraph(block.text, { spacing: { after: 120 }, border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: '1d70b8' } } }, { bold: true })];
      case 'facts': return block.facts.map(([label, text]) => new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text: `${label}: `, bold: true }), ...lines(text)] }));
      case 'table': return [table(block.head, block.rows), paragraph('')];
    }
  };
  const file = new Document({
    creator: 'Learning Loop', title: writable(title),
    styles: { default: { document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } } } } },
    sections: [{
      properties: { page: { margin: { top: 1000, bottom: 1000, left: 1000, right: 1000 } } },
      footers: { default: new Footer({ children: [new Paragraph({ children: [...lines(`${title} · page `), new TextRun({ children: [PageNumber.CURRENT] })] })] }) },
      children: blocks.flatMap<InstanceType<typeof Paragraph> | InstanceType<typeof Table>>(blockOf),
    }],
  });
  return Packer.toBuffer(file);
}
