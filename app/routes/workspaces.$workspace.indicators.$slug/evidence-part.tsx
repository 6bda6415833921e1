import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { speaksOf } from '../../../shared/evidence.ts';
import { EvidenceBeside } from '../../features/evidence/voice-row.tsx';
import { WhoCanSee } from '../../features/workspaces/who-can-see.tsx';
import type { Answer } from '../../live/answers.ts';
import { useLive } from '../../live/live-context.ts';
import { refusalFor, SendingForm } from '../../live/sending-form.tsx';
import { COMPOSER, type Aside } from './use-aside.ts';

interface EvidencePartProps {
  readonly view: IndicatorView;
  readonly formKey: string;
  readonly answer: Answer | undefined;
  isNew(id: string): boolean;
  readonly aside: Pick<Aside, 'address' | 'href'>;
}

/** Evidence beside the figure, under the question that every indicator asks. */
export function EvidencePart({ view, formKey, answer, isNew, aside: { address, href } }: EvidencePartProps) {
  const { conversation: { workspace, evidence } } = useLive();
  const { metric, choice } = view;
  const items = evidence.filter((item) => speaksOf(item, metric, address.about === 'all' ? null : choice.area));
  const area = workspace.areas.includes(choice.area) ? choice.area : '';
  const mayAdd = workspace.abilities['evidence.add'];
  const said = items.some(({ kind, author, state }) => kind === 'voice' && state === 'shown' && author.organisation === workspace.organisation?.name);
  return (
    <EvidenceBeside
      items={items} metric={metric} workspace={workspace.slug} area={area} mayAdd={mayAdd} isNew={isNew}
      takeHref={workspace.abilities['conversation.take'] ? `/workspaces/${workspace.slug}/take?${new URLSearchParams({ metric, ...(area === '' ? {} : { area }) }).toString()}` : null}
      actionHref={workspace.abilities['action.agree'] ? href({ write: 'action' }, COMPOSER) : null}
      notKnown={
        mayAdd && !said ? (
          <SendingForm
            intent="evidence.not-known" formKey={formKey} hidden={{ metric, area }} anchor="voice" refused={refusalFor(answer, 'evidence.not-known')} submit="We do not know yet" sentWords="It is said." quiet
            beside={<WhoCanSee members={workspace.memberCount} workspace={workspace.name} />}
          >
            {() => null}
          </SendingForm>
        ) : null
      }
    />
  );
}
