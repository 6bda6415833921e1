import { useContext, useEffect } from 'react';
import type { EditingNow } from '../../shared/live.ts';
import { EditingContext } from './live-context.ts';

/**
 * Says that something is open for changing while the caller is on the page, and who else has it open.
 * @param id of the thing; `null`: nothing is open
 * @returns the others; `null` where there are none, or the network is away
 */
export function useEditing(id: string | null): EditingNow | null {
  const { editing, edit } = useContext(EditingContext);
  useEffect(() => {
    if (id === null) return undefined;
    edit(id);
    return () => edit(null);
  }, [id, edit]);
  return editing !== null && editing.id === id && editing.count > 0 ? editing : null;
}

/** "Analyst, Gorsley is changing this too." */
export function editingWords({ count, people }: EditingNow): string {
  const [first] = people;
  if (!first) return count === 1 ? 'Somebody else is changing this too.' : `${count} others are changing this too.`;
  const others = count - 1;
  const name = first.organisation === '' ? first.name : `${first.name}, ${first.organisation},`;
  if (others === 0) return `${name} is changing this too.`;
  return `${name} and ${others} more are changing this too.`;
}
