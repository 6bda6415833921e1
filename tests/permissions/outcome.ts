import type { AnswerKey } from './people.ts';

const BY_REFUSAL: Readonly<Record<string, AnswerKey>> = {
  '401 sign-in': '1', '403 not-allowed': '3', '404 not-found': '4', '403 terms': 't', '403 second-factor': 'f', '403 workspace-ended': 'e',
};

/**
 * What somebody was answered: a cell of the grid, or in words what came instead. A refusal that says what is wrong with
 * what was sent is no answer to the question who may: the trial has to send something that can be accepted.
 */
export async function outcomeOf(ask: () => Promise<unknown>): Promise<string> {
  return (await answerOf(ask)).outcome;
}

/** The same with all that the answer, or the refusal, says. */
export async function answerOf(ask: () => Promise<unknown>): Promise<{ readonly outcome: string; readonly says: string }> {
  try {
    return { outcome: 'y', says: textOf(await ask()) };
  } catch (error) {
    const outcome = refused(error);
    return { outcome, says: error instanceof Error ? `${error.message} ${textOf(error)}` : outcome };
  }
}

/** Everything in an answer: views, and files as text. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => {
    if (one instanceof Uint8Array) return Buffer.from(one).toString();
    return one instanceof Map || one instanceof Set ? [...one] : one;
  }) ?? '';
}

function refused(error: unknown): string {
  if (!(error instanceof Error)) return `threw ${String(error)}`;
  const { status, code, fields } = error as Error & { status?: number; code?: string; fields?: object };
  return BY_REFUSAL[`${status} ${code}`] ?? `${error.name} ${status ?? ''} ${code ?? ''}: ${error.message.slice(0, 300)} ${fields ? JSON.stringify(fields) : ''}`;
}
