/** A part of the service that does not meet the guidelines, or of which we cannot say that it does. */
export interface KnownProblem {
  readonly what: string;
  /** Success criteria of WCAG 2.2 it falls short of; empty where we do not know of one. */
  readonly criteria: readonly string[];
  readonly instead: string;
  readonly plan: string;
}

export interface AccessibilityStatement {
  readonly prepared: string;
  readonly reviewed: string;
  readonly problems: readonly KnownProblem[];
  readonly tested: readonly string[];
}

/** What the statement says. Whoever finds a problem, or mends one, changes it here, with the day of the review. */
export const STATEMENT: AccessibilityStatement = {
  prepared: '2026-11-22',
  reviewed: '2026-11-22',
  problems: [
    {
      what: 'A login ends after 12 hours without use, and the page does not warn you before it does.',
      criteria: ['2.2.1 Timing Adjustable'],
      instead: 'What you were writing stays on the page: sign in again in another tab and send it from the first one.',
      plan: 'A warning before the end.',
    },
    {
      what: 'On a narrow screen, tables of people and of cookies are laid out as cards; some screen readers then no longer say that they are tables.',
      criteria: ['1.3.1 Info and Relationships'],
      instead: 'Each value then stands after the name of its column. On a wider window, or with less zoom, they are tables again.',
      plan: 'Roles that stay when the layout changes.',
    },
    {
      what: 'A chart that is downloaded as a picture (PNG) has no text alternative inside the file.',
      criteria: ['1.1.1 Non-text Content'],
      instead: 'The page’s sentence and table say the same, and the CSV and spreadsheet downloads hold every figure.',
      plan: 'A description inside the file.',
    },
    {
      what: 'The editor for questions and answers is one whose use with screen readers and with speech recognition we have not tried.',
      criteria: [],
      instead: 'Without JavaScript the same forms have a plain text field.',
      plan: 'Try it with people who use these programs.',
    },
    {
      what: 'The chart can be walked with the arrow keys, where screen readers hand these keys over to the page. We have not tried it with speech recognition.',
      criteria: [],
      instead: '“Show tables first” puts the table before every chart; the table holds everything that the chart shows.',
      plan: 'Try it with people who use these programs.',
    },
  ],
  tested: [
    'axe-core looks at every kind of page at 1280 and 375 pixels wide, and in states such as an error, a menu that is open and a network that is away, each time the program’s tests run. It must find nothing against WCAG 2.2 levels A and AA.',
    'Journeys with the keyboard alone: signing in, walking a chart point by point, sorting a list, writing a note, choosing an area.',
    'Pages at 400% zoom (320 pixels wide), with less motion, printed, and without JavaScript.',
    'What a screen reader would be told is checked in the tests; no screen reader was used by a person who relies on one.',
  ],
};
