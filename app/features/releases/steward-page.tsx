import { Link } from '@remix-run/react';
import { useEffect } from 'react';
import { dateText } from '../../../shared/format.ts';
import type { StewardRelease, StewardView, UploadView } from '../../../shared/stewardship.ts';
import { Details } from '../../ui/details.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { UploadForm } from './upload-form.tsx';

const UNDECIDED = [
  ['waiting', 'Waiting for sign-off', 'No release waits.'],
  ['rolled-back', 'Rolled back', 'No release was rolled back.'],
] as const;
const PUBLIC = [['signed-off', 'Public', 'No release is public yet.']] as const;
const LOOK_AGAIN_MS = 1_000;

/** A refused form: words for the whole of it, or by field. */
export interface Refusal {
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

interface StewardPageProps {
  readonly view: StewardView;
  readonly refusal: Refusal | null;
  onLookAgain(): void;
}

/** Files on their way, and every release by its state. */
export function StewardPage({ view, refusal, onLookAgain }: StewardPageProps) {
  const { releases, uploads, others, largest } = view;
  const invented = Object.values(releases).flat().filter(({ world }) => world === 'invented');
  const underWay = uploads.some(({ stage }) => stage === 'waiting' || stage === 'checking');
  useEffect(() => {
    if (!underWay) return undefined;
    const looking = setInterval(onLookAgain, LOOK_AGAIN_MS);
    return () => clearInterval(looking);
  }, [underWay, onLookAgain]);
  const state = ([key, heading, none]: (typeof UNDECIDED | typeof PUBLIC)[number]) => (
    <section key={key} aria-labelledby={key}>
      <h2 id={key}>{heading}</h2>
      <Rows releases={releases[key].filter(({ world }) => world === 'published')} none={none} />
    </section>
  );
  return (
    <article className="releases">
      {/* Without script the page looks again by itself while a file is being read. */}
      {underWay ? <noscript><meta httpEquiv="refresh" content="3" /></noscript> : null}
      {refusal ? <ErrorSummary errors={refusal.fields} message={Object.keys(refusal.fields).length === 0 ? refusal.message : undefined} /> : null}
      <h1>Releases to see to</h1>
      <p className="framework__lead">A file is checked whole, then compared with what is public. Nobody but data stewards sees its figures until one of them signs the release off.</p>
      <div className="releases__columns">
        <div>{UNDECIDED.map(state)}</div>
        <section aria-labelledby="uploads" className="releases__uploads">
          <h2 id="uploads">Send a file</h2>
          <UploadForm fields={refusal?.fields ?? {}} largest={largest} onArrived={onLookAgain} />
          <div role="status">{uploads.map((upload) => <Sent key={upload.id} upload={upload} />)}</div>
          {others.length > 0 ? <p className="small">Also being read: a file of {others.join(', ')}.</p> : null}
        </section>
        <div>
          {PUBLIC.map(state)}
          {invented.length > 0 ? (
            <Details summary={`The sandbox’s invented releases (${invented.length})`}><Rows releases={invented} none="" /></Details>
          ) : null}
        </div>
      </div>
    </article>
  );
}

function Rows({ releases, none }: { releases: readonly StewardRelease[]; none: string }) {
  if (releases.length === 0) return <p className="muted">{none}</p>;
  return <ul className="releases__log">{releases.map((release) => <Row key={release.id} release={release} />)}</ul>;
}

function Row({ release: { id, title, collection, published, assumed, covers, feeds, history } }: { release: StewardRelease }) {
  const last = history.at(-1);
  const parts = [
    title === collection ? '' : collection,
    `${assumed ? 'day not known, loaded' : 'published'} ${dateText(published)}`,
    covers ? `covers ${covers}` : '',
    feeds.length > 0 ? `feeds ${feeds.map((one) => one.title).join('; ')}` : 'feeds no measure by itself',
    last ? `${last.words.toLowerCase()} by ${last.by}, ${dateText(last.at)}` : '',
  ];
  return (
    <li>
      <h3><Link to={`/steward/releases/${id}`}>{title}</Link></h3>
      <p className="small">{parts.filter(Boolean).join(' · ')}</p>
    </li>
  );
}

const STAGES: Readonly<Record<UploadView['stage'], string>> = {
  arriving: 'arriving', waiting: 'waits for its turn', checking: 'being checked', done: 'checked',
  'broken off': 'could not be checked: something went wrong on our side. Nothing was loaded; send it again.',
};

/** One file that was sent, from its arrival to what became of it. */
function Sent({ upload: { fileName, stage, rows, files } }: { upload: UploadView }) {
  const busy = stage === 'waiting' || stage === 'checking';
  return (
    <div className="releases__sent">
      <p><b>{fileName || 'A file'}</b>: {STAGES[stage]}{busy || rows > 0 ? `, ${rows.toLocaleString('en-GB')} rows read` : ''}</p>
      {busy ? <p className="small">You can leave this page; the work goes on and is found here again. <a href="/steward#uploads">Look again</a></p> : null}
      <ul>
        {files.map(({ file, result, words, release }) => (
          <li key={file}>
            {files.length > 1 || result === 'refused' ? <b>{file}: </b> : null}
            {result === 'refused' ? 'refused, nothing of it was loaded. ' : ''}{words}{' '}
            {release ? <Link to={`/steward/releases/${release}`}>See what it changes</Link> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
