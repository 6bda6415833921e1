/** Today as an ISO day. */
export const isoToday = () => new Date().toISOString().slice(0, 10);
