import type { PersonKey } from './people.ts';
import { ACCOUNT_ROUTES } from './routes-account.ts';
import { ADMINISTRATION_ROUTES } from './routes-administration.ts';
import { CONVERSATION_ROUTES } from './routes-conversation.ts';
import { ORGANISATION_ROUTES } from './routes-organisation.ts';
import { PUBLIC_ROUTES } from './routes-public.ts';
import { WORKSPACE_ROUTES } from './routes-workspace.ts';
import type { PlaceKey, World, WorldPerson, WorldWorkspace } from './world.ts';

/** Where a request goes. */
export interface Scene {
  readonly world: World;
  readonly key: PersonKey;
  readonly person: WorldPerson;
  readonly place: Pick<WorldWorkspace, 'id' | 'slug' | 'annotation' | 'discussion' | 'comment' | 'evidence' | 'hidden' | 'action' | 'area'>;
  readonly organisation: string;
}

/** Who gets what: by a verb of the grid, or a status that is the same for everybody, or by person where neither says it. */
export type Audience = {
  /** Of those who may: 200 unless said. */
  readonly status?: number;
  readonly otherwise?: Partial<Record<PersonKey, number>>;
} & ({ readonly verb: string } | { readonly everybody: number });

export type Body = Readonly<Record<string, string | readonly string[]>>;

export interface FormRow {
  /** What the form does, in a word or two; its intent where it has one. */
  readonly what: string;
  /** Of the route's addresses; the first one unless said. */
  readonly path?: (scene: Scene, body: Body) => string;
  readonly body: (scene: Scene) => Body | Promise<Body>;
  readonly may: Audience;
  /** Tried with what is one's own alone: the address says nothing that is asked about. */
  readonly own?: true;
  /** Names of workspaces that its answer tells to whom nothing else does, and why. */
  readonly tells?: { readonly why: string; readonly names: readonly PlaceKey[] };
  /** Tables that it changes whoever is told so, and why. */
  readonly leaves?: { readonly why: string; readonly tables: readonly string[] };
}

/** One route file: its addresses, who gets them, and what may be sent there. */
export interface RouteRow {
  /** About a workspace: tried as well with other workspaces than one's own and with one that is not there. */
  readonly about?: 'workspace' | 'organisation';
  readonly paths: (scene: Scene) => readonly string[];
  readonly get: Audience;
  readonly posts?: readonly FormRow[];
  /** Email addresses of others that may stand on its pages, and why. */
  readonly addresses?: string;
  /** Not an HTML page: a file or an answer for programs. */
  readonly file?: true;
}

/** Every route of the app. One that is missing here fails tests/permissions/complete.test.ts. */
export const ROUTES: Readonly<Record<string, RouteRow>> = {
  ...PUBLIC_ROUTES, ...ACCOUNT_ROUTES, ...ORGANISATION_ROUTES, ...WORKSPACE_ROUTES, ...CONVERSATION_ROUTES, ...ADMINISTRATION_ROUTES,
};
