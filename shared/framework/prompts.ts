/**
 * Questions to begin a discussion with, in our own words, after what the Children's Social Care National Framework
 * expects of leaders, of practitioners, and of listening to children and families. Each is open: it asks what else could
 * explain a figure, or who else knows, and never who is to blame.
 */
interface Prompt {
  readonly slug: string;
  readonly voice: PromptVoice;
  /** Slug of the outcome or enabler it belongs to; `null`: to any. */
  readonly pillar: string | null;
  readonly text: string;
}

export const PROMPT_VOICES = {
  leaders: 'For leaders',
  practitioners: 'For practitioners',
  listening: 'Listening to children and families',
} as const;
type PromptVoice = keyof typeof PROMPT_VOICES;

const prompt = (slug: string, voice: PromptVoice, pillar: string | null, text: string): Prompt => ({ slug, voice, pillar, text });

export const PROMPTS: readonly Prompt[] = [
  prompt('what-else', 'leaders', null, 'What else could explain this figure? Try to think of three things before choosing one.'),
  prompt('what-changed', 'leaders', null, 'What changed around this time: recording, staffing, a service, the law, the people who live here?'),
  prompt('if-it-went-well', 'leaders', null, 'If this is something that went well, what made it possible, and would others recognise it?'),
  prompt('what-would-we-see', 'practitioners', null, 'What do you see in daily work that this figure shows, and what does it miss?'),
  prompt('how-recorded', 'practitioners', null, 'How does something come to be counted here? I wonder whether two teams would record it the same way.'),
  prompt('who-is-missing', 'listening', null, 'Whose experience is not in this figure, and how could we hear from them?'),
  prompt('would-they-agree', 'listening', null, 'If families saw this figure, what might they say it leaves out?'),

  prompt('help-where', 'leaders', 'outcome-help', 'Where do families here find help before this figure counts them, and has that changed?'),
  prompt('help-first-contact', 'practitioners', 'outcome-help', 'What happens between a first contact and this figure, and where could a family drop out of sight?'),
  prompt('help-was-it-useful', 'listening', 'outcome-help', 'What have children and parents told us about whether the help was useful to them, in their own terms?'),

  prompt('safe-threshold', 'leaders', 'outcome-safe', 'How do partners here understand when to step in, and could a shared or a differing view show in this figure?'),
  prompt('safe-outside-home', 'practitioners', 'outcome-safe', 'How much of this is about harm outside the home, and would our records let us tell?'),
  prompt('safe-feeling', 'listening', 'outcome-safe', 'What do young people say makes them feel safe, and is there anything in these figures that speaks of it?'),

  prompt('network-offer', 'leaders', 'outcome-family-network', 'When are relatives and friends first asked what they could offer, and how would we know whether that came early enough?'),
  prompt('network-support', 'practitioners', 'outcome-family-network', 'What makes it possible, or hard, for a family’s own people to help here?'),
  prompt('network-carers', 'listening', 'outcome-family-network', 'What do kinship carers and the children with them tell us they need, and how does that sit beside this figure?'),

  prompt('homes-choice', 'leaders', 'outcome-stable-homes', 'What choice of homes was there at the time, and how might that have shaped this figure?'),
  prompt('homes-moves', 'practitioners', 'outcome-stable-homes', 'Which moves were wanted, which could not be helped, and does the figure tell them apart?'),
  prompt('homes-own-words', 'listening', 'outcome-stable-homes', 'What makes a place a home, in the words of children in care and care leavers we have listened to?'),

  prompt('together-partners', 'leaders', 'enabler-multi-agency', 'What would the police, health and schools each say stands behind this figure? Whom could we ask?'),
  prompt('together-handover', 'practitioners', 'enabler-multi-agency', 'Where does work pass from one agency to another here, and what helps that go well?'),

  prompt('leaders-learning', 'leaders', 'enabler-leaders', 'What are we curious about here that no figure answers, and what small thing could we try in order to learn more?'),
  prompt('leaders-feedback', 'listening', 'enabler-leaders', 'What have children, families or communities told us that ought to change how we read this?'),

  prompt('workforce-conditions', 'leaders', 'enabler-workforce', 'What do the conditions of work here, such as caseloads, time and supervision, have to do with this figure?'),
  prompt('workforce-time', 'practitioners', 'enabler-workforce', 'What takes time away from being with families, and what has given some of it back?'),
  prompt('workforce-continuity', 'listening', 'enabler-workforce', 'What do families say about how many workers they have met, and about what a lasting relationship gave them?'),
];

const BY_SLUG = new Map(PROMPTS.map((one) => [one.slug, one]));

export function findPrompt(slug: string): Prompt | undefined {
  return BY_SLUG.get(slug);
}

/** Prompts of an outcome or enabler first, then those for any; in the order of leaders, practitioners, listening. */
export function promptsFor(pillar: string): readonly Prompt[] {
  const voices = Object.keys(PROMPT_VOICES);
  const near = (one: Prompt) => (one.pillar === pillar ? 0 : 1);
  return PROMPTS.filter((one) => one.pillar === pillar || one.pillar === null).toSorted((a, b) => near(a) - near(b) || voices.indexOf(a.voice) - voices.indexOf(b.voice));
}
