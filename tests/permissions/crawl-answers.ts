import { expectedAnswer } from './expected.ts';
import type { AnswerKey, PersonKey } from './people.ts';
import type { Audience, Scene } from './routes.ts';
import type { PlaceKey } from './world.ts';

/** One answer of the running server. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** What an address is about, seen by who asks. */
export type About = 'own' | 'not-theirs' | 'not-there';

/** What somebody should be answered: as a status, and where it leads on, where to. */
export interface Due {
  readonly status: readonly number[];
  readonly to?: RegExp;
}

const SIGN_IN = /^\/sign-in\?next=/;
const LEADS_TO_TERMS = /^\/workspaces\/[^/]+\/terms\?next=/;

/** The list's word for a page. */
export function dueFor(audience: Audience, key: PersonKey, about: About, form: boolean): Due {
  const otherwise = about === 'own' ? audience.otherwise?.[key] : undefined;
  if (otherwise !== undefined) return { status: [otherwise] };
  if ('everybody' in audience) return { status: [audience.everybody] };
  const answer = about === 'own' ? expectedAnswer(audience.verb, key) : key === 'nobody' ? '1' : '4';
  // The frame of a workspace's pages leads to the terms before a page says that it is not for this role.
  if (answer === '3' && about === 'own' && expectedAnswer('workspace.read', key) === 't') return { status: [403, 302], to: LEADS_TO_TERMS };
  return answer === 'y' && audience.status !== undefined ? { status: [audience.status] } : BY_ANSWER(form)[answer];
}

const BY_ANSWER = (form: boolean): Readonly<Record<AnswerKey, Due>> => ({
  // What is sent as a form is such that whoever may send it is not refused, unless the list says so.
  y: { status: form ? [200, 202, 302, 303] : [200] },
  1: { status: [302], to: SIGN_IN },
  3: { status: [403] },
  4: { status: [404] },
  t: { status: [302], to: LEADS_TO_TERMS },
  f: { status: [302], to: /^\/account\/second-factor\?next=/ },
  e: { status: [403] },
});

/** What is wrong with an answer, in words; empty when nothing is. */
export function wrongWith(answer: Answered, due: Due, data: boolean): readonly string[] {
  const { status, headers, body } = answer;
  const wrong: string[] = [];
  if (status >= 500) wrong.push(`answered ${status}: ${body.slice(0, 200)}`);
  const location = data ? redirectIn(answer) : headers.get('Location');
  const leads = location !== null;
  // A single fetch answers 202 with the redirect in its body, and each loader's refusal in its place.
  const said = data && leads ? 302 : status;
  const fits = due.status.includes(said) || (said === 303 && due.status.includes(302)) || (said === 301 && due.status.includes(302));
  if (!fits && status < 500) wrong.push(`answered ${said}${location ? ` to ${location}` : ''}, the list says ${due.status.join(' or ')}`);
  if (due.to && leads && !due.to.test(location)) wrong.push(`leads to ${location}, the list says ${due.to.source}`);
  if (location !== null && !(/^\/(?![/\\])/.test(location))) wrong.push(`leads away, to ${location}`);
  return wrong;
}

