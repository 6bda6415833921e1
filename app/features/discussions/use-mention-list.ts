import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { MentionChoice } from '../../../shared/discussion-pages.ts';
import { choicesFor, mentionAsked, type Asked } from './mention-asked.ts';
import { mentionChoices } from './mention-source.ts';

export interface MentionListState {
  readonly listId: string;
  readonly choices: readonly MentionChoice[];
  readonly active: number;
  /** `away`: the list could not be loaded. */
  readonly source: 'ready' | 'loading' | 'away';
  optionId(index: number): string;
  choose(choice: MentionChoice): void;
}

/**
 * The list behind `@`: opens while a name is being typed, is moved through by keys, closes with Escape and stays closed
 * for that `@`. Without a list (it cannot be loaded) typing goes on as plain text.
 * @returns what is shown, `null` while closed, and what the editor's keys do first.
 */
export function useMentionList(editor: Editor | null, workspace: string | null) {
  const listId = useId();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [all, setAll] = useState<readonly MentionChoice[] | 'loading' | 'away'>('loading');
  const [active, setActive] = useState(0);

  useEffect(() => {
    if (!editor || workspace === null) return undefined;
    const look = () => {
      const next = editor.isFocused && editor.state.selection.empty ? askedAt(editor) : null;
      setAsked((before) => (before?.query === next?.query && before?.back === next?.back ? before : next));
      if (next === null) setDismissed(null);
    };
    const leave = () => setAsked(null);
    editor.on('transaction', look);
    editor.on('blur', leave);
    return () => {
      editor.off('transaction', look);
      editor.off('blur', leave);
    };
  }, [editor, workspace]);

  const wanted = asked !== null;
  useEffect(() => {
    if (!wanted || workspace === null) return undefined;
    let gone = false;
    mentionChoices(workspace).then((list) => !gone && setAll(list), () => !gone && setAll('away'));
    return () => void (gone = true);
  }, [wanted, workspace]);

  const query = asked?.query ?? '';
  const choices = useMemo(() => (typeof all === 'string' || asked === null ? [] : choicesFor(all, query)), [all, asked, query]);
  useEffect(() => setActive(0), [query]);
  const start = asked && editor ? editor.state.selection.from - asked.back : null;
  // Words after a name that fits nobody are no mention any more.
  const open = asked !== null && start !== dismissed && !(query.includes(' ') && choices.length === 0);

  const choose = useCallback(
    ({ kind, id, label }: MentionChoice) => {
      if (!editor || !asked) return;
      const to = editor.state.selection.from;
      editor.chain().focus().insertContentAt({ from: to - asked.back, to }, [{ type: 'mention', attrs: { kind, id, label } }, { type: 'text', text: ' ' }]).run();
    },
    [editor, asked],
  );

  const onKey = useRef<(event: KeyboardEvent) => boolean>(() => false);
  onKey.current = (event) => {
    if (!open) return false;
    if (event.key === 'Escape') {
      // The list alone closes, not the form that the text stands in.
      event.stopPropagation();
      setDismissed(start);
      return true;
    }
    const choice = choices[active];
    if (!choice) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setActive((active + (event.key === 'ArrowDown' ? 1 : choices.length - 1)) % choices.length);
      return true;
    }
    if (event.key !== 'Enter') return false;
    choose(choice);
    return true;
  };

  const optionId = useCallback((index: number) => `${listId}-${index}`, [listId]);
  const shown = open && choices.length > 0;
  useEffect(() => {
    const box = editor?.view.dom;
    if (!box || !shown) return undefined;
    box.setAttribute('aria-controls', listId);
    box.setAttribute('aria-activedescendant', optionId(active));
    // It opens under the caret, and that may stand at the end of the window; a later choice may stand below the list's.
    document.getElementById(active > 0 ? optionId(active) : listId)?.scrollIntoView({ block: 'nearest' });
    return () => {
      box.removeAttribute('aria-controls');
      box.removeAttribute('aria-activedescendant');
    };
  }, [editor, shown, active, listId, optionId]);

  const source = all === 'loading' || all === 'away' ? all : 'ready';
  const list: MentionListState | null = open ? { listId, choices, active, source, optionId, choose } : null;
  return { list, onKey };
}

/** Reads the line up to the caret; a mention or a break in it counts as one letter that ends what is being typed. */
function askedAt({ state }: Editor): Asked | null {
  const { $from } = state.selection;
  return $from.parent.isTextblock ? mentionAsked($from.parent.textBetween(0, $from.parentOffset, undefined, '\uFFFC')) : null;
}
