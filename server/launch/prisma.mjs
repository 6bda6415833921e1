// npm run prisma -- …: Prisma's command line, for whoever changes the schema. It wants an engine binary that is fetched
// from elsewhere at install time; where that could not be had, the stand-in beside this file takes its place.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { launch, programOf, PROJECT, run } from './set-up.mjs';

const cli = programOf('prisma', 'build/index.js');

function hasNativeEngine() {
  const engines = dirname(createRequire(cli).resolve('@prisma/engines/package.json'));
  return readdirSync(engines).some((file) => file.startsWith('schema-engine'));
}

await launch((signal) => {
  const env = { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  if (!process.env.PRISMA_SCHEMA_ENGINE_BINARY && !hasNativeEngine()) {
    env.PRISMA_SCHEMA_ENGINE_BINARY = join(PROJECT, 'server/launch/schema-engine.mjs');
  }
  return run(process.execPath, [cli, ...process.argv.slice(2)], { signal, show: true, env });
});
