/**
 * Every event a browser may send over a socket, with the verb it asks for; or why it asks for none. An event of
 * BrowserToServer (shared/live.ts) that is missing here fails tests/permissions/complete.test.ts; that each keeps its
 * word is tried by rooms.test.ts and, against the running server, by the crawl.
 */
export const SOCKET_EVENTS: Readonly<Record<string, { readonly verb: string } | { readonly asksNothing: string }>> = {
  'room:join': { verb: 'workspace.read' },
  'room:leave': { asksNothing: 'one may always go' },
  'editing:start': { asksNothing: 'it counts only inside a room, which asks' },
  'editing:stop': { asksNothing: 'one may always stop' },
  'news:follow': { asksNothing: 'it follows nobody but whose login the socket has' },
};
