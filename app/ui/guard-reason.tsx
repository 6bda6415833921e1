interface GuardReasonProps {
  readonly fields: { id(field: string): string; value(field: string): string | undefined; error(field: string): string | undefined; readonly locked: boolean };
}

/** Why something may be sent although the guard asks: stands in a form once it was refused for want of it. */
export function GuardReason({ fields }: GuardReasonProps) {
  const id = fields.id('guardReason');
  const error = fields.error('guardReason');
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={id}>Why can nobody be recognised in it?</label>
      <div className="govuk-hint" id={`${id}-hint`}>Or reword it. A moderator reads your reason.</div>
      {error ? <p className="govuk-error-message" id={`${id}-error`}><span className="govuk-visually-hidden">Error:</span> {error}</p> : null}
      <input
        className="govuk-input" type="text" id={id} name="guardReason" maxLength={300} defaultValue={fields.value('guardReason')} readOnly={fields.locked}
        aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`} aria-invalid={error ? true : undefined}
      />
    </div>
  );
}
