import { Form } from '@remix-run/react';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox-list.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { counted, dateText } from '../../../shared/format.ts';
import type { GuestInvitation } from '../../../shared/guests.ts';

interface CodeFormProps {
  readonly code: string;
  readonly errors: Readonly<Record<string, string>>;
  /** Who is signed in at this browser. */
  readonly signedInAs: string | null;
}

/** First step: the code. */
export function CodeForm({ code, errors, signedInAs }: CodeFormProps) {
  return (
    <div className="form-page">
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>Come in with a code</h1>
      <p>If you were shown a code in a meeting, enter it here. You need no account and no email address.</p>
      <SignedIn name={signedInAs} />
      <Form method="post" noValidate>
        <input type="hidden" name="step" value="code" />
        <Field id="code" label="Code" hint="Six letters and digits. Capitals, spaces and hyphens make no difference." error={errors.code}>
          {(control) => <input {...control} className="govuk-input govuk-input--width-10 code-input" name="code" type="text" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={30} defaultValue={code} />}
        </Field>
        <Button>Continue</Button>
        <WhoSees>nobody. In the next step you read what you come to, and decide.</WhoSees>
      </Form>
    </div>
  );
}

interface WhoAreYouProps {
  readonly invitation: GuestInvitation;
  readonly ruleWords: string;
  /** What was written, the code among it. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly signedInAs: string | null;
}

/** Second step: what happens with what one says, and who one is. */
export function WhoAreYou({ invitation: { workspace, invented, owner, until, support, memberCount }, ruleWords, values, errors, signedInAs }: WhoAreYouProps) {
  return (
    <div className="form-page">
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>You are invited to {workspace} {invented ? <InventedTag /> : null}</h1>
      <p>{owner ? `${owner} invites you as a guest` : 'You are invited as a guest'}, until {dateText(until)}. You can read what is written for this workspace, and add what you know, questions and answers.</p>
      <SignedIn name={signedInAs} />
      <h2>What happens with what you say</h2>
      <ul>
        <li>It is seen by the {memberCount === 1 ? 'one member' : counted(memberCount, 'member')} of this workspace, and by those who join later. {ruleWords}</li>
        <li>It stays in the workspace after you have gone, without your name. Its members may use it there, for its purpose. It is not published.</li>
        <li>You decide what you tell about yourself, and may say nothing at all. The person named below can tell you what became of what you said.</li>
        <li>Write nothing by which a child, a family or a carer could be recognised, your own included.</li>
        <li>Others see that you are here while you have a page of the workspace open. How often you came is shown to nobody.</li>
      </ul>
      <h2>If you want to talk to somebody</h2>
      <p className="support">{support || 'Ask whoever gave you the code.'}</p>
      <p>This is not the place to report a concern about a child. In an emergency call 999.</p>
      <h2>Who you are here</h2>
      <Form method="post" noValidate>
        <input type="hidden" name="step" value="join" />
        <input type="hidden" name="code" value={values.code ?? ''} />
        <Field id="name" label="What do you want to be called here?" hint="A first name or another name is enough." error={errors.name}>
          {(control) => <input {...control} className="govuk-input govuk-input--width-20" name="name" type="text" autoComplete="off" maxLength={80} defaultValue={values.name} />}
        </Field>
        <RadioList
          id="speaksFor" legend="For whom do you speak?" error={errors.speaksFor} chosen={values.speaksFor}
          options={[
            { value: 'myself', label: 'For myself', hint: 'From your own experience, or as somebody who was asked to come' },
            { value: 'organisation', label: 'For an organisation', hint: 'Say below which one it is' },
          ]}
        />
        <Field id="organisation" label="Organisation" hint="Leave it empty if you speak for yourself." error={errors.organisation}>
          {(control) => <input {...control} className="govuk-input" name="organisation" type="text" autoComplete="off" maxLength={120} defaultValue={values.organisation} />}
        </Field>
        <Checkbox id="consent" label="I have read what happens with what I say, and want to take part" error={errors.consent} />
        <Button>Come in</Button>
        <WhoSees>the members of {workspace} see what you are called, and for whom you speak. It goes when your stay ends.</WhoSees>
      </Form>
    </div>
  );
}

function SignedIn({ name }: { readonly name: string | null }) {
  return name === null ? null : <p className="measure">You are signed in at this browser as {name}. Coming in as a guest signs that out; where you are a member already, go there without a code.</p>;
}
