//! How the command line is built: one plain ES module for Node with the `.rs` library inside and no dependency left.
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: { entryFileNames: 'awaitscope.js', format: 'es', banner: '#!/usr/bin/env node', codeSplitting: false },
    },
  },
});
