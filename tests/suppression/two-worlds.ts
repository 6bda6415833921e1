import { randomUUID } from 'node:crypto';
import { AddAnnotation } from '../../shared/annotations.ts';
import { addAnnotation } from '../../server/annotations/commands.ts';
import type { Actor } from '../../server/context.ts';
import type { Database } from '../../server/db.ts';
import { importPaths } from '../../server/figures/import/index.ts';
import { decide } from '../../server/figures/stewardship/commands.ts';
import { factsAfter } from '../../server/live/facts.ts';
import { testDatabase } from '../database.ts';
import { buildMember, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../factories.ts';
import { putEdition, putNeighbours } from '../sample-figures.ts';
import { AUTHORITIES, YORKSHIRE } from './careful-publisher.ts';
import { DATASETS, said, type Address } from './every-output.ts';
import { openApp, type Ask } from './page-walk.ts';
import { placementFigures, writePopulation, writeRelease } from './published-tables.ts';
import { DAYS, NEWEST, type World } from './random-releases.ts';

/** A database with the app over it, where one world after the other is loaded. */
export interface Stage {
  readonly db: Database;
  readonly workspace: BuiltWorkspace;
  /** Loads all releases; the newest is left waiting. Notes are pinned to `noted` as long as its figures are shown. */
  load(world: World, folder: string, noted: readonly Noted[]): Promise<readonly string[]>;
  signOffNewest(): Promise<void>;
  /** What an address answers, without ids and times. */
  answer(address: Address): Promise<string>;
  /** The activity log as sockets send it, from this run on. */
  facts(): Promise<string>;
}

/** A figure that somebody writes a note about. */
export interface Noted {
  readonly metric: string;
  readonly area: string;
  readonly period: string;
  readonly breakdown: string;
}

export async function openStage(): Promise<Stage> {
  const db = await testDatabase();
  const workspace = await buildWorkspace(db, { areas: [...AUTHORITIES, YORKSHIRE], name: 'A workspace' });
  const member = await buildMember(db, workspace, { name: 'A member' });
  await db.pool.query(`INSERT INTO installation_role (user_id, role) VALUES ($1, 'data-steward')`, [member.id]);
  await putNeighbours(db, 'a-model', '2020-01-01', Object.fromEntries(AUTHORITIES.map((code) => [code, AUTHORITIES.filter((other) => other !== code).slice(0, 7)])));
  const ask = await openApp(db);
  return stageOf(db, workspace, member, ask);
}

function stageOf(db: Database, workspace: BuiltWorkspace, member: BuiltPerson, ask: Ask): Stage {
  let told = 0;
  const actor: Actor | null = member.ctx.actor;
  const names = { [workspace.slug]: 'WORKSPACE', [workspace.organisation.name]: 'ORGANISATION' };
  return {
    db,
    workspace,
    async load(world, folder, noted) {
      await db.pool.query('DELETE FROM annotation');
      await db.pool.query('DELETE FROM release');
      told = (await factsAfter(db, workspace.id, 0)).sequence;
      await importPaths(db, [writePopulation(folder)], { published: '2023-07-30' });
      const outcomes: string[] = [];
      for (const [release, day] of DAYS.entries()) {
        const newest = release === NEWEST;
        const paths = writeRelease(world, release, `${folder}/${day}`);
        for (const path of paths) {
          const atOnce = path.includes('region_hospital');
          const { files } = await importPaths(db, [path], { published: day, signOff: atOnce });
          for (const file of files) {
            if (file.result !== 'loaded') throw new Error(`${file.file}: ${file.result}, ${JSON.stringify(file)}`);
            outcomes.push(JSON.stringify(file).replaceAll(folder, ''));
            if (!newest && !atOnce) await decide(db, file.release, { intent: 'sign-off', by: 'A steward' });
          }
        }
        const release_ = { dataset: 'looked-after-characteristics', published: day, newestPeriod: '2025', state: newest ? 'waiting' : 'signed-off' } as const;
        await putEdition(db, 'placement-type-share', release_, placementFigures(world, release));
        if (release === 0) for (const one of noted) await note(one);
      }
      return outcomes;
    },
    async signOffNewest() {
      for (const dataset of DATASETS.filter((one) => one !== 'injury-admissions-regions')) await decide(db, `${dataset}@${DAYS[NEWEST]}`, { intent: 'sign-off', by: 'A steward' });
    },
    async answer({ path, who, accept }) {
      return said(await ask(path, who === undefined ? null : actor, accept === undefined ? {} : { Accept: accept }), names);
    },
    async facts() {
      const { facts } = await factsAfter(db, workspace.id, told);
      return said({ status: 200, type: 'facts', body: Buffer.from(JSON.stringify(facts)) }, names);
    },
  };

  async function note(one: Noted): Promise<void> {
    await addAnnotation(member.ctx, workspace.slug, AddAnnotation.parse({ key: randomUUID(), ...one, kind: 'context', body: 'A note.' }));
  }
}
