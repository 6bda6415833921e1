import { useEffect, useRef, useState, type ComponentType } from 'react';
import { flushSync } from 'react-dom';
import type { FormFields } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';
import type { RichTextEditorProps } from './rich-text-editor.tsx';

interface RichTextFieldProps {
  readonly fields: FormFields;
  readonly label: string;
  readonly rows?: number;
}

/**
 * A plain text area that becomes an editor once it is on the screen and the editor's code has come. Without it (no
 * JavaScript, a bad network) the plain field is sent and works just as well.
 */
export function RichTextField({ fields, label, rows = 3 }: RichTextFieldProps) {
  const plain = useRef<HTMLTextAreaElement>(null);
  const [upgrade, setUpgrade] = useState<Upgrade | null>(null);
  useUpgrade(plain, setUpgrade);
  return (
    <Field id={fields.id('body')} label={label} error={fields.error('body')}>
      {(control) =>
        upgrade ? (
          <upgrade.Editor control={control} label={label} text={upgrade.text} locked={fields.locked} />
        ) : (
          <textarea {...control} ref={plain} className="govuk-textarea" name="plain" rows={rows} data-first defaultValue={fields.value('plain')} readOnly={fields.locked} />
        )
      }
    </Field>
  );
}

interface Upgrade {
  readonly Editor: ComponentType<RichTextEditorProps>;
  /** What had been typed by then. */
  readonly text: string;
}

/**
 * The field changes only while nobody is in it: letters typed during the change would be lost. Whoever was quicker than
 * the editor keeps the plain field; leaving it empty lets it change.
 */
function useUpgrade(plain: React.RefObject<HTMLTextAreaElement | null>, upgrade: (to: Upgrade) => void): void {
  useEffect(() => {
    const field = plain.current;
    if (!field) return undefined;
    const ended = new AbortController();
    const load = async () => {
      const { RichTextEditor } = await import('./rich-text-editor.tsx');
      const change = () => flushSync(() => upgrade({ Editor: RichTextEditor, text: field.value }));
      if (ended.signal.aborted) return;
      if (document.activeElement !== field) change();
      else field.addEventListener('blur', () => field.value === '' && change(), { once: true, signal: ended.signal });
    };
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      // Where the editor cannot be loaded the plain field stays.
      load().catch(() => undefined);
    });
    watch.observe(field);
    return () => {
      watch.disconnect();
      ended.abort();
    };
  }, [plain, upgrade]);
}
