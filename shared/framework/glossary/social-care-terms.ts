import type { GlossaryEntry } from '../glossary.ts';

const CHILDREN_ACT = 'Children Act 1989';
const IN_NEED_STATISTICS = 'Department for Education, Children in need';
const LOOKED_AFTER_STATISTICS = 'Department for Education, Children looked after in England including adoptions';
const OUTCOMES_STATISTICS = 'Department for Education, Outcomes for children in need';

/** What happens to children and families, and how it is counted. */
export const SOCIAL_CARE_TERMS: readonly GlossaryEntry[] = [
  {
    id: 'assessment', term: 'Assessment', synonyms: ['child and family assessment', 'section 17 assessment', 'social work assessment'],
    words: 'What a social worker does to understand, together with a family, what a child needs. It is finished within 45 working days as a rule.',
    source: CHILDREN_ACT,
  },
  {
    id: 'assessment-factor', term: 'Assessment factor', synonyms: ['factor identified at the end of assessment', 'factors', 'N4', 'C3'],
    words: 'A circumstance that a social worker records at the end of an assessment, such as neglect or going missing. One assessment can have several; authorities record them differently.',
    source: IN_NEED_STATISTICS,
  },
  {
    id: 'attainment-8', term: 'Attainment 8', synonyms: ['A8', 'key stage 4', 'KS4', 'GCSE'],
    words: 'Points over eight qualifications at the end of key stage 4, English and mathematics counting double, averaged over pupils.',
    source: OUTCOMES_STATISTICS,
  },
  {
    id: 'cao', term: 'Child arrangements order (CAO)', synonyms: ['CAO', 'residence order', 'child arrangement order'],
    words: 'A decision of a family court that says with whom a child lives or spends time. It took the place of the residence order in 2014.',
    source: CHILDREN_ACT,
  },
  {
    id: 'cpp', term: 'Child protection plan (CPP)', synonyms: ['CPP', 'CPPO', 'CP plan', 'protection plan', 'child protection'],
    words: 'A plan made by several agencies and the family for a child who may be suffering significant harm, reviewed until the child is safe.',
    source: IN_NEED_STATISTICS,
  },
  {
    id: 'cin', term: 'Children in need (CIN)', synonyms: ['CIN', 'CINO', 'child in need', 'section 17', 's17'],
    words: 'Children who get help from social care because without it their health or development may suffer, and disabled children. In these figures children on protection plans and children in care are counted too, unless the page says otherwise.',
    source: CHILDREN_ACT,
  },
  {
    id: 'children-in-care', term: 'Children in care', synonyms: ['LAC', 'CLA', 'looked after children', 'looked-after children', 'children looked after', 'child in care', 'CiC'],
    words: 'Children for whom the local authority provides a home, by a court’s decision or with their parents’ agreement. The law and the published statistics say “looked after”; we keep that term where a published title has it.',
    source: LOOKED_AFTER_STATISTICS,
  },
  {
    id: 'care-leavers', term: 'Care leavers', synonyms: ['care leaver', 'leaving care', 'former relevant', 'care experienced young people'],
    words: 'Young people who were in care for at least 13 weeks, part of it at 16 or 17, and have a right to help from their authority until 25. The figures are about ages 17 to 21, near their birthday.',
    source: LOOKED_AFTER_STATISTICS,
  },
  {
    id: 'care-experienced', term: 'Care experienced', synonyms: ['care-experienced', 'experience of care'],
    words: 'Having been in care at any time in childhood, for however long. Wider than care leavers.',
    source: 'Children’s Social Care National Framework',
  },
  {
    id: 'domestic-abuse', term: 'Domestic abuse', synonyms: ['DA', 'domestic violence'],
    words: 'Abuse between people aged 16 or over who are personally connected; children who see or hear it are victims too. Recorded as a factor for the child, a parent or another person.',
    source: 'Domestic Abuse Act 2021',
  },
  {
    id: 'eet', term: 'Education, employment or training (EET)', synonyms: ['EET', 'NEET', 'not in education, employment or training', 'in work'],
    words: 'What a care leaver does on most days: studies, works or trains, full time or part time. NEET is the reverse.',
    source: LOOKED_AFTER_STATISTICS,
  },
  {
    id: 'exploitation', term: 'Exploitation of children', synonyms: ['CCE', 'CSE', 'child criminal exploitation', 'child sexual exploitation', 'county lines', 'extra-familial harm', 'harm outside the home', 'contextual safeguarding'],
    words: 'Someone uses a child for crime (CCE) or for sex (CSE), mostly outside the home. Two of the factors an assessment can record.',
    source: 'Working Together to Safeguard Children',
  },
  {
    id: 'family-help', term: 'Family help', synonyms: ['early help', 'early intervention', 'family support'],
    words: 'Help for families by several services together, early and without a threshold of harm. Little of it is counted in published figures.',
    source: 'Children’s Social Care National Framework',
  },
  {
    id: 'icpc', term: 'Initial child protection conference (ICPC)', synonyms: ['ICPC', 'child protection conference', 'case conference'],
    words: 'The meeting of family and agencies that decides whether a child needs a protection plan.',
    source: IN_NEED_STATISTICS,
  },
  {
    id: 'key-stage-2', term: 'Key stage 2', synonyms: ['KS2', 'SATs', 'primary tests', 'expected standard'],
    words: 'School years 3 to 6. The figures are about pupils at its end, usually aged 11, who reach the expected standard in reading, writing and mathematics together.',
    source: OUTCOMES_STATISTICS,
  },
  {
    id: 'kinship-care', term: 'Kinship care', synonyms: ['kinship', 'family and friends care', 'connected carers', 'connected persons'],
    words: 'A child lives with relatives or friends of the family. Some of these children are in care, many are not, and most are in no published figure.',
    source: 'Children’s Social Care National Framework',
  },
  {
    id: 'absence', term: 'Overall, persistent and severe absence', synonyms: ['persistent absence', 'severe absence', 'PA', 'attendance', 'missing school', 'persistent absentee'],
    words: 'Overall absence is the share of half-day sessions missed. A pupil is persistently absent who misses a tenth or more of them, severely absent who misses half or more.',
    source: OUTCOMES_STATISTICS,
  },
  {
    id: 'placement', term: 'Placement', synonyms: ['placement stability', 'placement move', 'foster placement', 'home for a child in care'],
    words: 'The home where a child in care lives: with foster carers, relatives, future adopters, in a children’s home or elsewhere. We say home, and placement where the published title does.',
    source: LOOKED_AFTER_STATISTICS,
  },
  {
    id: 'referral', term: 'Referral and repeat referral', synonyms: ['referral', 're-referral', 'rereferral', 'contact', 'front door', 'MASH'],
    words: 'A request to social care about a child that is more than a question. A repeat referral comes within 12 months of an earlier one for the same child. Front doors differ in what they count.',
    source: IN_NEED_STATISTICS,
  },
  {
    id: 'section-47', term: 'Section 47 enquiry', synonyms: ['section 47', 's47', 's.47', 'child protection enquiry', 'child protection investigation'],
    words: 'What social care must find out, with police and health, when a child may be suffering significant harm.',
    source: CHILDREN_ACT,
  },
  {
    id: 'short-breaks', term: 'Short breaks', synonyms: ['respite', 'series of short breaks', 'V3', 'V4'],
    words: 'Planned short stays away from home, mostly of disabled children. A child with nothing but a series of short breaks is left out of these figures.',
    source: LOOKED_AFTER_STATISTICS,
  },
  {
    id: 'sdq', term: 'Strengths and difficulties questionnaire (SDQ)', synonyms: ['SDQ', 'emotional wellbeing', 'mental health of children in care'],
    words: 'Twenty-five questions about how a child feels and behaves, answered by the carer of a child aged 5 to 16 who has been in care for 12 months. The answers add up to 0 to 40; the published bands for one child are 0 to 13, 14 to 16 and 17 to 40.',
    source: LOOKED_AFTER_STATISTICS,
  },
  {
    id: 'sgo', term: 'Special guardianship order (SGO)', synonyms: ['SGO', 'special guardian', 'special guardianship'],
    words: 'A decision of a family court that gives a child a lasting home with someone other than a parent, often a relative, until 18. The child leaves care by it.',
    source: CHILDREN_ACT,
  },
  {
    id: 'suitable-accommodation', term: 'Suitable accommodation', synonyms: ['care leavers accommodation', 'unsuitable accommodation', 'housing of care leavers'],
    words: 'A care leaver’s home that their authority considers safe, secure and affordable, as far as can be foreseen.',
    source: LOOKED_AFTER_STATISTICS,
  },
  {
    id: 'supported-accommodation', term: 'Supported accommodation', synonyms: ['semi-independent', 'semi independent living', 'independent living', 'unregulated placement'],
    words: 'A home for young people of 16 and 17 in care who live more or less on their own, with help. Regulated since October 2023, which breaks the series of where children live.',
    source: LOOKED_AFTER_STATISTICS,
  },
  {
    id: 'uasc', term: 'Unaccompanied asylum-seeking children (UASC)', synonyms: ['UASC', 'unaccompanied children', 'separated children', 'asylum', 'National Transfer Scheme', 'NTS', 'migrant children'],
    words: 'Children who came to this country without a parent and ask for protection. Authorities look after them like any other child; the National Transfer Scheme moves some of them from one authority to another.',
    source: LOOKED_AFTER_STATISTICS,
  },
  {
    id: 'virtual-school', term: 'Virtual school', synonyms: ['virtual school head', 'VSH', 'personal education plan', 'PEP'],
    words: 'The people in an authority who look after the education of its children in care, whichever schools they attend.',
    source: 'Children and Families Act 2014',
  },
  {
    id: 'ehcp', term: 'Education, health and care plan (EHCP)', synonyms: ['EHCP', 'EHC plan', 'SEND', 'SEN', 'special educational needs'],
    words: 'A plan in law for a child or young person whose special educational needs are more than a school can meet by itself. No figure here counts them; they stand behind many.',
    source: 'Children and Families Act 2014',
  },
];
