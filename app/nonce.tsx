import { createContext, useContext } from 'react';

/** The nonce of this response's content security policy; `undefined` in the browser, where it is no longer needed. */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
