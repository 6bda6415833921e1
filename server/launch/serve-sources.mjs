// What `npm run dev` starts, and starts again when a source changes.
import { launch } from './set-up.mjs';

await launch(async (signal) => {
  const { serve } = await import('../index.ts');
  await serve(signal);
});
