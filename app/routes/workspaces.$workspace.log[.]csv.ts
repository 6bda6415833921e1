import type { LoaderFunctionArgs } from '@remix-run/node';
import { logFile } from '../log-file.server.ts';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';

/** A workspace's log as a file: exactly the lines of the filter. */
export async function loader(args: LoaderFunctionArgs) {
  const search = new URL(args.request.url).searchParams;
  return logFile(await readingOf(args, async () => services(args).audit.workspaceLog.file(await contextFor(args), args.params.workspace ?? '', search)));
}
