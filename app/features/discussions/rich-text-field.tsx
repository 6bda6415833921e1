import { useParams } from '@remix-run/react';
import { useEffect, useRef, useState, type ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { plainText, type RichText } from '../../../shared/rich-text-document.ts';
import { keptDocument, wordsKept } from '../../../shared/rich-text-kept.ts';
import type { FormFields } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';
import type { ChartOffer } from './chart-offer.ts';
import type { RichTextEditorProps } from './rich-text-editor.tsx';

interface RichTextFieldProps {
  readonly fields: FormFields;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  /** The document that is changed; left out where something new is written. */
  readonly start?: RichText;
  /** Charts that can be put in, and those that `start` holds. */
  readonly charts?: readonly ChartOffer[];
}

const NO_CHARTS: readonly ChartOffer[] = [];

/**
 * A plain text area that becomes an editor once it is on the screen, or its form is written in, and the editor's code has come. Without it (no
 * JavaScript, a bad network) the plain field is sent and works just as well.
 */
export function RichTextField({ fields, label, hint, rows = 3, start, charts = NO_CHARTS }: RichTextFieldProps) {
  const { workspace = null } = useParams();
  const kept = fields.value('body') ?? '';
  const begun = keptDocument(kept) ?? (kept === '' ? start : undefined);
  // What is no document any more still has its words.
  const words = begun ? plainText(begun) : wordsKept(kept);
  const plain = useRef<HTMLTextAreaElement>(null);
  const [upgrade, setUpgrade] = useState<Upgrade | null>(null);
  useUpgrade(plain, setUpgrade, words);
  return (
    <>
      <Field id={fields.id('body')} label={label} hint={hint} error={fields.error('body')}>
        {(control) =>
          upgrade ? (
            <upgrade.Editor control={control} label={label} text={begun && upgrade.text === words ? begun : upgrade.text} locked={fields.locked} workspace={workspace} charts={charts} focused={upgrade.focused} />
          ) : (
            <textarea {...control} ref={plain} className="govuk-textarea" name="plain" rows={rows} data-first defaultValue={fields.value('plain') ?? words} readOnly={fields.locked} />
          )
        }
      </Field>
      {upgrade ? null : <WithoutEditor fields={fields} changes={start !== undefined} charts={charts} />}
    </>
  );
}

/** What takes the place of the editor's buttons where there is no script. */
function WithoutEditor({ fields, changes, charts }: { readonly fields: FormFields; readonly changes: boolean; readonly charts: readonly ChartOffer[] }) {
  return (
    <noscript>
      {changes ? <p className="editor__plain">Bold and italic letters, lists, links, mentions and charts of what you change are lost without a script.</p> : null}
      {charts.filter(({ offered }) => offered).map(({ pin, title, about }) => (
        <div key={JSON.stringify(pin)} className="govuk-checkboxes govuk-checkboxes--small">
          <div className="govuk-checkboxes__item">
            <input className="govuk-checkboxes__input" id={fields.id('figure')} type="checkbox" name="figure" value={JSON.stringify(pin)} defaultChecked={fields.value('figure') !== undefined} />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={fields.id('figure')}>Put in this chart: {title}, {about}</label>
          </div>
        </div>
      ))}
    </noscript>
  );
}

interface Upgrade {
  readonly Editor: ComponentType<RichTextEditorProps>;
  /** What had been typed by then. */
  readonly text: string;
  /** The caret was in the field. */
  readonly focused: boolean;
}

/**
 * The field changes while no letter of it was typed (`untouched` holds its words), though the caret may be there: with
 * the keyboard one comes to a field and onto the screen at once. Letters typed during a change would be lost, so whoever
 * was quicker than the editor keeps the plain field; leaving it empty lets it change.
 */
function useUpgrade(plain: React.RefObject<HTMLTextAreaElement | null>, upgrade: (to: Upgrade) => void, untouched: string): void {
  useEffect(() => {
    const field = plain.current;
    if (!field) return undefined;
    const ended = new AbortController();
    const load = async () => {
      const { RichTextEditor } = await import('./rich-text-editor.tsx');
      const change = (focused = false) => flushSync(() => upgrade({ Editor: RichTextEditor, text: field.value, focused }));
      if (ended.signal.aborted) return;
      if (document.activeElement !== field) change();
      else if (field.value === untouched) change(true);
      else field.addEventListener('blur', () => field.value === '' && change(), { once: true, signal: ended.signal });
    };
    let begun = false;
    const begin = () => {
      if (begun) return;
      begun = true;
      watch.disconnect();
      // Where the editor cannot be loaded the plain field stays.
      load().catch(() => undefined);
    };
    const watch = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && begin());
    watch.observe(field);
    // Whoever writes in another field of the form comes here next.
    field.form?.addEventListener('focusin', begin, { signal: ended.signal });
    return () => {
      watch.disconnect();
      ended.abort();
    };
  }, [plain, upgrade, untouched]);
}
