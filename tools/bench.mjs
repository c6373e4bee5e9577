//! `npm run bench`: builds the benchmarks as the product is built, and runs them in plain Node. Arguments go through.
import { bin, ensureDependencies, giveUp, root, run } from './lib.mjs';

process.chdir(root);
await ensureDependencies();
const build = [
  bin('vite/bin/vite.js'),
  'build',
  '--config',
  'vite.cli.config.ts',
  '--mode',
  'bench',
  '--logLevel',
  'warn',
];
if ((await run(process.execPath, build)) !== 0) giveUp('The build failed.');
process.exit(
  await run(process.execPath, ['--expose-gc', 'node_modules/.cache/bench/main.js', ...process.argv.slice(2)]),
);
