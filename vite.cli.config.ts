//! How what runs in Node is built: one plain ES module with the `.rs` library inside and no dependency left. The
//! command line by default; with `--mode bench` the benchmarks, which so measure the code as it ships.
import { chmodSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

/** Lets `./dist-cli/awaitscope.js` be called by its name, as npm does for an installed package. */
const executable: Plugin = {
  name: 'awaitscope:executable',
  writeBundle(options, bundle) {
    for (const file of Object.keys(bundle)) chmodSync(path.join(options.dir ?? '.', file), 0o755);
  },
};

/** What a mode builds; any other mode builds the command line. */
const TOOLS: Readonly<Record<string, string>> = {
  bench: 'bench/main.ts',
  conformance: 'conformance/main.ts',
  robust: 'conformance/robust/main.ts',
  supported: 'conformance/supported/main.ts',
  page: 'conformance/page/main.ts',
};

export default defineConfig(({ mode }) => ({
  publicDir: false,
  plugins: [executable],
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: TOOLS[mode] ?? 'src/cli/main.ts',
    outDir: mode in TOOLS ? `node_modules/.cache/${mode}` : 'dist-cli',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        entryFileNames: mode in TOOLS ? 'main.js' : 'awaitscope.js',
        format: 'es',
        banner: '#!/usr/bin/env node',
        codeSplitting: false,
      },
    },
  },
}));
