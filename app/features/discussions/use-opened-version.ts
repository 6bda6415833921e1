import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * What is being changed, as it was when its form was opened: the change is sent as one of that version, so that another
 * window's is not overwritten unseen.
 */
export function useOpenedVersion<Item extends { readonly version: number }>(current: Item) {
  const [opened, setOpened] = useState(current);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('[data-first], [contenteditable="true"], textarea')?.focus(), []);
  /** The reader has seen the other version; one's own may take its place. */
  const seen = useCallback(() => setOpened((before) => ({ ...before, version: current.version })), [current.version]);
  return { opened, meanwhile: current.version > opened.version, seen, box };
}
