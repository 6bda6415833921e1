import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import { useEffect, useState, type MouseEvent } from 'react';
import { fromPlainText } from '../../../shared/rich-text-document.ts';
import { LinkRow } from './link-row.tsx';
import { WRITING } from './writing-extensions.ts';

export interface RichTextEditorProps {
  /** What the field's control must carry. */
  readonly control: { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': true | undefined };
  readonly label: string;
  /** Plain text it starts with. */
  readonly text: string;
  readonly locked: boolean;
}

/** The editor behind a discussion's text area. Its document travels as JSON in the field `body`. */
export function RichTextEditor({ control, label, text, locked }: RichTextEditorProps) {
  const [body, setBody] = useState(text === '' ? '' : JSON.stringify(fromPlainText(text)));
  const editor = useEditor({
    extensions: WRITING,
    // The content security policy lets no script put style elements into the page: these stand in discussions.scss.
    injectCSS: false,
    content: text === '' ? '' : fromPlainText(text),
    editorProps: {
      attributes: {
        id: control.id, role: 'textbox', class: 'rich-text rich-text--editing', 'aria-multiline': 'true', 'aria-label': label,
        ...(control['aria-describedby'] ? { 'aria-describedby': control['aria-describedby'] } : {}),
        ...(control['aria-invalid'] ? { 'aria-invalid': 'true' } : {}),
      },
      // Tab leaves the editor, in a list too: nobody is caught in it.
      handleDOMEvents: { keydown: (_view, event) => event.key === 'Tab' },
    },
    onUpdate: ({ editor: changed }) => setBody(changed.isEmpty ? '' : JSON.stringify(changed.getJSON())),
  });
  useEffect(() => {
    editor.setEditable(!locked, false);
  }, [editor, locked]);
  return (
    <div className="editor">
      <input type="hidden" name="body" value={body} />
      <EditorContent editor={editor} />
      <Toolbar editor={editor} locked={locked} />
    </div>
  );
}

const BUTTONS = [
  { name: 'bold', label: 'Bold', mark: 'B', press: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', label: 'Italic', mark: 'I', press: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'bulletList', label: 'Bulleted list', mark: '•', press: (editor: Editor) => editor.chain().focus().toggleBulletList().run() },
  { name: 'orderedList', label: 'Numbered list', mark: '1.', press: (editor: Editor) => editor.chain().focus().toggleOrderedList().run() },
  { name: 'blockquote', label: 'Quote', mark: '“', press: (editor: Editor) => editor.chain().focus().toggleBlockquote().run() },
] as const;

/** A button pressed by mouse leaves the typing where it is. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

function Toolbar({ editor, locked }: { editor: Editor; locked: boolean }) {
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
      </div>
      {linking ? <LinkRow editor={editor} close={() => setLinking(false)} /> : null}
    </>
  );
}
