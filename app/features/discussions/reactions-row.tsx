import { useEffect, useState } from 'react';
import type { CommentView } from '../../../shared/discussions.ts';
import { REACTIONS, REACTION_KINDS, type ReactionKind } from '../../../shared/reactions.ts';
import { TapForm } from './tap-form.tsx';
import { useTalk } from './talk-context.ts';

/** What can be said without words: how many did, never who. One's own stand pressed. */
export function ReactionsRow({ comment: { id, reactions } }: { readonly comment: CommentView }) {
  const { workspace, personal } = useTalk();
  const own = personal.reactions[id];
  const [given, setGiven] = useState<ReadonlySet<ReactionKind>>(new Set(own));
  useEffect(() => setGiven(new Set(own)), [own]);
  if (!workspace.abilities['reaction.give']) {
    const said = REACTION_KINDS.filter((kind) => reactions[kind] > 0).map((kind) => `${REACTIONS[kind]}: ${reactions[kind]}`);
    return said.length === 0 ? null : <p className="reactions reactions--read">{said.join(' · ')}</p>;
  }
  const done = (pressed: string) => {
    const [kind, on] = pressed.split(' ') as [ReactionKind, string];
    setGiven((before) => new Set(on === 'yes' ? [...before, kind] : [...before].filter((one) => one !== kind)));
  };
  return (
    <TapForm intent="comment.react" seenBy="how many did, by those who can see this discussion; nobody sees who" hidden={{ commentId: id }} anchor={`comment-${id}`} onDone={done} className="reactions" label="Say it without words">
      {REACTION_KINDS.map((kind) => (
        <button key={kind} type="submit" name="give" value={`${kind} ${given.has(kind) ? 'no' : 'yes'}`} aria-pressed={given.has(kind)} className="reactions__one">
          {REACTIONS[kind]}{reactions[kind] > 0 ? <span className="reactions__count"><span className="govuk-visually-hidden">, given by </span>{reactions[kind]}</span> : null}
        </button>
      ))}
    </TapForm>
  );
}
