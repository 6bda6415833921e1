/** One cookie this service sets, or one thing it keeps in the browser. */
export interface KeptInBrowser {
  readonly name: string;
  readonly purpose: string;
  readonly life: string;
}

/** Every cookie of the program by its name; behind TLS some names begin with `__Host-`. tests/abuse looks for others. */
export const COOKIES: readonly KeptInBrowser[] = [
  { name: 'login', purpose: 'Says that you are signed in. It holds a random number and nothing about you.', life: '12 hours without use, at most 7 days; for guests until the end of their stay; gone when you sign out' },
  { name: 'second-step', purpose: 'Says that you have given your password and are about to give a code.', life: '10 minutes; gone when you are signed in' },
  { name: 'openid', purpose: 'Brings you back to the page you came from when you sign in with another service.', life: '10 minutes; gone when you are back' },
  { name: 'layout', purpose: 'Remembers that you want tables before charts. Set only when you ask for it.', life: 'one year; gone when you choose charts first again' },
];

/** Kept by the browser itself and sent to nobody. */
export const IN_THE_BROWSER: readonly KeptInBrowser[] = [
  { name: 'drafts', purpose: 'Keeps what you have written in a form and not sent yet, for your account alone. Nothing is kept of what stops at the disclosure check, nor of what is written without a name.', life: '30 days; gone when it is sent and when you sign out' },
  { name: 'marks of notes on charts', purpose: 'Remembers whether you want all, a few or no marks. Kept only when you choose.', life: 'until you clear the browser’s data' },
  { name: 'last visit of an indicator', purpose: 'Marks what was added to a workspace’s page since you last looked at it.', life: 'until you clear the browser’s data' },
];
