// npm run build: everything that `npm start` would do before serving.
import { launch, say, setUp } from './set-up.mjs';

await launch(async (signal) => {
  await setUp('build', signal);
  say('Built.');
});
