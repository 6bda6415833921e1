/** What the conversation's forms answer. The words of a refusal are the server's; `unsent` is made in the browser. */
export interface Sent {
  readonly outcome: 'sent';
  /** The write's place in the workspace's activity log. */
  readonly sequence: number;
}

export interface Refused {
  readonly refusal: {
    readonly status: number;
    readonly code: string;
    readonly message: string;
    /** Form field → what is wrong with it and what to do. */
    readonly fields: Readonly<Record<string, string>>;
  };
  /** What had been written, by field. */
  readonly values: Readonly<Record<string, string>>;
}

/** It may or may not have arrived: the same key is sent again until there is an answer. */
export interface Unsent {
  readonly outcome: 'unsent';
  readonly reason: 'network' | 'server';
}

export type Answer = Sent | Refused | Unsent;

/** Whether an answer, or what an error page was made of, is a refusal of a form. */
export function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'refusal' in answer;
}

const notSent = (message: string): Pick<Refused, 'refusal'> => ({ refusal: { status: 503, code: 'unsent', message, fields: {} } });

/** What a form that is sent by loading its next page is told, in the browser, where it did not get through. */
export const NOT_SENT: Readonly<Record<Unsent['reason'], Pick<Refused, 'refusal'>>> = {
  network: notSent('This was not sent: the network is away. What you wrote stands in the form still. Send it again when the network is back.'),
  server: notSent('This was not sent: the service did not answer. What you wrote stands in the form still. Send it again in a moment.'),
};

/** The field that says a script sent the form, so that the answer is data and not a redirect. */
export const SCRIPTED = 'scripted';
