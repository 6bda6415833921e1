import type { Row, WorkspaceExport } from './export.ts';

/** The same as the workbook, for programs. Names of columns become names of fields. */
export function exportJson({ about, notes, discussions, evidence, actions, members, log }: WorkspaceExport): string {
  const facts = about.map(([label, text]) => ({ label, text }));
  const content = { about: facts, contextNotes: notes.map(fieldsOf), discussions: discussions.map(fieldsOf), evidence: evidence.map(fieldsOf), actions: actions.map(fieldsOf), members: members.map(fieldsOf), log: log.map(fieldsOf) };
  return JSON.stringify(content, null, 2);
}

/** "What will be done" → `whatWillBeDone`. */
function fieldsOf(row: Row): Record<string, string | number | null> {
  const nameOf = (heading: string) => heading.replace(/,/g, '').split(' ').map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  return Object.fromEntries(Object.entries(row).map(([heading, content]) => [nameOf(heading), content]));
}
