import type { FormFields } from '../../live/sending-form.tsx';

interface ReadEditionProps {
  readonly fields: Pick<FormFields, 'id' | 'error'>;
  /** Key of the edition on the page. */
  readonly edition: string;
}

/**
 * Which figures a note's author has read. Where others were published while they wrote they are told what those say;
 * sent again, the note is about these.
 */
export function ReadEdition({ fields, edition }: ReadEditionProps) {
  const error = fields.error('editionKey');
  return (
    <>
      {error ? <p className="govuk-error-message" id={fields.id('editionKey')} tabIndex={-1}>{error}</p> : null}
      <input type="hidden" name="editionKey" value={fields.error('currentEdition') ?? edition} />
    </>
  );
}
