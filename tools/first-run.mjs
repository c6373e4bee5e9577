//! Makes the run that the page opens on, with the engine that was just built: public/first-run.json (not committed).
import { mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './lib.mjs';

/** The seed of a fresh page and its first example: see src/app/stores.ts and src/examples/gallery.ts. */
const SEED = '7';
const PROGRAM = 'src/examples/programs/backpressure.rs';

mkdirSync(path.join(root, 'public'), { recursive: true });
const made = spawnSync(
  process.execPath,
  ['dist-cli/awaitscope.js', 'run', PROGRAM, '--seed', SEED, '--trace', 'public/first-run.json', '--format', 'data'],
  { cwd: root, encoding: 'utf8' },
);
if (made.status !== 0) {
  process.stderr.write(made.stderr);
  process.exit(1);
}
