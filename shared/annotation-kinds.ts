/** What a context note is about; apart from the form's schema, so that a browser can name the kinds without it. */
export const ANNOTATION_KINDS = {
  context: 'Context',
  'data-quality': 'Data quality',
  practice: 'Practice change',
  policy: 'Policy or law',
  event: 'Event',
  voice: 'Voice',
  question: 'Question',
} as const;
export type AnnotationKind = keyof typeof ANNOTATION_KINDS;
