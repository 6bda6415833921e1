import { expect, test } from 'vitest';
import type { ActionView } from '../../../shared/actions.ts';
import type { AnnotationView } from '../../../shared/annotations.ts';
import type { DiscussionView } from '../../../shared/discussions.ts';
import { countBeside } from './count-beside.ts';

const note = (area: string | null, more: Partial<AnnotationView> = {}) => ({ area, otherAreas: [], judgement: { verdict: 'same' }, ...more }) as unknown as AnnotationView;

test('what is about several areas, or about all, is counted with each; what has lost its figure with none', () => {
  const annotations = [note('X1'), note('X2'), note('X2', { otherAreas: ['X1'] }), note(null), note('X1', { judgement: { verdict: 'unplaced' } as AnnotationView['judgement'] })];
  const discussions = [{ area: 'X1' }, { area: null }, { area: 'X2' }] as unknown as DiscussionView[];
  const actions = [{ area: 'X2' }] as unknown as ActionView[];
  expect(countBeside({ annotations, discussions, actions }, 'X1')).toBe(5);
  expect(countBeside({ annotations, discussions, actions }, null)).toBe(8);
});
