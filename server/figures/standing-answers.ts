import { listenTo, type Listening } from '../database/listen.ts';
import type { Database } from '../db.ts';

/** PostgreSQL channel that says, on commit, that figures were loaded. */
export const FIGURES_CHANNEL = 'figures';

/** What the database answered about which figures are shown, for as long as nothing was loaded since. */
interface Standing {
  readonly answers: Map<string, unknown>;
  /** Goes up whenever answers may have changed; 0 while nobody listens. */
  generation: number;
  /** Forgets all answers. */
  startAfresh(): void;
}

const STANDING = new WeakMap<Database, Standing>();
const MOST_ANSWERS = 5_000;

/**
 * From now on answers are kept until an import says that it loaded something; the composition root calls this once.
 * Without it, and while the connection that listens is away, every question goes to the database.
 */
export function watchFigures(db: Database): Listening {
  let generation = 0;
  const standing: Standing = { answers: new Map(), generation, startAfresh: () => {} };
  const startAfresh = () => {
    standing.answers.clear();
    standing.generation = generation += 1;
  };
  standing.startAfresh = () => {
    // While nobody listens nothing stands, and nothing may begin to.
    if (standing.generation > 0) startAfresh();
  };
  STANDING.set(db, standing);
  return listenTo(db.url, FIGURES_CHANNEL, {
    notified: startAfresh,
    connected: startAfresh,
    lost: () => {
      standing.answers.clear();
      standing.generation = 0;
    },
  });
}

/** To be called after a commit of this process that changes what is shown, before the notification of it is back. */
export function answersChanged(db: Database): void {
  STANDING.get(db)?.startAfresh();
}

/**
 * A number that is another one whenever answers about which figures are shown may have changed; 0 while nobody knows, when
 * nothing may be kept that was made with them.
 */
export const figuresGeneration = (db: Database): number => STANDING.get(db)?.generation ?? 0;

/** The answer that stands, else what `ask` gives. */
export async function standingAnswer<Answer>(db: Database, question: string, ask: () => Promise<Answer>): Promise<Answer> {
  const standing = STANDING.get(db);
  if (!standing || standing.generation === 0) return ask();
  if (standing.answers.has(question)) return standing.answers.get(question) as Answer;
  const { generation } = standing;
  const answer = await ask();
  // Something may have been loaded while the database was answering.
  if (standing.generation === generation && standing.answers.size < MOST_ANSWERS) standing.answers.set(question, answer);
  return answer;
}
