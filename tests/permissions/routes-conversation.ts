import { randomUUID } from 'node:crypto';
import { hashOfCode } from '../../server/unattributed/withdrawal-code.ts';
import { approvedNote, EVIDENCE, ownEvidence, ownNote } from './own-content.ts';
import { anchor, at, deed, document, read } from './route-parts.ts';
import { isThere, NOTE_FORMS, TALK_FORMS } from './routes-conversation-forms.ts';
import type { RouteRow, Scene } from './routes.ts';
import { METRIC } from './world-content.ts';

const key = () => randomUUID();
const CODE = '0123456789ABCDEFGHJK';
const items = ({ place }: Scene) => ({ ...EVIDENCE, key: key(), 'links.0.metric': METRIC, 'links.0.area': place.area });
const evidence = async (scene: Scene) => (isThere(scene) ? ownEvidence(scene) : key());
const note = (scene: Scene) => ({ intent: 'annotation.add', ...anchor(scene), kind: 'practice', body: 'A note' });
const TAKES = { verb: 'conversation.take' } as const;

/** What people write beside figures, and what becomes of it. */
export const CONVERSATION_ROUTES: Readonly<Record<string, RouteRow>> = {
  'workspaces.$workspace.annotations.$annotation.tsx': { ...read(), paths: ({ place }) => [`/workspaces/${place.slug}/annotations/${place.annotation}`], posts: NOTE_FORMS },
  'workspaces.$workspace.unplaced.tsx': {
    ...read('/unplaced'),
    posts: [deed('another place', 'annotation.edit', async (scene) => ({ ...anchor(scene), annotationId: isThere(scene) ? await ownNote(scene, { area: 'E09999999' }) : key(), version: '1', scope: 'point' }))],
  },
  'workspaces.$workspace.discussions._index.tsx': {
    ...read('/discussions'), paths: ({ place }) => ['', '?filter=resolved', '?filter=following', '?filter=questions'].map((query) => `/workspaces/${place.slug}/discussions${query}`),
    posts: [deed('a question', 'discussion.start', (scene) => ({ ...anchor(scene), title: 'Why', body: document('Why') }))],
  },
  'workspaces.$workspace.discussions.$discussion.tsx': {
    ...read(), paths: ({ place }) => [`/workspaces/${place.slug}/discussions/${place.discussion}`, `/workspaces/${place.slug}/discussions/${place.discussion}?history=${place.comment}`],
    posts: [...TALK_FORMS, deed('an answer', 'comment.post', ({ place }) => ({ intent: 'comment.post', key: key(), discussionId: place.discussion, body: document('So') }))],
  },
  'workspaces.$workspace.mentionables.ts': { about: 'workspace', paths: at('/mentionables'), get: { verb: 'comment.post' }, file: true },
  'workspaces.$workspace_.facts.ts': { about: 'workspace', paths: ({ place }) => [`/workspaces/${place.slug}/facts?since=0`, `/workspaces/${place.slug}/facts?since=3`], get: { verb: 'workspace.read' }, file: true },

  'workspaces.$workspace.evidence._index.tsx': { ...read(), paths: ({ place }) => [`/workspaces/${place.slug}/evidence`, `/workspaces/${place.slug}/evidence?metric=${METRIC}&kind=audit`] },
  'workspaces.$workspace.evidence.new.tsx': { about: 'workspace', paths: at('/evidence/new'), get: { verb: 'evidence.add' }, posts: [deed('evidence', 'evidence.add', items)] },
  'workspaces.$workspace.evidence.$evidence.tsx': {
    ...read(), paths: ({ place }) => [`/workspaces/${place.slug}/evidence/${place.evidence}`],
    posts: [
      deed('another finding', 'evidence.add', async (scene) => ({ ...items(scene), evidenceId: await evidence(scene), version: '1' })),
      deed('who may see evidence', 'evidence.add', async (scene) => ({ intent: 'share', key: key(), subjectKind: 'evidence', subjectId: await evidence(scene), visibility: 'me' })),
      deed('taking back evidence', 'evidence.add', async (scene) => ({ intent: 'take-back', key: key(), subjectKind: 'evidence', subjectId: await evidence(scene) })),
    ],
  },

  'workspaces.$workspace.take.tsx': { about: 'workspace', paths: ({ place }) => [`/workspaces/${place.slug}/take`, `/workspaces/${place.slug}/take?metric=${METRIC}`, `/workspaces/${place.slug}/take?area=${place.area}`], get: TAKES },
  'workspaces.$workspace_.take.file.ts': {
    about: 'workspace', paths: at('/take/file'), get: { everybody: 302 }, file: true,
    posts: [{ what: 'a table', body: () => ({ format: 'csv', metric: METRIC }), may: TAKES }, { what: 'a Word file', body: () => ({ format: 'docx', metric: METRIC }), may: TAKES }],
  },

  'workspaces.$workspace.unattributed.tsx': { ...read('/unattributed'), posts: [deed('a note without a name', 'unattributed.send', note)] },
  'workspaces.$workspace_.unattributed.send.ts': {
    about: 'workspace', paths: at('/unattributed/send'), get: { everybody: 400 }, file: true,
    posts: [deed('a note without a name, by a script', 'unattributed.send', note)],
  },
  'workspaces.$workspace.withdraw.tsx': {
    ...read('/withdraw'),
    posts: [deed('a code', 'unattributed.withdraw', async (scene) => {
      const { world, place } = scene;
      const row = { id: key(), workspaceId: place.id, what: 'annotation', content: {}, withdrawalHash: hashOfCode(CODE)! };
      if (isThere(scene)) await world.db.prisma.unattributedWaiting.createMany({ data: [row], skipDuplicates: true });
      return { code: CODE };
    })],
  },

  'workspaces.$workspace.moderation.tsx': {
    about: 'workspace', paths: at('/moderation'), get: { verb: 'contribution.moderate' },
    posts: [
      deed('hiding', 'contribution.moderate', ({ place }) => ({ form: 'case', key: key(), subjectKind: 'annotation', subjectId: place.annotation, decision: 'hide', reason: 'unkind', words: '' })),
      deed('showing again', 'contribution.moderate', ({ place }) => ({ form: 'case', key: key(), subjectKind: 'annotation', subjectId: place.hidden, decision: 'show', reason: 'nothing-wrong', words: '' })),
      deed('deleting', 'contribution.moderate', ({ place }) => ({ form: 'case', key: key(), subjectKind: 'annotation', subjectId: place.hidden, decision: 'purge', reason: 'disclosure', words: '' })),
      deed('making public', 'contribution.moderate', async (scene) => ({ form: 'publication', key: key(), subjectKind: 'annotation', subjectId: isThere(scene) ? await approvedNote(scene) : key(), answer: 'publish', words: '' })),
    ],
  },
};
