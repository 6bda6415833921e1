import { REPORT_REASONS } from '../../../shared/moderation-reasons.ts';
import { refusalFor, SendingForm } from '../../live/sending-form.tsx';
import { Field } from '../../ui/field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { useTalk } from './talk-context.ts';


interface ReportFormProps {
  readonly subject: { readonly subjectKind: string; readonly subjectId: string };
  readonly anchor: string;
}

/** Says to the moderators that something should not be here. */
export function ReportForm({ subject, anchor }: ReportFormProps) {
  const { formKey, answer } = useTalk();
  return (
    <SendingForm
      intent="contribution.report" formKey={formKey} hidden={subject} anchor={anchor} refused={refusalFor(answer, 'contribution.report', { subjectId: subject.subjectId })}
      submit="Report it" sentWords="It is reported. A moderator looks at it." quiet beside={<WhoSees>the moderators; nobody is shown that it was you</WhoSees>}
    >
      {(fields) => (
        <>
          <Field id={fields.id('reason')} label="Report this: what is wrong with it?" hint="The first hides it at once." error={fields.error('reason')}>
            {(control) => (
              <select {...control} className="govuk-select" name="reason" defaultValue={fields.value('reason') ?? 'disclosure'} data-first>
                {Object.entries(REPORT_REASONS).map(([reason, words]) => <option key={reason} value={reason}>{words}</option>)}
              </select>
            )}
          </Field>
          <Field id={fields.id('words')} label="Anything a moderator should know (optional)" error={fields.error('words')}>
            {(control) => <input {...control} className="govuk-input" name="words" type="text" defaultValue={fields.value('words')} readOnly={fields.locked} />}
          </Field>
        </>
      )}
    </SendingForm>
  );
}
