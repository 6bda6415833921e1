import { useId, useState, type FormEvent } from 'react';
import { ANNOTATION_KINDS } from '../../../shared/annotation-kinds.ts';
import { dateText } from '../../../shared/format.ts';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { asksForLess, atText, EVERY_NOTE, readNoteQuery, type NoteChoice, type NoteChoices, type NoteQuery } from './note-query.ts';

interface NoteFilterProps {
  readonly query: NoteQuery;
  readonly choices: NoteChoices;
  /** How many notes it does not list. */
  readonly leftOut: number;
  /** What kind of organisation one is, in words, where that is known. */
  kindOf(organisation: string): string | null;
  /** The rest of the address, which a form without script keeps. */
  readonly keep: readonly (readonly [name: string, value: string])[];
  /** Address of the page with every note. */
  readonly everyHref: string;
  onQuery(query: NoteQuery): void;
}

/** Which notes are listed and in what order: a form of the page's address, changed in place where there is script. */
export function NoteFilter({ query, choices, leftOut, kindOf, keep, everyHref, onQuery }: NoteFilterProps) {
  const id = useId();
  const hydrated = useHydrated();
  // Opened for whoever comes to a shorter list; from then on it stays as they leave it.
  const [open] = useState(() => asksForLess({ ...query, at: null }));
  const changed = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new URLSearchParams([...new FormData(event.currentTarget)].map(([name, value]): [string, string] => [name, String(value)]));
    onQuery(readNoteQuery(said));
  };
  return (
    <div className="note-filter">
      <details open={open || undefined}>
        <summary>Filter and order the notes</summary>
        <form method="get" action="#notes" onChange={changed} onSubmit={changed}>
          {keep.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          {query.at ? <input type="hidden" name="at" value={atText(query.at)} /> : null}
          {query.of ? <input type="hidden" name="of" value={query.of} /> : null}
          <Choice id={`${id}kind`} name="kind" label="Kind" all="Every kind" value={query.kind} choices={choices.kinds} words={(kind) => ANNOTATION_KINDS[kind as keyof typeof ANNOTATION_KINDS]} />
          <Choice id={`${id}by`} name="by" label="Organisation" all="Every organisation" value={query.by} choices={choices.organisations} words={(name) => [name, kindOf(name)].filter(Boolean).join(', ')} />
          <Choice id={`${id}release`} name="release" label="Written about the figures of" all="Every release" value={query.release} choices={choices.releases} words={releaseWords} />
          <Choice id={`${id}order`} name="order" label="Order" all="As they were written" value={query.order === 'year' ? 'year' : null} choices={[{ value: 'year', count: 0 }]} words={() => 'By the year of the figure'} />
          <div className="govuk-checkboxes govuk-checkboxes--small">
            <Tick id={`${id}revised`} name="revised" words={`Changed since it was written (${choices.revised})`} on={query.revised} />
            <Tick id={`${id}mine`} name="mine" words={`Mine and my organisation’s (${choices.mine})`} on={query.mine} />
          </div>
          {/* With script a choice counts at once. */}
          {hydrated ? null : <button type="submit" className="govuk-button govuk-button--secondary note-filter__submit">Show these notes</button>}
        </form>
      </details>
      {leftOut > 0 || query.at !== null ? (
        <p className="note-filter__said">
          {query.at === null ? null : <strong>{query.at === 'wide' ? 'Notes on no year in particular. ' : `Notes on ${atText(query.at).replace('..', ' to ')}. `}</strong>}
          {leftOut > 0 ? `${leftOut.toLocaleString('en-GB')} ${leftOut === 1 ? 'note is' : 'notes are'} left out. ` : ''}
          <a href={everyHref} onClick={(event) => { event.preventDefault(); onQuery({ ...EVERY_NOTE, order: query.order }); }}>Show every note</a>
        </p>
      ) : null}
    </div>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly value: string | null;
  readonly choices: readonly NoteChoice[];
  words(value: string): string;
}

function Choice({ id, name, label, all, value, choices, words }: ChoiceProps) {
  if (choices.length === 0 && value === null) return null;
  return (
    <div className="note-filter__choice">
      <label htmlFor={id}>{label}</label>
      <select key={value} id={id} name={name} className="govuk-select" defaultValue={value ?? ''}>
        <option value="">{all}</option>
        {value !== null && choices.every((one) => one.value !== value) ? <option value={value}>{words(value)}</option> : null}
        {choices.map((one) => <option key={one.value} value={one.value}>{words(one.value)}{one.count > 0 ? ` (${one.count})` : ''}</option>)}
      </select>
    </div>
  );
}

function Tick({ id, name, words, on }: { id: string; name: string; words: string; on: boolean }) {
  return (
    <div className="govuk-checkboxes__item">
      <input key={String(on)} className="govuk-checkboxes__input" id={id} name={name} type="checkbox" value="yes" defaultChecked={on} />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>{words}</label>
    </div>
  );
}

/** An edition by the days its releases came out: its key holds them. */
export function releaseWords(edition: string): string {
  const days = edition.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  return days.length === 0 ? 'an earlier release' : days.map(dateText).join(' and ');
}
