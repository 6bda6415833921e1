/** Annotations as the rest of the house reads them. */
export { authorsOf } from './authors.ts';
export { figuresNow, type FiguresNow } from './figures-now.ts';
export { judgedAnew } from './judged-anew.ts';
export { ownersOf } from './own.ts';
export { publicAnnotationsOn } from './public.ts';
export { annotationsIn, notesInPart } from './read.ts';
