import { useEditorState, type Editor } from '@tiptap/react';
import { useState, type MouseEvent } from 'react';
import type { ChartOffer } from './chart-offer.ts';
import { LinkRow } from './link-row.tsx';

const BUTTONS = [
  { name: 'bold', label: 'Bold', mark: 'B', press: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', label: 'Italic', mark: 'I', press: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'bulletList', label: 'Bulleted list', mark: '•', press: (editor: Editor) => editor.chain().focus().toggleBulletList().run() },
  { name: 'orderedList', label: 'Numbered list', mark: '1.', press: (editor: Editor) => editor.chain().focus().toggleOrderedList().run() },
  { name: 'blockquote', label: 'Quote', mark: '“', press: (editor: Editor) => editor.chain().focus().toggleBlockquote().run() },
] as const;

/** A button pressed by mouse leaves the typing where it is. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

interface ToolbarProps {
  readonly editor: Editor;
  readonly locked: boolean;
  /** Somebody can be mentioned here. */
  readonly mentions: boolean;
  readonly charts: readonly ChartOffer[];
}

/** What can be done to the text, under it. */
export function Toolbar({ editor, locked, mentions, charts }: ToolbarProps) {
  const [linking, setLinking] = useState(false);
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => Object.fromEntries([...BUTTONS.map(({ name }) => name), 'link'].map((name) => [name, current.isActive(name)])),
  });
  return (
    <>
      <div className="editor__tools" role="group" aria-label="Formatting">
        {BUTTONS.map(({ name, label, mark, press }) => (
          <button key={name} type="button" className={`editor__tool editor__tool--${name}`} aria-pressed={active[name]} aria-label={label} title={label} disabled={locked} onMouseDown={keepFocus} onClick={() => press(editor)}>
            {mark}
          </button>
        ))}
        <button type="button" className="editor__tool editor__tool--link" aria-pressed={active.link} aria-expanded={linking} disabled={locked} onClick={() => setLinking(!linking)}>
          Link
        </button>
        {mentions ? (
          <button type="button" className="editor__tool" aria-label="Mention a person, a role or an organisation" title="Mention a person, a role or an organisation" disabled={locked} onMouseDown={keepFocus} onClick={() => mention(editor)}>@</button>
        ) : null}
        {charts.map((chart) => (
          <button key={JSON.stringify(chart.pin)} type="button" className="editor__tool" title={`${chart.title}, ${chart.about}`} disabled={locked} onMouseDown={keepFocus} onClick={() => putIn(editor, chart)}>
            Put in this chart
          </button>
        ))}
      </div>
      {linking ? <LinkRow editor={editor} close={() => setLinking(false)} /> : null}
    </>
  );
}

/** Starts a mention where the caret is, as typing `@` does. */
function mention(editor: Editor): void {
  const { $from } = editor.state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, ' ');
  editor.chain().focus().insertContent(before === '' || /\s$/.test(before) ? '@' : ' @').run();
}

/** After what is written, with a line to go on writing below it; a chart stands in no list and no quote. */
function putIn(editor: Editor, { pin }: ChartOffer): void {
  const { $from } = editor.state.selection;
  const at = $from.depth === 0 ? $from.pos : $from.after(1);
  editor.chain().insertContentAt(at, [{ type: 'figure', attrs: { ...pin } }, { type: 'paragraph' }]).focus(at + 2).run();
}
