import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

export default defineConfig({
  plugins: [remix(remixConfig)],
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: { chunkSizeWarningLimit: 900 },
});
