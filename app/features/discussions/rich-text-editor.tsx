import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { fromPlainText, pinKey, type FigurePin, type RichText } from '../../../shared/rich-text-document.ts';
import { MentionList } from './mention-list.tsx';
import type { ChartOffer } from './chart-offer.ts';
import { shallow } from './shallow.ts';
import { Toolbar } from './toolbar.tsx';
import { useMentionList } from './use-mention-list.ts';
import { WRITING } from './writing-extensions.ts';
import { chartNode } from './writing-nodes.ts';

export interface RichTextEditorProps {
  /** What the field's control must carry. */
  readonly control: { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': true | undefined };
  readonly label: string;
  /** Plain text it starts with, or the document that is changed. */
  readonly text: string | RichText;
  readonly locked: boolean;
  /** Whose members can be mentioned; `null` where nobody can. */
  readonly workspace: string | null;
  /** Charts that can be put in, and those that the text may hold already. */
  readonly charts: readonly ChartOffer[];
  /** The caret was in the field that it takes the place of. */
  readonly focused?: boolean;
}

/** The editor behind a discussion's text area. Its document travels as JSON in the field `body`. */
export function RichTextEditor({ control, label, text, locked, workspace, charts, focused = false }: RichTextEditorProps) {
  const start = typeof text === 'string' ? (text === '' ? null : fromPlainText(text)) : text;
  const [body, setBody] = useState(start ? JSON.stringify(start) : '');
  const known = useRef(charts);
  known.current = charts;
  const [extensions] = useState(() => [...WRITING, chartNode((pin) => wordsOf(known.current, pin))]);
  const keys = useRef<React.MutableRefObject<(event: KeyboardEvent) => boolean> | null>(null);
  const editor = useEditor({
    extensions,
    // The content security policy lets no script put style elements into the page: these stand in discussions.scss.
    injectCSS: false,
    content: start ?? '',
    editorProps: {
      attributes: {
        id: control.id, role: 'textbox', class: 'rich-text rich-text--editing', 'aria-multiline': 'true', 'aria-label': label,
        ...(workspace === null ? {} : { 'aria-autocomplete': 'list' }),
        ...(control['aria-describedby'] ? { 'aria-describedby': control['aria-describedby'] } : {}),
        ...(control['aria-invalid'] ? { 'aria-invalid': 'true' } : {}),
      },
      transformPasted: shallow,
      // Tab leaves the editor, in a list too: nobody is caught in it.
      handleDOMEvents: { keydown: (_view, event) => event.key === 'Tab' },
      handleKeyDown: (_view, event) => keys.current?.current(event) ?? false,
    },
    onUpdate: ({ editor: changed }) => setBody(changed.isEmpty ? '' : JSON.stringify(changed.getJSON())),
  });
  const { list, onKey } = useMentionList(editor, workspace);
  keys.current = onKey;
  useEffect(() => {
    editor.setEditable(!locked, false);
  }, [editor, locked]);
  useFocusTakenOver(editor, focused);
  return (
    <div className="editor">
      <input type="hidden" name="body" value={body} />
      <div className="editor__box">
        <EditorContent editor={editor} />
        {workspace === null ? null : <MentionList list={list} />}
      </div>
      <Toolbar editor={editor} locked={locked} mentions={workspace !== null} charts={charts.filter(({ offered }) => offered)} />
    </div>
  );
}

/**
 * The caret comes with the field's place, within the commit that takes the field away: the library's own `autofocus`
 * waits for a frame, and letters typed meanwhile would be nowhere.
 */
function useFocusTakenOver(editor: Editor, focused: boolean): void {
  useLayoutEffect(() => {
    if (!focused) return;
    editor.commands.setTextSelection(editor.state.doc.content.size);
    editor.view.focus();
  }, [editor, focused]);
}

/** What is known here of a chart in the text; one from elsewhere is a chart all the same. */
function wordsOf(charts: readonly ChartOffer[], pin: Readonly<Record<string, unknown>>) {
  const { metric = '', area = '', breakdown = '', edition = '' } = pin;
  const key = pinKey({ metric, area, breakdown, edition, period: typeof pin.period === 'string' ? pin.period : null } as FigurePin);
  const found = charts.find((one) => pinKey(one.pin) === key);
  return found ? { title: found.title, about: found.about, release: found.release } : { title: 'A chart', about: '', release: 'It is shown where the post is read.' };
}
