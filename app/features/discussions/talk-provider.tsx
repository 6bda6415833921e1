import { useFetchers } from '@remix-run/react';
import { useMemo, useState, type ReactNode } from 'react';
import { MeContext } from './rich-text-view.tsx';
import { TalkContext, type Talk } from './talk-context.ts';

interface TalkProviderProps extends Omit<Talk, 'own' | 'sent'> {
  readonly children: ReactNode;
}

const ADDING = new Set(['comment.post', 'discussion.start']);

/** Around the discussions of a page. */
export function TalkProvider({ children, workspace, personal, formKey, answer, charts, whole }: TalkProviderProps) {
  const sent = useSentHere();
  const talk = useMemo<Talk>(
    () => ({ workspace, personal, formKey, answer, charts, whole, own: new Set([...personal.editable, ...sent]), sent: new Set(sent) }),
    [workspace, personal, formKey, answer, charts, whole, sent],
  );
  const me = useMemo(() => new Set([personal.me ?? '', workspace.organisation?.id ?? '', workspace.role]), [personal.me, workspace]);
  return <TalkContext.Provider value={talk}><MeContext.Provider value={me}>{children}</MeContext.Provider></TalkContext.Provider>;
}

/** Ids of what was sent from this page: a write's key is the id of what it adds. */
function useSentHere(): readonly string[] {
  const [sent, setSent] = useState<readonly string[]>([]);
  const keys = useFetchers().flatMap(({ formData }) => (formData && ADDING.has(String(formData.get('intent'))) ? [String(formData.get('key'))] : []));
  const fresh = keys.filter((key) => !sent.includes(key));
  if (fresh.length > 0) setSent([...sent, ...fresh]);
  return sent;
}
