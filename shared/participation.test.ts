import { describe, expect, test } from 'vitest';
import { byAddress, bySlot, rolesFor } from './participation.ts';
import { ORGANISATION_KINDS, WORKSPACE_KINDS, type OrganisationKind } from './workspaces.ts';

const other = (kind: OrganisationKind, takesPart = false) => ({ kind, owns: false, takesPart });
const owner = (kind: OrganisationKind) => ({ kind, owns: true, takesPart: true });

describe('who may be invited to which kind of workspace', () => {
  test('the owner’s people by address, everywhere; the owner itself nowhere', () => {
    for (const workspace of WORKSPACE_KINDS) for (const kind of ORGANISATION_KINDS) expect([byAddress(workspace, owner(kind)), bySlot(workspace, owner(kind))]).toEqual([true, false]);
  });

  test('an organisation’s own workspace takes no other organisation', () => {
    for (const kind of ORGANISATION_KINDS) expect([byAddress('organisation', other(kind, true)), bySlot('organisation', other(kind, true))]).toEqual([false, false]);
  });

  test('a region’s workspace takes every kind, either way', () => {
    for (const kind of ORGANISATION_KINDS) expect([byAddress('region', other(kind)), bySlot('region', other(kind))]).toEqual([true, true]);
  });

  test('mentors come in as an organisation first; then its people by address', () => {
    expect([bySlot('mentoring', other('la')), byAddress('mentoring', other('la')), byAddress('mentoring', other('la', true))]).toEqual([true, false, true]);
    expect([bySlot('mentoring', other('police')), byAddress('mentoring', other('police', true))]).toEqual([false, false]);
  });

  test('a safeguarding partnership takes police, health and education, and no region', () => {
    for (const kind of ['police', 'icb', 'education'] as const) expect(byAddress('safeguarding', other(kind))).toBe(true);
    expect([byAddress('safeguarding', other('region')), bySlot('safeguarding', other('region'))]).toEqual([false, false]);
  });

  test('the mentee alone coordinates a mentoring workspace', () => {
    expect(rolesFor('mentoring', { owns: true })).toContain('coordinator');
    expect(rolesFor('mentoring', { owns: false })).toEqual(['member', 'observer']);
    expect(rolesFor('safeguarding', { owns: false })).toContain('coordinator');
  });
});
