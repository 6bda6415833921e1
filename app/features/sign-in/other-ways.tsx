import { Form } from '@remix-run/react';
import { Button } from '../../ui/button.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface OtherWaysProps {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly next: string;
}

/** Signing in with an account elsewhere, where this installation knows any. */
export function OtherWays({ providers, next }: OtherWaysProps) {
  if (providers.length === 0) return null;
  return (
    <section aria-labelledby="other-ways">
      <h2 id="other-ways">Or with an account you have elsewhere</h2>
      <Form method="post">
        <input type="hidden" name="next" value={next} />
        <WhoSees>the one you choose learns that you sign in here, and nothing of what you do.</WhoSees>
        <div className="button-row">
          {providers.map(({ id, name }) => <Button key={id} quiet formAction={`/sign-in/with/${id}`}>Continue with {name}</Button>)}
        </div>
      </Form>
    </section>
  );
}
