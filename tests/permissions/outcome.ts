import type { AnswerKey } from './people.ts';

const BY_REFUSAL: Readonly<Record<string, AnswerKey>> = {
  '401 sign-in': '1', '403 not-allowed': '3', '404 not-found': '4', '403 terms': 't', '403 second-factor': 'f', '403 workspace-ended': 'e',
};

/**
 * What somebody was answered: a cell of the grid, or in words what came instead. A refusal that says what is wrong with
 * what was sent is no answer to the question who may: the trial has to send something that can be accepted.
 */
export async function outcomeOf(ask: () => Promise<unknown>): Promise<string> {
  try {
    await ask();
    return 'y';
  } catch (error) {
    if (!(error instanceof Error)) return `threw ${String(error)}`;
    const { status, code, fields } = error as Error & { status?: number; code?: string; fields?: object };
    return BY_REFUSAL[`${status} ${code}`] ?? `${error.name} ${status ?? ''} ${code ?? ''}: ${error.message.slice(0, 300)} ${fields ? JSON.stringify(fields) : ''}`;
  }
}
