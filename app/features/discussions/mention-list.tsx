import { choicesSaid } from './mention-asked.ts';
import type { MentionListState } from './use-mention-list.ts';

const KINDS = { person: 'person', role: 'role', organisation: 'organisation' } as const;

/** Under the editor: people, roles and organisations that fit what was typed after `@`. */
export function MentionList({ list }: { readonly list: MentionListState | null }) {
  return (
    <div className="mentions">
      {list && list.choices.length > 0 ? (
        <ul className="mentions__list" role="listbox" id={list.listId} aria-label="People, roles and organisations">
          {list.choices.map((choice, index) => (
            // The focus stays in the editor: a finger or the mouse takes a choice before it could leave.
            <li
              key={`${choice.kind} ${choice.id}`} id={list.optionId(index)} role="option" aria-selected={index === list.active} className="mentions__choice"
              onPointerDown={(event) => event.preventDefault()} onPointerUp={() => list.choose(choice)}
            >
              <span className="mentions__name">{choice.label}</span> <span className="mentions__about">{choice.about ?? KINDS[choice.kind]}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {list?.source === 'away' ? <p className="mentions__none">The list of people could not be loaded. A name that you type stays as plain words.</p> : null}
      {list?.source === 'ready' && list.choices.length === 0 ? <p className="mentions__none" aria-hidden="true">{choicesSaid(0)}</p> : null}
      <p className="govuk-visually-hidden" role="status">{list === null || list.source === 'loading' ? '' : list.source === 'away' ? 'The list of people could not be loaded.' : choicesSaid(list.choices.length)}</p>
    </div>
  );
}
