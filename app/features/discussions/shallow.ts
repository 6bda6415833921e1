import { Fragment, Slice, type Node } from '@tiptap/pm/model';

/** As deep as `shared/rich-text.ts` takes it, a list counting as the two levels that it is. */
const DEEPEST = 8;

/** What is pasted, nested no deeper than is taken: of what is below the paragraphs are left, at the deepest level there is. */
export function shallow(slice: Slice): Slice {
  if (depthOf(slice.content) <= DEEPEST) return slice;
  const content = within(slice.content, DEEPEST);
  return Slice.maxOpen(content);
}

const weightOf = ({ isTextblock, isLeaf, type }: Node): number => (isTextblock || isLeaf || type.name === 'listItem' ? 0 : type.name === 'blockquote' ? 1 : 2);

function depthOf(fragment: Fragment): number {
  let deepest = 0;
  fragment.forEach((node) => (deepest = Math.max(deepest, weightOf(node) + depthOf(node.content))));
  return deepest;
}

function within(fragment: Fragment, left: number): Fragment {
  const kept: Node[] = [];
  fragment.forEach((node) => {
    const weight = weightOf(node);
    if (weight <= left) kept.push(node.isTextblock || node.isLeaf ? node : node.copy(within(node.content, left - weight)));
    else node.descendants((inner) => {
      if (inner.isTextblock) kept.push(inner);
      return !inner.isTextblock;
    });
  });
  return Fragment.fromArray(kept);
}
