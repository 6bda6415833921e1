// npm run dev: the program from its sources. The browser's part reloads by itself through Vite, on the one port; a
// change in the server's part starts the server again.
import { checkNode, checkPort, launch, programOf, run, say, setUp } from './set-up.mjs';

await launch(async (signal) => {
  checkNode();
  await checkPort(Number(process.env.PORT || 3000));
  await setUp('sources', signal);
  say('Starting from the sources; changes show at once.');
  const watched = ['watch', '--clear-screen=false', '--exclude', 'app/**', 'server/launch/serve-sources.mjs'];
  return run(process.execPath, [programOf('tsx', 'dist/cli.mjs'), ...watched], { signal, show: true, env: { NODE_ENV: 'development' } });
});
