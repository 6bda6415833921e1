import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

// Tells the types what remix.config.js tells the program: loaders and actions answer by single fetch.
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [remix(remixConfig)],
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: { chunkSizeWarningLimit: 900 },
  // Named, so that the first page under `npm run dev` does not wait while Vite finds them one by one.
  optimizeDeps: {
    include: [
      'react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client',
      '@remix-run/node', '@remix-run/react', '@tanstack/react-table', 'recharts', 'd3-array', 'd3-scale', 'd3-shape',
      'socket.io-client', 'zod', 'big.js',
      '@tiptap/core', '@tiptap/react', '@tiptap/extensions', '@tiptap/extension-list', '@tiptap/extension-placeholder',
    ],
  },
});
