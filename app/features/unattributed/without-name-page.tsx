import { Link } from '@remix-run/react';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { WithdrawalCode } from '../../ui/withdrawal-code.tsx';

interface WithoutNamePageProps {
  readonly workspace: { readonly name: string; readonly slug: string; readonly nonAttributed: boolean };
  readonly code: string | null;
  readonly refusal: { readonly message: string; readonly fields: Readonly<Record<string, string>> } | null;
  /** What had been written, to be copied from here: it is kept nowhere. */
  readonly written: string;
}

/** What became of something sent without a name by a form without JavaScript; else what that means. */
export function WithoutNamePage({ workspace: { name, slug, nonAttributed }, code, refusal, written }: WithoutNamePageProps) {
  return (
    <div className="form-page">
      {refusal ? <ErrorSummary title="This was not sent" errors={{}} message={[refusal.message, ...Object.values(refusal.fields)].join(' ')} /> : null}
      <h1>{code === null ? 'Writing without a name' : 'Sent without your name'}</h1>
      {code === null ? null : <WithdrawalCode code={code} slug={slug} />}
      {refusal && written ? <><p>What you wrote is kept nowhere. Copy it from here, go back, and send it again once it is changed.</p><p className="to-copy">{written}</p></> : null}
      <p>
        {nonAttributed
          ? `Members of ${name} may write notes, questions and answers without a name. They wait until three are there, or five minutes are over, and appear together in an order that says nothing. No table and no log holds who wrote them.`
          : `In ${name} everything that is written has an author.`}
      </p>
      <p><Link to={`/workspaces/${slug}`}>Back to {name}</Link></p>
    </div>
  );
}
