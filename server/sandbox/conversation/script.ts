import { HEALTH, POLICE } from '../people.ts';
import type { Spot, Step } from './steps.ts';

const COORDINATOR = 'coordinator@northern-vale.example';
const CARROW_ANALYST = 'analyst@carrow.example';
const CARROW_MANAGER = 'service-manager@carrow.example';
const DUNMERE = 'head-of-service@dunmere.example';
const GORSLEY = 'analyst@gorsley.example';
const BRACKLEY = 'analyst@brackley-vale.example';
const POLICE_LEAD = 'police-lead@northern-vale.example';
const KELDERDALE = 'head-of-service@kelderdale.example';
const FARROW_COAST = 'head-of-service@farrow-coast.example';
const HEALTH_LEAD = 'safeguarding-lead@icb.northern-vale.example';

const IN_NEED_CARROW: Spot = { metric: 'children-in-need-rate', place: 'Carrow' };
const REPEAT_BRACKLEY: Spot = { metric: 'repeat-referrals', place: 'Brackley Vale' };
const CASELOAD_DUNMERE: Spot = { metric: 'sw-caseload', place: 'Dunmere' };
const UASC_FARROW: Spot = { metric: 'care-entry-uasc-rate', place: 'Farrow Coast', breakdown: 'uasc=uasc' };
const ABSENCE_KELDERDALE: Spot = { metric: 'absence-overall', place: 'Kelderdale', breakdown: 'group=cino;phase=total' };
const CARE_REGION: Spot = { metric: 'care-rate', place: 'region' };
const LONG_PLANS_CARROW: Spot = { metric: 'cp-plans-two-years', place: 'Carrow' };
const MISSING_REGION: Spot = { metric: 'harm-outside-home-factor-rate', place: 'region', breakdown: 'factor=going-missing' };

