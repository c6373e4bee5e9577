//! What the main-thread bundle may reach, derived from layers.js. Only imports that survive compilation count here:
//! a type costs no byte, and layers.js already says who may name what.
import base from './.dependency-cruiser.mjs';
import { behindTheWorker, pathOf, testFiles, wiring } from './layers.js';

export default {
  forbidden: [
    {
      name: 'engine-stays-behind-the-worker',
      comment: 'neither app nor ui nor the pages may reach the compiler or the machine, even through other files',
      severity: 'error',
      from: { path: [pathOf('app'), pathOf('ui'), wiring], pathNot: testFiles },
      to: { path: behindTheWorker.map(pathOf), reachable: true },
    },
  ],
  // `./worker.ts?worker` is read as an import of the worker, which it is not; tools/tidy.test.mjs holds that nobody
  // imports it in earnest.
  options: { ...base.options, tsPreCompilationDeps: false, exclude: { path: '^src/engine/worker\\.ts$' } },
};
