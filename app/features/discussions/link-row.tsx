import type { Editor } from '@tiptap/react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { isSafeLink } from '../../../shared/safe-link.ts';

/** Address of a link: a line under the toolbar, finished with Enter, left with Escape. */
export function LinkRow({ editor, close }: { readonly editor: Editor; close(): void }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useState(String(editor.getAttributes('link').href ?? ''));
  const [error, setError] = useState('');
  useEffect(() => field.current?.focus(), []);

  const finish = () => {
    const typed = address.trim();
    const href = typed === '' || /^[a-z]+:/i.test(typed) ? typed : `https://${typed}`;
    if (href !== '' && !isSafeLink(href)) {
      setError('Give a web address, for example www.gov.uk.');
      return;
    }
    const chain = editor.chain().focus().extendMarkRange('link');
    if (href === '') chain.unsetMark('link').run();
    else if (editor.state.selection.empty && !editor.isActive('link')) {
      chain.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] }).run();
    } else chain.setMark('link', { href }).run();
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // Enter here finishes the link; it does not send the form.
    event.preventDefault();
    if (event.key === 'Enter') finish();
    else {
      close();
      editor.commands.focus();
    }
  };
  return (
    <div className="editor__link">
      <label className="govuk-label" htmlFor={id}>Web address</label>
      {error ? <p className="govuk-error-message" id={`${id}-error`}>{error}</p> : null}
      <div className="editor__link-line">
        <input
          ref={field} id={id} className="govuk-input" type="text" inputMode="url" value={address} onChange={(event) => setAddress(event.target.value)} onKeyDown={onKeyDown}
          aria-describedby={error ? `${id}-error` : undefined} aria-invalid={error ? true : undefined}
        />
        <button type="button" className="govuk-button govuk-button--secondary sending__button" onClick={finish}>Set link</button>
      </div>
    </div>
  );
}