/** A year of a region at work, invented from beginning to end. */
export const SCRIPT: readonly Step[] = [
  // Children in need: Carrow's front door.
  { as: 'carrow-2021', by: CARROW_MANAGER, does: 'annotate', at: IN_NEED_CARROW, period: '2021', kind: 'context', words: 'Referrals fell while schools were closed. The front door stayed open throughout; early help took many of these families.' },
  { as: 'carrow-2022', by: CARROW_ANALYST, does: 'annotate', at: IN_NEED_CARROW, period: '2022', kind: 'data-quality', words: 'We moved to a new case system in January 2022. Some children were open twice until the autumn, so part of this rise may be ours and not families’.' },
  { as: 'carrow-mash', by: CARROW_MANAGER, does: 'annotate', at: IN_NEED_CARROW, period: '2023', kind: 'practice', words: 'Front door moved to MASH in September 2022: police, health and schools screen contacts together each morning.' },
  { as: 'gorsley-on-carrow', by: GORSLEY, does: 'annotate', at: IN_NEED_CARROW, period: '2022', kind: 'context', words: 'From the outside: neighbours rose a year later than Carrow, so schools opening again may be only a part of it.' },
  { as: 'gorsley-on-carrow-owner', by: CARROW_MANAGER, does: 'reply-as-owner', note: 'gorsley-on-carrow', verdict: 'add', words: 'That fits what we see. The new case system came in the same winter and explains some of the difference.' },
  { as: 'carrow-range', by: CARROW_ANALYST, does: 'annotate', at: IN_NEED_CARROW, period: '2022', to: '2024', scope: 'series', kind: 'practice', words: 'Early help hubs opened one after the other in these three years, the last in February 2024.' },
  { as: 'carrow-2025', by: CARROW_ANALYST, does: 'annotate', at: IN_NEED_CARROW, period: '2025', kind: 'question', words: 'Third year in a row that this is lower. Is it fewer families in difficulty, or fewer that reach us?' },
  { as: 'carrow-why', by: GORSLEY, does: 'discuss', at: IN_NEED_CARROW, period: '2022', title: 'What else could explain the rise of 2022?', words: 'Carrow rises a year before Gorsley and Dunmere, then comes down again.\n\nWe wonder about three things:\n\n- schools opening again and seeing children they had not seen for a year\n- the new case system\n- what each of us counts as an **open** case' },
  { as: 'carrow-why-1', by: CARROW_ANALYST, does: 'reply', to: 'carrow-why', words: 'The case system is part of it. A count of one month by hand came out about **one in twenty** lower than the system said.' },
  { as: 'carrow-why-2', by: POLICE_LEAD, does: 'reply', to: 'carrow-why', words: 'Our own notifications rose that year as well, mostly after domestic abuse call-outs. We changed the form in May 2022, so some of it is how officers record.' },
  { as: 'carrow-why-3', by: DUNMERE, does: 'reply', to: 'carrow-why', words: 'Same shape here a year later. We did not change systems, so the schools explanation fits us better. What do families say about being referred?' },
  { as: 'carrow-why-4', by: COORDINATOR, does: 'reply', to: 'carrow-why', words: 'Let us take this to the learning event in January, next to repeat referrals and caseloads, and ask the parents’ panel what it felt like to be referred twice.' },
  { as: 'share-checklist', by: CARROW_MANAGER, does: 'agree', at: IN_NEED_CARROW, what: 'Share the multi-agency screening checklist with Dunmere and Gorsley, with what did not work at first.', organisation: 'Carrow', who: 'Service manager', due: '2027-01-29' },
  { as: 'share-checklist-moves', by: CARROW_MANAGER, does: 'move', action: 'share-checklist', status: 'on-the-way' },

  { as: 'carrow-why-me-too', by: DUNMERE, does: 'react', to: 'carrow-why-1', kind: 'me-too' },
  { as: 'carrow-why-more', by: COORDINATOR, does: 'react', to: 'carrow-why-2', kind: 'tell-more' },
  { as: 'carrow-voice', by: CARROW_MANAGER, does: 'find-out', at: IN_NEED_CARROW, kind: 'voice', title: 'What parents say about being referred', words: 'Parents named three things: being told early what happens next, one person to ring, and not having to tell the story twice.', method: 'Three meetings of the parents’ panel, notes agreed with the panel', size: '21 parents', limits: 'Only parents whose case was closed; nobody who had to go to court took part.', gathered: 'March to May 2026', consent: 'Everybody agreed that themes are shared with the region, without quotes.' },

  // Repeat referrals: a new system in Brackley Vale.
  { as: 'brackley-system', by: BRACKLEY, does: 'annotate', at: REPEAT_BRACKLEY, period: '2025', kind: 'data-quality', words: 'New referral form since April 2024: a contact that used to be logged as advice is now a referral. Do not read 2025 against earlier years without this.' },
  { as: 'brackley-why', by: COORDINATOR, does: 'discuss', at: REPEAT_BRACKLEY, period: null, title: 'How much of this is the new form, and how much is families coming back?', words: 'Brackley Vale has gone up four years running, and only the last of them has the new form.\n\nWho else changed what counts as a referral since 2021?' },
  { as: 'brackley-why-1', by: BRACKLEY, does: 'reply', to: 'brackley-why', words: 'We read twenty closed referrals with the team. In about half the need was new; in the others help had ended when the family said they were fine.' },
  { as: 'brackley-why-2', by: CARROW_ANALYST, does: 'reply', to: 'brackley-why', words: 'We count as you did before April 2024. Happy to run one quarter both ways so that we can see the difference.' },
  { as: 'both-ways', by: BRACKLEY, does: 'agree', at: REPEAT_BRACKLEY, what: 'Count the referrals of one quarter in the old way and the new way, and bring both numbers to the region.', organisation: 'Brackley Vale', who: 'Analyst', due: '2026-12-18' },
  { as: 'brackley-audit', by: BRACKLEY, does: 'find-out', at: REPEAT_BRACKLEY, kind: 'audit', title: 'Closed referrals, read again', words: 'In about half the need was new. In the others help had ended when the family said that they were fine.', method: 'Two team managers read the files separately, then compared', size: '20 closed referrals', limits: 'One team, one month; files say what was written down, not what was said.', gathered: 'September 2026' },
  { as: 'call-back', by: BRACKLEY, does: 'agree', at: REPEAT_BRACKLEY, what: 'Try a call to the family six weeks after closing, in one team, for three months.', organisation: 'Brackley Vale', who: 'Team manager, north team', due: '2027-03-26' },

  // Caseloads in Dunmere.
  { as: 'dunmere-2023', by: DUNMERE, does: 'annotate', at: CASELOAD_DUNMERE, period: '2023', kind: 'context', words: 'Two teams were merged in the summer and eight posts stood empty on the day of the count.' },
  { as: 'dunmere-2025', by: DUNMERE, does: 'annotate', at: CASELOAD_DUNMERE, period: '2025', kind: 'practice', words: 'Newly qualified social workers now hold half a caseload in their first six months. The average falls slowly because everybody else holds the other half.' },
  { as: 'dunmere-ask', by: DUNMERE, does: 'discuss', at: CASELOAD_DUNMERE, period: '2025', title: 'What does an average hide?', words: 'Our average is lower than two years ago, and people say it does not feel so. How do others look at the spread inside a team?' },
  { as: 'dunmere-ask-1', by: GORSLEY, does: 'reply', to: 'dunmere-ask', words: 'We look at how many people hold more than twenty, every month, as a count and without names. It says more than the average.' },
  { as: 'dunmere-ask-done', by: DUNMERE, does: 'resolve', discussion: 'dunmere-ask', outcome: 'We look at the spread inside a team every month, by count and without names, and Gorsley writes down how.' },
  { as: 'dunmere-spread', by: DUNMERE, does: 'agree', at: CASELOAD_DUNMERE, what: 'Write a one-page method for looking at the spread of caseloads that every authority can use.', organisation: 'Gorsley', who: 'Analyst', due: '2026-10-30' },
  { as: 'dunmere-spread-done', by: GORSLEY, does: 'move', action: 'dunmere-spread', status: 'done' },

  // Unaccompanied children on the coast.
  { as: 'farrow-2023', by: FARROW_COAST, does: 'annotate', at: UASC_FARROW, period: '2023', kind: 'event', words: 'A second reception centre opened in October 2022. With so few children living here, thirty arrivals move this line a long way.' },
  { as: 'farrow-ask', by: FARROW_COAST, does: 'discuss', at: UASC_FARROW, period: null, title: 'Which homes further inland could we plan together?', words: 'Arrivals come in weeks, homes take months. Could the region keep a few places ready together?' },
  { as: 'farrow-ask-1', by: COORDINATOR, does: 'reply', to: 'farrow-ask', words: 'Kelderdale and Elmsford have offered to talk about it. Health asks to be in from the beginning, because of registration with a doctor.' },
  { as: 'farrow-ask-2', by: HEALTH_LEAD, does: 'reply', to: 'farrow-ask', words: 'Yes please. Young people tell us that the first health assessment comes too late and in the wrong language.' },

  { as: 'farrow-health', by: FARROW_COAST, does: 'discuss', at: UASC_FARROW, period: '2025', to: HEALTH, title: 'Could the first health assessment come with an interpreter?', words: 'Assessments are there within four weeks now. What would it take to have an interpreter for the first one?' },
  { as: 'farrow-health-1', by: HEALTH_LEAD, does: 'reply', to: 'farrow-health', answers: true, words: 'From January: two clinics have interpreters on Tuesdays. We will tell this group how it goes in the spring.' },
  { as: 'farrow-not-known', by: FARROW_COAST, does: 'not-known-yet', at: UASC_FARROW },

  // Absence in Kelderdale.
  { as: 'kelderdale-2025', by: KELDERDALE, does: 'annotate', at: ABSENCE_KELDERDALE, period: '2024/25', kind: 'practice', words: 'Each secondary school now has a named social worker for a morning a week. Started with six schools in January 2024.' },
  { as: 'kelderdale-voice', by: KELDERDALE, does: 'annotate', at: ABSENCE_KELDERDALE, period: '2023/24', kind: 'voice', words: 'From our survey of pupils with a social worker (64 answers): “being taken out of lessons for meetings” was named most often.' },
  { as: 'kelderdale-meetings', by: KELDERDALE, does: 'agree', at: ABSENCE_KELDERDALE, what: 'Move planned meetings with pupils out of lesson time; ask pupils again in summer.', organisation: 'Kelderdale', who: 'Head of service', due: '2027-07-16' },
  { as: 'kelderdale-meetings-moves', by: KELDERDALE, does: 'move', action: 'kelderdale-meetings', status: 'on-the-way' },

  // Questions for the region as a whole.
  { as: 'region-everything', by: COORDINATOR, does: 'annotate', at: CARE_REGION, period: '2025', scope: 'everything', kind: 'event', words: 'Two authorities of the region change their case systems in 2026. Expect figures that are not like those before, in both.' },
  { as: 'care-and-placements', by: COORDINATOR, does: 'discuss', at: CARE_REGION, period: '2025', also: ['repeat-referrals', 'sw-caseload'], title: 'Do repeat referrals and caseloads tell the same story as care?', words: 'Read beside each other the three look calmer than one by one. What do you see where you are?' },
  { as: 'care-ask', by: COORDINATOR, does: 'discuss', at: CARE_REGION, period: '2025', title: 'The region stays level: who comes in and who goes home?', words: 'The rate hardly moves in five years, but the authorities do.\n\nBefore January, could each of us look at children coming into care and at special guardianship **beside** this figure?' },
  { as: 'care-ask-1', by: CARROW_MANAGER, does: 'reply', to: 'care-ask', words: 'We will. For us the change is children staying longer, not more children coming in.' },
  { as: 'long-plans-ask', by: CARROW_ANALYST, does: 'annotate', at: LONG_PLANS_CARROW, period: '2025', kind: 'question', words: 'Withheld, because few children stand behind it. We talk about these plans in our own meetings; nothing about them belongs here.' },
  { as: 'missing-police', by: POLICE_LEAD, does: 'annotate', at: MISSING_REGION, period: '2024', kind: 'policy', words: 'Police across the region changed from “absent” to “missing” for all under 18 in June 2023, so more episodes are passed on and assessed.' },
  { as: 'missing-definition', by: POLICE_LEAD, does: 'agree', at: MISSING_REGION, what: 'Send the new definition, and the count under the old one, to all twelve authorities.', organisation: POLICE, who: 'Police lead', due: '2027-02-26' },
];
