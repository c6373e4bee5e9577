//! How what runs in Node is built: one plain ES module with the `.rs` library inside and no dependency left. The
//! command line by default; with `--mode bench` the benchmarks, which so measure the code as it ships.
import { defineConfig } from 'vite';

export default defineConfig(({ mode }) => ({
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: mode === 'bench' ? 'bench/main.ts' : 'src/cli/main.ts',
    outDir: mode === 'bench' ? 'node_modules/.cache/bench' : 'dist-cli',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        entryFileNames: mode === 'bench' ? 'main.js' : 'awaitscope.js',
        format: 'es',
        banner: '#!/usr/bin/env node',
        codeSplitting: false,
      },
    },
  },
}));
