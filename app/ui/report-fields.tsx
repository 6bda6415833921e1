import { REPORT_REASONS } from '../../shared/moderation-reasons.ts';
import { Field } from './field.tsx';

interface ReportFieldsProps {
  readonly fields: { id(field: string): string; value(field: string): string | undefined; error(field: string): string | undefined; readonly locked: boolean };
}

/** Why a moderator should look at something. */
export function ReportFields({ fields }: ReportFieldsProps) {
  return (
    <>
      <Field id={fields.id('reason')} label="What is wrong with it?" hint="A disclosure is hidden at once, until a moderator has looked. Nobody is told who reported it." error={fields.error('reason')}>
        {(control) => (
          <select {...control} className="govuk-select" name="reason" defaultValue={fields.value('reason') ?? 'disclosure'}>
            {Object.entries(REPORT_REASONS).map(([reason, words]) => <option key={reason} value={reason}>{words}</option>)}
          </select>
        )}
      </Field>
      <Field id={fields.id('words')} label="Anything a moderator should know (may stay empty)" error={fields.error('words')}>
        {(control) => <textarea {...control} className="govuk-textarea" name="words" rows={2} defaultValue={fields.value('words')} readOnly={fields.locked} />}
      </Field>
    </>
  );
}
