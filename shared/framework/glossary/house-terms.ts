import type { GlossaryEntry } from '../glossary.ts';

const HOUSE = 'Learning Loop';
const ONS = 'Office for National Statistics';

/** Words that these pages use in a way of their own, and words of statistics. */
export const HOUSE_TERMS: readonly GlossaryEntry[] = [
  {
    id: 'figure', term: 'Figure', synonyms: ['value', 'number', 'data point', 'statistic'],
    words: 'What one release says of one area, one period and one breakdown of a measure: a number, or a reason why there is none.',
    source: HOUSE,
  },
  {
    id: 'release', term: 'Release', synonyms: ['publication', 'data release', 'edition', 'release day', 'new figures', 'data refresh'],
    words: 'A published file at the date it was published. It never changes here: a newer file makes a new release, and the older ones can still be read.',
    source: HOUSE,
  },
  {
    id: 'as-at', term: 'As at', synonyms: ['time travel', 'earlier release', 'earlier figures', 'on a day'],
    words: 'A page as at a day shows what was public on that day. A figure that its publisher withholds by now is withheld there too.',
    source: HOUSE,
  },
  {
    id: 'revision', term: 'Revision', synonyms: ['revised', 'restated', 'correction', 'revised figure'],
    words: 'A newer release says another number for a period that an older one had already covered. Both stay readable.',
    source: HOUSE,
  },
  {
    id: 'indicator', term: 'Indicator and metric', synonyms: ['indicator', 'metric', 'measure', 'KPI', 'dashboard'],
    words: 'An indicator is what we look at to learn about an outcome; its metric is how that is counted: which file, which column, which formula.',
    source: 'Children’s Social Care National Framework',
  },
  {
    id: 'companion', term: 'Companion', synonyms: ['seen alongside', 'read beside', 'companion indicator'],
    words: 'Another indicator to read one beside, with a question that leads from the one to the other. No indicator is shown alone.',
    source: HOUSE,
  },
  {
    id: 'breakdown', term: 'Breakdown', synonyms: ['filter', 'group', 'dimension', 'by age', 'by placement'],
    words: 'One part of what a measure counts, such as an age or a kind of home. A page says which one it shows.',
    source: HOUSE,
  },
  {
    id: 'statistical-neighbours', term: 'Statistical neighbours', synonyms: ['SN', 'SNs', 'statistical neighbour', 'nearest neighbours', 'comparator', 'neighbour model', 'similar authorities'],
    words: 'Ten authorities whose population and circumstances are most like one’s own, by the Department’s model of May 2025. They need not be near, nor is the likeness always mutual.',
    source: 'Department for Education',
  },
  {
    id: 'median', term: 'Median', synonyms: ['neighbours’ median', 'middle value', 'average of neighbours', 'n of 10'],
    words: 'The one in the middle when figures are put in order, or the mean of the middle two. “8 of 10” beside it says how many neighbours had a number.',
    source: HOUSE,
  },
  {
    id: 'rate', term: 'Rate per 10,000', synonyms: ['rate', 'per 10,000 children', 'per 10000', 'denominator', 'population'],
    words: 'A count divided by the number of children aged 0 to 17 who live in the area, times 10,000, so that areas of different size can be talked about together.',
    source: HOUSE,
  },
  {
    id: 'confidence-limits', term: 'Confidence limits', synonyms: ['confidence interval', '95% confidence', 'CI', 'uncertainty'],
    words: 'Two numbers around a figure. Where few cases stand behind it they lie far apart: the figure could easily have come out otherwise by chance.',
    source: 'Office for Health Improvement and Disparities',
  },
  {
    id: 'proxy', term: 'Proxy', synonyms: ['stands in for', 'activity', 'proxy indicator'],
    words: 'A figure that stands in for something nobody can count. Some indicators count activity, some an outcome; each page says which.',
    source: 'Children’s Social Care National Framework',
  },
  {
    id: 'local-authority', term: 'Local authority', synonyms: ['LA', 'council', 'upper tier', 'unitary', 'county council', 'borough'],
    words: 'The council that is responsible for children’s services: 153 of them in England today.',
    source: ONS,
  },
  {
    id: 'region', term: 'Region', synonyms: ['regions', 'Inner London', 'Outer London', 'statistical region', 'government office region'],
    words: 'One of nine parts of England. Inner and Outer London are shown beside London; adding all eleven would count London twice.',
    source: ONS,
  },
  {
    id: 'joint-return', term: 'Joint return', synonyms: ['joint', 'combined return', 'shared service', 'Achieving for Children', 'Northamptonshire Children’s Trust'],
    words: 'Two authorities report their workforce together, so there is one figure for both and none for either: Kingston upon Thames with Richmond upon Thames, North with West Northamptonshire.',
    source: 'Department for Education, Children’s social work workforce',
  },
  {
    id: 'area-code', term: 'Area code', synonyms: ['ONS code', 'GSS code', 'LA code', 'three-digit code', 'old LA code'],
    words: 'Nine characters by which the Office for National Statistics knows an area, and three digits by which the Department for Education does. Some authorities have had more than one; each finds them here.',
    source: ONS,
  },
  {
    id: 'context-mark', term: 'Context mark', synonyms: ['official context', 'footnote', 'comparability', 'break in series', 'cyber-attack'],
    words: 'Something the publisher says about a measure, an area or a period, such as a missing return, shown at the figures it is about.',
    source: HOUSE,
  },
  {
    id: 'data-steward', term: 'Data steward', synonyms: ['steward', 'sign-off', 'preview', 'roll back'],
    words: 'Someone who looks at a new release before everybody else sees it and signs it off.',
    source: HOUSE,
  },
  {
    id: 'workspace', term: 'Workspace', synonyms: ['group', 'room', 'team space'],
    words: 'Where a group of people look at figures together and write down what they know, wonder about and agree. Only its members see that.',
    source: HOUSE,
  },
  {
    id: 'note', term: 'Note', synonyms: ['annotation', 'context note', 'comment on a figure', 'data quality note'],
    words: 'What somebody knows about a figure, pinned to as much as it is about: one figure, some years, an indicator, an area, or everything. It stays when the figure changes, and says what became of it.',
    source: HOUSE,
  },
  {
    id: 'figure-owner', term: 'Whose figure it is', synonyms: ['owner of a figure', 'confirm', 'dispute', 'correct', 'owner reply'],
    words: 'The organisation that answers for the area a figure is about. It is told of notes on it, and its reply stands first: it confirms, adds, corrects or sees it differently.',
    source: HOUSE,
  },
  {
    id: 'unplaced', term: 'Note without a figure', synonyms: ['unplaced', 'tray', 'place it again', 'lost figure'],
    words: 'A note whose figure can no longer be found in what is published. Nothing of it is lost; whoever wrote it can place it at another figure.',
    source: HOUSE,
  },
  {
    id: 'evidence', term: 'Evidence', synonyms: ['evidence item', 'audit', 'survey', 'inspection finding', 'local figure', 'practice evidence'],
    words: 'Something found out beside the published figures, with how it was found out, from how many, and what it cannot say.',
    source: HOUSE,
  },
  {
    id: 'voice', term: 'Voice', synonyms: ['voice of the child', 'voice of families', 'lived experience', 'feedback from children', 'participation'],
    words: 'What children, young people and families say, as themes and with their consent, never one person’s story. Where nothing is known yet, that is said.',
    source: 'Children’s Social Care National Framework',
  },
  {
    id: 'disclosure-guard', term: 'Disclosure check', synonyms: ['guard', 'disclosure guard', 'identifiable', 'small numbers', 'blocked text', 'safeguarding check'],
    words: 'Before a text is kept, rules look for what could make a person known and for figures that are withheld. They suggest other words, ask for a reason, or stop it; what is stopped is stored nowhere.',
    source: HOUSE,
  },
  {
    id: 'non-attributed', term: 'Without a name', synonyms: ['non-attributed', 'anonymous', 'Chatham House', 'unattributed', 'withdrawal code'],
    words: 'Where a workspace allows it, something can be written so that nobody can ever tell who wrote it. It appears together with others, and a code shown once withdraws it.',
    source: HOUSE,
  },
  {
    id: 'moderator', term: 'Moderator', synonyms: ['moderation', 'report', 'hidden', 'purge', 'withdrawn'],
    words: 'A coordinator of the workspace, who looks at what was reported and decides whether it stands, is hidden, or goes for good, with a reason.',
    source: HOUSE,
  },
  {
    id: 'invented', term: 'Invented areas', synonyms: ['sandbox', 'Northern Vale', 'example data', 'demo'],
    words: 'A made-up country with made-up figures for trying things out. It never stands beside a real place.',
    source: HOUSE,
  },
];
