import type { AddressPart } from './page-address.ts';

/** What a form that changes one thing of the address keeps of the rest. */
export function KeepFields({ parts }: { parts: readonly AddressPart[] }) {
  return parts.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
