import { useCallback, useEffect, useRef } from 'react';

/**
 * Asks a little later, once however often it is told to: many facts in a row are one question, and not every page of a
 * room asks in the same moment. @param pause shortest and longest wait, in milliseconds
 */
export function useAskAgain(ask: () => void, [shortest, longest]: readonly [number, number]): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, shortest + (longest - shortest) * Math.random());
  }, [shortest, longest]);
}