/** Where a single fetch leads on to; `null` where it does not. */
function redirectIn({ status, body }: Answered): string | null {
  if (status !== 202) return null;
  return /"redirect","([^"]*)"/.exec(body)?.[1] ?? /SingleFetchRedirect[^\]]*\][^"]*"redirect"[^"]*"([^"]*)"/.exec(body)?.[1] ?? null;
}

/** Words that somebody may read there: of which workspaces the contributions, what they are about, and their names. */
export interface MayRead {
  readonly words: ReadonlySet<PlaceKey>;
  readonly about: ReadonlySet<PlaceKey>;
  readonly names: ReadonlySet<PlaceKey>;
  /** Who takes part. */
  readonly people: ReadonlySet<PlaceKey>;
  /** Contributions for one's organisation alone. */
  readonly org: ReadonlySet<PlaceKey>;
  /** For their author alone: nobody here wrote any. */
  readonly mine: ReadonlySet<PlaceKey>;
  /** Hidden or withdrawn, and why somebody reported it. */
  readonly hidden: ReadonlySet<PlaceKey>;
  /** On its way to the public. */
  readonly proposed: ReadonlySet<PlaceKey>;
  /** Shared with workspaces of the region. */
  readonly shared: ReadonlySet<PlaceKey>;
  /** Put to an organisation. */
  readonly asked: ReadonlySet<PlaceKey>;
  /** Non-attributed, and not published yet. */
  readonly waiting: ReadonlySet<PlaceKey>;
}

const MEMBER_PLACES: readonly PlaceKey[] = ['region', 'mentoring', 'safeguarding', 'organisation', 'ended'];

/** Those who work for the same organisation as whoever acts for it in a workspace know them. */
const OWN: ReadonlySet<PersonKey> = new Set(['practitioner', 'analyst', 'lead', 'approver', 'member', 'endedMember', 'former', 'over', 'unaccepted', 'approverOneFactor']);
const REGION: ReadonlySet<PersonKey> = new Set(['region', 'coordinator', 'endedCoordinator', 'unacceptedCoordinator', 'coordinatorOneFactor']);
const OTHERS: ReadonlySet<PersonKey> = new Set(['otherLead', 'otherApprover']);

/** Who acts for the organisation that owns them, and wrote there: a guest acts beside it, whoever sees to an incident for none. */
const ACTS_FOR_OWN: ReadonlySet<PersonKey> = new Set(['member', 'endedMember']);
const ACTS_FOR_REGION: ReadonlySet<PersonKey> = new Set(['coordinator', 'coordinatorOneFactor', 'endedCoordinator']);
const OWNED_BY_OWN = ['mentoring', 'safeguarding', 'organisation'] as const;
const REGIONS = ['region', 'ended'] as const;

function actsForAuthorIn(key: PersonKey): readonly PlaceKey[] {
  if (ACTS_FOR_OWN.has(key)) return OWNED_BY_OWN;
  return ACTS_FOR_REGION.has(key) ? REGIONS : [];
}

function colleaguesOf(key: PersonKey): readonly PlaceKey[] {
  if (OWN.has(key)) return OWNED_BY_OWN;
  if (REGION.has(key)) return REGIONS;
  return OTHERS.has(key) ? ['elsewhere'] : [];
}

/** From the grid, and from nothing the server says. */
export function mayRead(key: PersonKey): MayRead {
  const reads = (place: PlaceKey, verb: string) => {
    if (key === 'incident') return verb === 'workspace.read' && place !== 'ended';
    return MEMBER_PLACES.includes(place) && expectedAnswer(verb, key) === 'y';
  };
  const all = (verb: string) => new Set(MEMBER_PLACES.filter((place) => reads(place, verb)));
  const about = new Set([...all('workspace.read'), ...all('terms.accept')]);
  // Whoever sees to an organisation's people knows where they take part; whoever answers for it, what it owns.
  const seesTo = ['approver', 'approverOneFactor', 'lead', 'region'].includes(key);
  const words = all('workspace.read');
  // One’s own log names where one was a member until yesterday.
  const shared = words.has('region') ? (['elsewhere'] as const) : [];
  const answers = (verb: string) => expectedAnswer(verb, key) === 'y';
  return {
    words, about, names: new Set([...about, ...(seesTo || key === 'over' ? MEMBER_PLACES : []), ...(OTHERS.has(key) ? (['elsewhere'] as const) : [])]),
    // Whoever reads what is shared reads who wrote it.
    people: new Set([...words, ...colleaguesOf(key), ...shared]),
    org: new Set(actsForAuthorIn(key)), mine: new Set(), waiting: new Set(),
    hidden: all('contribution.moderate'),
    // Whoever answers for the region’s organisation does so, member or not.
    proposed: new Set([...words, ...(answers('publication.approve') ? OWNED_BY_OWN : []), ...(key === 'region' ? REGIONS : [])]),
    shared: new Set([...words, ...shared]),
    asked: new Set([...words, ...(answers('question.answer') ? (['elsewhere'] as const) : [])]),
  };
}

const CANARY = /kestrel(words|about|name|people|org|mine|hidden|proposed|shared|asked|waiting)([a-z]+)/g;
const KIND = { name: 'names' } as const;

/** What a page tells besides. */
export interface Told {
  readonly addresses?: boolean;
  readonly names?: readonly PlaceKey[];
}

/** Canaries in an answer that this person may not read, and other people's addresses and secrets. */
export function leaksIn({ body, headers }: Answered, { key, person }: Pick<Scene, 'key' | 'person'>, secrets: ReadonlySet<string>, { addresses: addressesAllowed = false, names = [] }: Told): readonly string[] {
  const rights = mayRead(key);
  const allowed = { ...rights, names: new Set([...rights.names, ...names]) };
  const text = `${body}\n${[...headers.values()].join('\n')}`;
  const canaries = [...text.matchAll(CANARY)].filter(([, kind, place]) => !allowed[KIND[kind as keyof typeof KIND] ?? (kind as keyof MayRead)].has(place as PlaceKey)).map(([word]) => `holds ${word}`);
  const addresses = [...text.matchAll(/[\w.-]+@people\.example\.org/g)].map(([address]) => address).filter((address) => address !== person.email);
  const hashes = [...secrets].filter((secret) => text.includes(secret)).map((secret) => `holds a secret of the database (${secret.slice(0, 12)}…)`);
  return [...new Set([...canaries, ...(addressesAllowed ? [] : addresses.map((address) => `holds the address ${address}`)), ...hashes])];
}

/** How many notifications wait for whoever asks, and whether any do: the program's own jobs add some between two questions. */
const BELL = /(?<=Notifications)<!-- -->, unread: |<span class="bell__count">\d+\+?<\/span>|(?<=\\?"unread\\?",)\d+/g;

/** An answer without what differs each time: nonces, the bell, and the name that was asked for. */
export function comparable({ status, body, headers }: Answered, asked: readonly string[]): string {
  const nonce = /'nonce-([^']+)'/.exec(headers.get('Content-Security-Policy') ?? '')?.[1];
  const plain = [...(nonce ? [nonce] : []), ...asked].reduce((text, part) => text.replaceAll(part, '*').replaceAll(encodeURIComponent(part), '*'), body.replaceAll(BELL, ''));
  const location = asked.reduce((text, part) => text.replaceAll(part, '*'), headers.get('Location') ?? '');
  return `${status} ${location} ${headers.get('Content-Type') ?? ''} ${headers.get('Cache-Control') ?? ''}\n${plain}`;
}
