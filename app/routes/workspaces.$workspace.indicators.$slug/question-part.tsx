import { useMemo, useState, type ReactNode } from 'react';
import type { Askable } from '../../../shared/discussion-pages.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import type { WorkspaceView } from '../../../shared/workspaces.ts';
import { offersOf } from '../../features/discussions/chart-offer.ts';
import type { PromptOption } from '../../features/discussions/prompt-choice.tsx';
import { StartDiscussion } from '../../features/discussions/start-discussion.tsx';
import type { Refused } from '../../live/answers.ts';
import { useLive } from '../../live/live-context.ts';
import { SendingForm, type FormFields } from '../../live/sending-form.tsx';
import { ContributionChoices } from '../../live/contribution-choices.tsx';
import { UnattributedChoice } from '../../live/unattributed-choice.tsx';
import { COMPOSER } from './use-aside.ts';

interface QuestionPartProps {
  readonly view: IndicatorView;
  readonly formKey: string;
  readonly refused: Refused | null;
  /** Which figure, series or indicator it is about. */
  about(fields: FormFields): ReactNode;
  /** Questions of the framework to begin with. */
  readonly prompts: readonly PromptOption[];
  /** Organisations a question can be put to. */
  readonly askable: readonly Askable[];
  /** Period the chart points at; empty for the whole series. */
  readonly period: string;
}

/** The question that is written beside a figure. */
export function QuestionPart({ view, formKey, refused, about, prompts, askable, period }: QuestionPartProps) {
  const { workspace } = useLive().conversation;
  const charts = useMemo(() => offersOf(view, period || null), [view, period]);
  return (
    <SendingForm
      formKey={formKey} intent="discussion.start" hidden={{ metric: view.metric, breakdown: view.breakdown }} anchor={COMPOSER} refused={refused}
      submit="Ask beside this figure" sentWords="Your question is added." pageOf={(id) => `/workspaces/${workspace.slug}/discussions/${id}`} beside={null}
    >
      {(fields) => (
        <StartDiscussion
          fields={fields} about={about(fields)} prompts={prompts} charts={charts} others={view.companions} askable={askable}
          choices={<Choices fields={fields} workspace={workspace} />}
        />
      )}
    </SendingForm>
  );
}

/** Who may see it; without one's name that is everybody in the workspace. */
function Choices({ fields, workspace }: { readonly fields: FormFields; readonly workspace: WorkspaceView }) {
  const [without, setWithout] = useState(false);
  return (
    <>
      {without ? null : <ContributionChoices fields={fields} workspace={workspace} />}
      <UnattributedChoice workspace={workspace} id={fields.id('unattributed')} onChange={setWithout} />
    </>
  );
}
