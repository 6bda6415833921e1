/** Answers a command or query gives instead of a result. Each carries words for the person, and an HTTP status. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 429 | 503,
    readonly code: string,
    message: string,
    /** Form field → what is wrong with it and what to do. */
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** The same for what is not there and what one may not see. */
export const notFound = () => new Refusal(404, 'not-found', 'This page does not exist, or you are not a member of the group it belongs to.');

export const signInFirst = () => new Refusal(401, 'sign-in', 'Sign in to take part.');

export const notAllowed = () => new Refusal(403, 'not-allowed', 'Your role in this workspace is to read along, not to write.');

export const invalid = (fields: Readonly<Record<string, string>>) =>
  new Refusal(400, 'invalid', 'Something is missing or not as expected.', fields);

export const conflict = (message: string) => new Refusal(409, 'conflict', message);

export const alreadySentDifferently = () =>
  new Refusal(409, 'already-sent', 'This form was already sent with other content. Your first version was kept; reload the page to see it.');
