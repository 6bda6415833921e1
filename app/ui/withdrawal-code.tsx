import { Link } from '@remix-run/react';

/** The code by which something without a name can be withdrawn: shown once, kept nowhere. */
export function WithdrawalCode({ code, slug }: { readonly code: string; readonly slug: string }) {
  return (
    <div className="withdrawal-code">
      <p>It appears with others within five minutes. To withdraw it, you need this code. It is shown here once and kept nowhere.</p>
      <p className="to-copy" tabIndex={-1}>{code}</p>
      <p>Copy it now if you may want to withdraw it, at <Link to={`/workspaces/${slug}/withdraw`} target="_blank">Withdraw what you sent without your name</Link>.</p>
    </div>
  );
}
