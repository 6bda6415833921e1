const MOST_TRIES = 3;

/**
 * What is shown in several workspaces is told in each, and two who do so from different ends may each hold what the
 * other waits for. PostgreSQL then lets one of them go; that one tries again.
 */
export async function untilNobodyIsInTheWay<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === MOST_TRIES || !isDeadlock(error)) throw error;
    }
  }
}

const isDeadlock = (error: unknown) => error instanceof Error && /40P01|deadlock detected|write conflict or a deadlock/i.test(`${error.message} ${JSON.stringify(error)}`);
