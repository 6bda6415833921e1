/** Answers a command or query gives instead of a result. Each carries words for the person, and an HTTP status. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 429 | 503,
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
export const notFound = () => new Refusal(404, 'not-found', 'This page does not exist, or you do not belong to the workspace or organisation that it is part of.');

export const signInFirst = () => new Refusal(401, 'sign-in', 'Sign in to take part.');

export const notAllowed = () => new Refusal(403, 'not-allowed', 'Your role in this workspace does not include this. “Who may do what”, at the foot of every page, says whose does.');

/** The same for an organisation one works for. */
export const notAllowedForOrganisation = () => new Refusal(403, 'not-allowed', 'Your role in this organisation does not include this. Ask its approver or one of its leads.');

/** The workspace's terms are new to this member: the page leads to them. */
export const termsFirst = () => new Refusal(403, 'terms', 'This workspace has terms to read and accept first.');

export const workspaceEnded = () => new Refusal(403, 'workspace-ended', 'This workspace has ended. It can be read, and nothing can be added to it.');

/** The role would allow it; the login has not proved a second factor: the page leads to where that is done. */
export const secondFactorFirst = () => new Refusal(403, 'second-factor', 'This needs a second factor besides your password.');

/** A link or code that was used, withdrawn, is too old, or never was: which of them is not said. */
export const linkOver = () => new Refusal(410, 'link-over', 'This link or code is not valid any more. Ask for a new one.');

export const invalid = (fields: Readonly<Record<string, string>>) =>
  new Refusal(400, 'invalid', 'Something is missing or not as expected.', fields);

export const conflict = (message: string) => new Refusal(409, 'conflict', message);

export const alreadySentDifferently = () =>
  new Refusal(409, 'already-sent', 'This form was already sent with other content. Your first version was kept; reload the page to see it.');
