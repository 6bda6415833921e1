import type { GlossaryEntry } from '../glossary.ts';

const WORKFORCE_STATISTICS = 'Department for Education, Children’s social work workforce';
const FRAMEWORK = 'Children’s Social Care National Framework';

/** Who does the work, who looks at it, and how they learn from one another. */
export const ORGANISATION_TERMS: readonly GlossaryEntry[] = [
  {
    id: 'adcs', term: 'Association of Directors of Children’s Services (ADCS)', synonyms: ['ADCS', 'directors’ association'],
    words: 'Where directors of children’s services in England work together, nation-wide and by region.',
    source: 'ADCS',
  },
  {
    id: 'agency-worker', term: 'Agency social worker', synonyms: ['agency', 'agency rate', 'locum', 'interim social worker'],
    words: 'A social worker who works for an authority through an agency and is not employed by it.',
    source: WORKFORCE_STATISTICS,
  },
  {
    id: 'caseload', term: 'Caseload', synonyms: ['cases per social worker', 'cases held', 'workload'],
    words: 'Cases held on 30 September, divided by the social workers who hold any. A case may be one child or a whole family.',
    source: WORKFORCE_STATISTICS,
  },
  {
    id: 'dcs', term: 'Director of children’s services (DCS)', synonyms: ['DCS', 'director', 'lead member', 'cabinet member for children'],
    words: 'The person in an authority who answers in law for its services to children, together with an elected lead member.',
    source: 'Children Act 2004',
  },
  {
    id: 'fte', term: 'Full-time equivalent (FTE)', synonyms: ['FTE', 'whole-time equivalent', 'WTE', 'headcount'],
    words: 'People counted by their hours: two who work half the week are one. Headcount counts them as two.',
    source: WORKFORCE_STATISTICS,
  },
  {
    id: 'icb', term: 'Integrated care board (ICB)', synonyms: ['ICB', 'integrated care system', 'ICS', 'NHS commissioner', 'CCG', 'health partner'],
    words: 'The body of the health service that plans and pays for care in an area. With council and police it is one of the three safeguarding partners.',
    source: 'Health and Care Act 2022',
  },
  {
    id: 'ilacs', term: 'Inspection of local authority children’s services (ILACS)', synonyms: ['ILACS', 'Ofsted inspection', 'Ofsted judgement', 'impact of leaders', 'leadership judgement', 'Ofsted rating'],
    words: 'How Ofsted inspects children’s services. One of its judgements is the impact of leaders on social work practice, in four words: outstanding, good, requires improvement to be good, inadequate.',
    source: 'Ofsted',
  },
  {
    id: 'national-framework', term: 'Children’s Social Care National Framework', synonyms: ['national framework', 'framework', 'outcomes and enablers', 'CSCNF'],
    words: 'What children’s social care is for in England, as the government puts it: four outcomes and three enablers. The numbers of outcomes 2 and 3 were exchanged in March 2026.',
    source: FRAMEWORK,
  },
  {
    id: 'outcome', term: 'Outcome and enabler', synonyms: ['outcome', 'enabler', 'pillar', 'outcome 1', 'outcome 2', 'outcome 3', 'outcome 4', 'domain'],
    words: 'An outcome is what services should achieve for children; an enabler is what has to be in place for that. Each is divided into domains, and a domain into indicators.',
    source: FRAMEWORK,
  },
  {
    id: 'practice-guide', term: 'Practice guide', synonyms: ['practice guides', 'evidence', 'Foundations', 'What Works Centre'],
    words: 'What research says works in one part of children’s social care, with recommendations for leaders.',
    source: FRAMEWORK,
  },
  {
    id: 'riia', term: 'Regional improvement and innovation alliance (RIIA)', synonyms: ['RIIA', 'RIA', 'regional alliance', 'regional improvement alliance', 'regional improvement and innovation alliances'],
    words: 'The authorities of a region who help each other to improve: they look at figures together, visit each other and share what they learn.',
    source: 'ADCS',
  },
  {
    id: 'risl', term: 'Regional improvement and support lead (RISL)', synonyms: ['RISL', 'regional improvement support lead', 'DfE regional lead'],
    words: 'A person who works for the Department for Education with the authorities of a region.',
    source: 'Department for Education',
  },
  {
    id: 'safeguarding-partners', term: 'Safeguarding partners', synonyms: ['MASP', 'safeguarding partnership', 'LSCP', 'multi-agency safeguarding arrangements', 'multi-agency working', 'police'],
    words: 'Council, health service and police, who answer together for keeping children of an area safe. Schools work with them.',
    source: 'Working Together to Safeguard Children',
  },
  {
    id: 'slip', term: 'Sector-led improvement programme (SLIP)', synonyms: ['SLIP', 'sector led improvement', 'SLIP partner', 'partner in practice', 'sector-led improvement partner'],
    words: 'Authorities with time and experience to spare are paid to help others; the help comes from colleagues.',
    source: 'Department for Education',
  },
  {
    id: 'social-worker', term: 'Children and family social worker', synonyms: ['social worker', 'CFSW', 'case holder', 'social work workforce'],
    words: 'A registered social worker in children’s services of an authority, whether they hold cases, supervise or lead.',
    source: WORKFORCE_STATISTICS,
  },
  {
    id: 'turnover', term: 'Turnover and vacancy', synonyms: ['turnover rate', 'vacancy rate', 'retention', 'leavers', 'recruitment'],
    words: 'Turnover: those who left in the year to 30 September as a share of those in post on that day. Vacancy: empty posts as a share of all posts, also where an agency worker fills one.',
    source: WORKFORCE_STATISTICS,
  },
  {
    id: 'revenue-outturn', term: 'Revenue outturn', synonyms: ['RO3', 'RSX', 'spending', 'expenditure', 'section 251', 'budget', 'council spending'],
    words: 'What councils report that they spent in a financial year, apart from building and buying.',
    source: 'Ministry of Housing, Communities and Local Government',
  },
];
