import { useState, type FormEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface UploadFormProps {
  /** Field → what was wrong with it, of a form sent without script. */
  readonly fields: Readonly<Record<string, string>>;
  /** In bytes. */
  readonly largest: number;
  /** The file is with the server and being checked. */
  onArrived(): void;
}

/** What the server says where it refuses. */
interface Answer {
  readonly refusal?: { readonly message: string; readonly fields: Readonly<Record<string, string>> };
}

const NOT_SENT = 'The file could not be sent. Look at your network, load this page again and send it once more.';

/** An ordinary form with a file; where there is script it says how much has arrived, and the page stays. */
export function UploadForm({ fields, largest, onArrived }: UploadFormProps) {
  const [share, setShare] = useState<number | null>(null);
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const errors = { ...fields, ...said };

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    // The only way by which a browser says how much of a body it has sent.
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => setShare(total > 0 ? loaded / total : 0);
    request.onloadend = () => {
      setShare(null);
      const refusal = (request.response as Answer | null)?.refusal;
      if (request.status === 202) form.reset();
      setSaid(request.status === 202 ? {} : refusal && Object.keys(refusal.fields).length > 0 ? refusal.fields : { file: refusal?.message ?? NOT_SENT });
      onArrived();
    };
    request.open('POST', '/steward/uploads');
    request.responseType = 'json';
    request.send(new FormData(form));
    setShare(0);
    setSaid({});
  };

  return (
    <form method="post" action="/steward?index" encType="multipart/form-data" onSubmit={send} className="releases__upload">
      <Field id="published" label="Day it was published" hint="Leave it empty where our calendar knows the day." error={errors.published}>
        {(control) => <input {...control} name="published" type="date" className="govuk-input" />}
      </Field>
      <Field id="file" label="Published file" hint={`.csv, or .zip or .gz of such files, at most ${largest / 1e6} MB`} error={errors.file}>
        {(control) => <input {...control} name="file" type="file" accept=".csv,.zip,.gz" required className="releases__file" />}
      </Field>
      <WhoSees>data stewards, until the release is signed off; then its figures are public</WhoSees>
      <Button disabled={share !== null}>Check this file</Button>
      {share === null ? null : <p><label>Sending: <progress value={share} max={1} /> {Math.floor(share * 100)}%</label></p>}
    </form>
  );
}
