import type { Context } from '../../server/context.ts';
import type { Services } from '../../server/services.ts';
import type { AnswerKey, PersonKey } from './people.ts';
import type { PlaceKey, World, WorldPerson, WorldWorkspace } from './world.ts';

/** What a trial has at hand: who asks, and about what. */
export interface Asked {
  readonly services: Services;
  readonly world: World;
  readonly key: PersonKey;
  readonly person: WorldPerson;
  readonly ctx: Context;
  /** The workspace this column is about. */
  readonly place: WorldWorkspace;
  /** The organisation it is about: the own one. */
  readonly organisation: string;
}

/** One real service function, asked by everybody. */
export interface Trial<Made = void> {
  readonly verb: string;
  /** `noun.function` as in createServices(). */
  readonly service: string;
  /** Says what this trial is where one function has several. */
  readonly what?: string;
  /** Rows that only this cell needs, straight into the tables; undone after the cell. */
  readonly make?: (asked: Asked) => Promise<Made>;
  readonly ask: (asked: Asked, made: Made) => Promise<unknown>;
  /** Cells in which this function answers otherwise than its verb, and why that is right; a number: a refusal of that status. */
  readonly otherwise?: { readonly why: string; readonly cells: Partial<Record<PersonKey, AnswerKey | 400 | 403 | 409>> };
  /** The same in workspaces of other kinds than a region's, or in some of them. */
  readonly notIn?: { readonly why: string; readonly cells: Partial<Record<PersonKey, AnswerKey | 400 | 403 | 409>>; readonly places?: readonly PlaceKey[] };
  /** Email addresses of others that its answer may hold, and why. */
  readonly addresses?: string;
  /** Workspaces whose names it tells besides. */
  readonly tells?: readonly PlaceKey[];
  /** A refusal by design leaves something behind: the names of tables, and why. */
  readonly leaves?: { readonly why: string; readonly tables: readonly string[] };
}

export type AnyTrial = Trial<never>;

/** Keeps what a trial makes typed for what it asks, and lets all trials stand in one list. */
export function trial<Made = void>(given: Trial<Made>): AnyTrial {
  return given as unknown as AnyTrial;
}
