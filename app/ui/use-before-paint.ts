import { useEffect, useLayoutEffect } from 'react';

/** Before the browser paints, and before what is taken away is gone; on the server, where nothing is painted, nothing. */
export const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;
