/** Who runs this installation, as its settings say. */
export interface Operator {
  readonly name: string | null;
  /** An address of theirs: mail or web. */
  readonly contact: string | null;
}

/** The name, or what stands for it. */
const operatorName = ({ name }: Operator): string => name ?? 'the body that runs this installation';

/** One sentence that says it. */
export const runBy = ({ name }: Operator): string => (name === null ? 'Whoever invited you can tell you which body runs this installation.' : `This installation is run by ${name}.`);

/** How to reach them, as the end of a sentence. */
export function OperatorContact({ operator }: { readonly operator: Operator }) {
  const { contact } = operator;
  if (contact === null) return <>{operatorName(operator)}</>;
  const href = contact.includes('@') ? `mailto:${contact}` : contact;
  return <>{operatorName(operator)} at <a href={href}>{contact}</a></>;
}
