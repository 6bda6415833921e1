import { defineConfig } from 'prisma/config';

/** For the Prisma command line only (`npm run prisma -- …`); the running program applies migrations itself. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/learning_loop' },
});
