// npm start: does the set-up that is missing, then serves until it is told to stop.
import { checkNode, checkPort, launch, PROJECT, setUp } from './set-up.mjs';

await launch(async (signal) => {
  checkNode();
  await checkPort(Number(process.env.PORT || 3000));
  await setUp('build', signal);
  process.chdir(PROJECT);
  process.env.NODE_ENV = 'production';
  const { serve } = await import('../../build/server-main.js');
  await serve(signal);
});
