import { Link } from '@remix-run/react';
import type { SecondFactorView } from '../../../shared/accounts.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AccountPlaces } from './account-places.tsx';
import { HaveSecondFactor, ProveSecondFactor } from './second-factor-kept.tsx';
import { BeginSecondFactor, ConfirmSecondFactor } from './second-factor-setup.tsx';

export interface SecondFactorPageProps {
  readonly view: SecondFactorView;
  /** Local path to go on to; `/account/second-factor` itself where nothing else waits. */
  readonly next: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly notice: string | null;
}

/** One's second factor: set up, proved, kept, removed. */
export function SecondFactorPage(props: SecondFactorPageProps) {
  const { view, errors, message, notice } = props;
  const refused = message !== undefined || Object.keys(errors).length > 0;
  return (
    <>
      <AccountPlaces />
      <div className="form-page">
        {refused ? <ErrorSummary errors={errors} message={message} /> : notice === null ? null : <Notice><p>{notice}</p></Notice>}
        <State {...props} state={view.state} />
      </div>
    </>
  );
}

function State({ state, ...props }: SecondFactorPageProps & { state: SecondFactorView['state'] }) {
  switch (state) {
    case 'none': return <BeginSecondFactor {...props} />;
    case 'pending': return <ConfirmSecondFactor {...props} />;
    case 'unproved': return <ProveSecondFactor {...props} />;
    case 'proved': return <HaveSecondFactor {...props} />;
  }
}

/** Shown once, right after they were made. */
export function RecoveryCodes({ codes, next }: { readonly codes: readonly string[]; readonly next: string }) {
  return (
    <>
      <AccountPlaces />
      <div className="form-page">
        <h1>Keep these recovery codes</h1>
        <p>When you do not have your app at hand, one of these takes the place of its code. Each works once, and only these ten work from now on. They are shown only now: print them, or keep them where you keep passwords.</p>
        <ul className="to-copy recovery-codes" aria-label="Recovery codes">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
        <p className="not-printed"><Link to={next} className="govuk-button">I have kept them, go on</Link></p>
      </div>
    </>
  );
}
