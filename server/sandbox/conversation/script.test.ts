import { describe, expect, it } from 'vitest';
import { AgreeAction } from '../../../shared/actions.ts';
import { AddAnnotation, ReplyAsOwner } from '../../../shared/annotations.ts';
import { ANNOTATION_KINDS } from '../../../shared/annotation-kinds.ts';
import { StartDiscussion } from '../../../shared/discussions.ts';
import { AddEvidence, SayNotKnownYet } from '../../../shared/evidence-forms.ts';
import { parseRichText } from '../../../tests/checked-text.ts';
import { plainText } from '../../../shared/rich-text-document.ts';
import { SANDBOX_WORKSPACE, WORKSPACES } from '../workspaces.ts';
import { keyOf } from './play.ts';
import { SCRIPT } from './script.ts';
import { written } from './written.ts';

const MEMBERS = WORKSPACES.find(({ slug }) => slug === SANDBOX_WORKSPACE)?.members;
const ANCHOR = { metric: 'care-rate', area: 'X12000001', breakdown: '' };

describe('the script', () => {
  it('has a name and a key of its own for every step, the same on every machine', () => {
    expect(new Set(SCRIPT.map(({ as }) => keyOf(as))).size).toBe(SCRIPT.length);
    expect(keyOf('carrow-why')).toBe('67f5fa00-4fa6-840f-87f4-3ca69676069a');
  });

  it.each(SCRIPT)('$as could have been sent by a form', (step) => {
    expect(MEMBERS?.find(({ email, role }) => email === step.by && role !== 'observer'), step.by).toBeDefined();
    const key = keyOf(step.as);
    switch (step.does) {
      case 'annotate':
        return expect(AddAnnotation.safeParse({ key, ...ANCHOR, period: step.period, periodTo: step.to, scope: step.scope, kind: step.kind, body: step.words }).error).toBeUndefined();
      case 'reply-as-owner':
        expect(SCRIPT.find(({ as, does }) => as === step.note && does === 'annotate')).toBeDefined();
        return expect(ReplyAsOwner.safeParse({ key, annotationId: key, verdict: step.verdict, body: step.words }).error).toBeUndefined();
      case 'resolve':
        return expect(SCRIPT.find(({ as, does }) => as === step.discussion && does === 'discuss')).toBeDefined();
      case 'react':
        return expect(SCRIPT.find(({ as, does }) => as === step.to && does === 'reply')).toBeDefined();
      case 'find-out': {
        const { as: _as, by: _by, does: _does, at: _at, words, consent = '', ...parts } = step;
        return expect(AddEvidence.safeParse({ key, ...parts, finding: words, consent, links: [{ metric: 'care-rate' }] }).error).toBeUndefined();
      }
      case 'not-known-yet':
        return expect(SayNotKnownYet.safeParse({ key, metric: step.at.metric }).error).toBeUndefined();
      case 'discuss':
        return expect(StartDiscussion.safeParse({ key, ...ANCHOR, period: step.period, title: step.title, body: JSON.stringify(written(step.words)) }).error).toBeUndefined();
      case 'reply':
        return expect(parseRichText(written(step.words))).toEqual(written(step.words));
      case 'agree':
        return expect(AgreeAction.safeParse({ key, ...ANCHOR, what: step.what, who: step.who, due: step.due, organisationId: key }).error).toBeUndefined();
      case 'move':
        return expect(SCRIPT.find(({ as, does }) => as === step.action && does === 'agree')).toBeDefined();
    }
  });

  it('shows every kind of note, replies, and actions at several statuses', () => {
    const kinds = SCRIPT.flatMap((step) => (step.does === 'annotate' ? [step.kind] : []));
    expect(new Set(kinds)).toEqual(new Set(Object.keys(ANNOTATION_KINDS)));
    expect(SCRIPT.filter(({ does }) => does === 'reply').length).toBeGreaterThanOrEqual(8);
    expect(new Set(SCRIPT.flatMap((step) => (step.does === 'move' ? [step.status] : []))).size).toBeGreaterThanOrEqual(2);
  });

  it('judges nobody and names nobody', () => {
    for (const step of SCRIPT) {
      const words = Object.values(step).filter((value) => typeof value === 'string').join(' ');
      expect(words, step.as).not.toMatch(/\b(target\w*|rank\w*|scor\w+|best|worst|league\w*|poor\w*|fail\w*|looked[- ]after|Mr|Mrs|Ms)\b|!/i);
    }
  });
});

describe('what is written', () => {
  it('becomes paragraphs, lists and bold', () => {
    const document = written('One **word** here.\n\n- first\n- second');
    expect(document.content.map(({ type }) => type)).toEqual(['paragraph', 'bulletList']);
    expect(plainText(document)).toBe('One word here.\nfirst\nsecond');
    expect(JSON.stringify(document)).toContain('{"type":"text","text":"word","marks":[{"type":"bold"}]}');
  });
});
