/**
 * Begins one after the other, `perSecond` of them in a second whatever each takes: what is late is begun at once, so that
 * a busy process is asked as much as an idle one.
 */
export async function atPace<One>(all: readonly One[], perSecond: number, begin: (one: One) => void): Promise<void> {
  const started = performance.now();
  for (const [index, one] of all.entries()) {
    await new Promise((next) => setTimeout(next, Math.max(0, started + (index * 1_000) / perSecond - performance.now())));
    begin(one);
  }
}
