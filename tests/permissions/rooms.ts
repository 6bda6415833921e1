import { randomUUID } from 'node:crypto';
import type { JoinRoomAnswer } from '../../shared/live.ts';
import { join, type TestSocket } from '../live-harness.ts';
import { leaksIn } from './crawl-answers.ts';
import { expectedAnswer } from './expected.ts';
import { ABOUT_ENDED, PEOPLE, PERSON_KEYS, type PersonKey } from './people.ts';
import { METRIC } from './world-content.ts';
import type { PlaceKey, World } from './world.ts';

const OWN: readonly PlaceKey[] = ['region', 'mentoring', 'safeguarding', 'organisation'];
const NOBODYS: readonly PlaceKey[] = ['elsewhere', 'sandbox'];

interface Asked {
  readonly key: PersonKey;
  readonly what: string;
  readonly workspaceId: string;
  readonly answers: readonly string[];
}

/** Every room, asked for by everybody: their own of each kind, one that has ended, others', the sandbox's, and none. */
export async function askEveryRoom(world: World, connect: (cookie: string) => Promise<TestSocket>): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const key of PERSON_KEYS.filter((one) => !(one in ABOUT_ENDED))) {
    const socket = await connect(world.people[key].cookie);
    for (const { what, workspaceId, answers } of asksOf(world, key)) {
      const answer = await join(socket, { workspaceId, metric: METRIC, since: 0 });
      const said = answer.ok ? 'ok' : answer.code;
      const who = `${PEOPLE[key]} asked for the room of ${what}`;
      if (!answers.includes(said)) wrong.push(`${who}: ${said}; it should be ${answers.join(' or ')}`);
      wrong.push(...leaksIn(answered(answer), { key, person: world.people[key] }, new Set(), {}).map((leak) => `${who}: the answer ${leak}`));
    }
    socket.disconnect();
  }
  return wrong;
}

function asksOf(world: World, key: PersonKey): readonly Asked[] {
  const refused = key === 'nobody' ? 'sign-in' : 'not-found';
  const ended = (Object.keys(ABOUT_ENDED) as PersonKey[]).find((one) => ABOUT_ENDED[one] === key);
  const may = (answer: string) => (answer === 'y' ? ['ok'] : [answer === 't' ? 'terms' : refused]);
  return [
    ...OWN.map((place) => ({ key, what: `a workspace of the kind ${place}`, workspaceId: world.places[place].id, answers: may(expectedAnswer('workspace.read', key)) })),
    ...(ended ? [{ key, what: 'a workspace that has ended', workspaceId: world.places.ended.id, answers: may(expectedAnswer('workspace.read', ended)) }] : []),
    ...NOBODYS.map((place) => ({ key, what: `a workspace ${place}`, workspaceId: world.places[place].id, answers: [refused] })),
    { key, what: 'no workspace', workspaceId: randomUUID(), answers: [refused] },
    { key, what: 'something that is no id', workspaceId: 'region', answers: ['malformed'] },
  ];
}

const answered = (answer: JoinRoomAnswer) => ({ method: 'room:join', path: '', status: 200, headers: new Headers(), body: JSON.stringify(answer) });
