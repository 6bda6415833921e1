import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { AddEvidence, EditEvidence } from '../../shared/evidence-forms.ts';
import { createServices } from '../../server/services.ts';
import { testDatabase } from '../database.ts';
import { written } from '../factories.ts';
import { EVIDENCE } from './own-content.ts';
import { outcomeOf } from './outcome.ts';
import { BREAKDOWN, METRIC, PERIOD } from './world-content.ts';
import { buildWorld } from './world.ts';

/**
 * The guard knows figures that are withheld. Whoever may not write is told that, and nothing the guard has to say of a
 * text: else a stranger could try numbers until it objects.
 */
test('nobody and strangers are refused before the guard says anything, members by the guard', async () => {
  const db = await testDatabase();
  const { people, places: { region }, organisations } = await buildWorld(db);
  const { annotations, discussions, evidence, actions, moderation, publications } = createServices();
  const said = 'Her NHS number is 943 476 5919.';
  const key = randomUUID;
  const anchor = () => ({ key: key(), metric: METRIC, area: region.area, breakdown: BREAKDOWN, period: PERIOD });
  const item = () => ({ ...EVIDENCE, key: key(), finding: said, links: [{ metric: METRIC, area: region.area, period: '' }] });
  const asks: Readonly<Record<string, (who: 'nobody' | 'stranger' | 'coordinator') => Promise<unknown>>> = {
    addAnnotation: (who) => annotations.addAnnotation(people[who].ctx, region.slug, AddAnnotation.parse({ ...anchor(), kind: 'practice', body: said })),
    editAnnotation: (who) => annotations.editAnnotation(people[who].ctx, region.slug, { key: key(), annotationId: region.annotation, version: 2, kind: 'practice', body: said }),
    startDiscussion: (who) => discussions.startDiscussion(people[who].ctx, region.slug, { ...anchor(), title: 'Why', body: written(said) }),
    postComment: (who) => discussions.postComment(people[who].ctx, region.slug, { key: key(), discussionId: region.discussion, body: written(said) }),
    resolveDiscussion: (who) => discussions.resolveDiscussion(people[who].ctx, region.slug, { key: key(), discussionId: region.discussion, outcome: said }),
    addEvidence: (who) => evidence.addEvidence(people[who].ctx, region.slug, AddEvidence.parse(item())),
    agreeAction: (who) => actions.agreeAction(people[who].ctx, region.slug, { ...anchor(), what: said, organisationId: organisations.region, who: 'The lead', due: '2027-01-31' }),
    decide: (who) => moderation.decide(people[who].ctx, region.slug, { key: key(), subjectKind: 'annotation', subjectId: region.annotation, decision: 'hide', reason: 'other', words: said }),
    decidePublication: (who) => publications.decidePublication(people[who].ctx, region.slug, { key: key(), subjectKind: 'annotation', subjectId: region.proposed, answer: 'decline', words: said }),
  };
  // A coordinator has nothing of their own here: what is another's is refused as such, whatever its words.
  const closed: typeof asks = {
    editDiscussion: (who) => discussions.editDiscussion(people[who].ctx, region.slug, { key: key(), discussionId: region.discussion, version: 1, title: 'Why', body: written(said) }),
    editComment: (who) => discussions.editComment(people[who].ctx, region.slug, { key: key(), commentId: region.comment, version: 1, body: written(said) }),
    editEvidence: (who) => evidence.editEvidence(people[who].ctx, region.slug, EditEvidence.parse({ ...item(), evidenceId: region.evidence, version: 1 })),
  };
  const wrong: string[] = [];
  for (const [name, ask] of Object.entries({ ...asks, ...closed })) {
    for (const [who, due] of [['nobody', '1'], ['stranger', '4']] as const) {
      const outcome = await outcomeOf(() => ask(who));
      if (outcome !== due) wrong.push(`${who} asked ${name}: ${outcome}`);
    }
  }
  for (const [name, ask] of Object.entries(asks)) {
    const outcome = await outcomeOf(() => ask('coordinator'));
    if (!outcome.startsWith('Refusal 400 disclosure')) wrong.push(`coordinator asked ${name}: ${outcome}`);
  }
  expect(wrong).toEqual([]);
}, 120_000);
