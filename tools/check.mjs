//! `npm run check`: everything that can be judged without running the program. All checks run even when one fails.
import { bin, ensureDependencies, root, runQuietly } from './lib.mjs';

process.chdir(root);
await ensureDependencies();

const node = (script, ...args) => [process.execPath, [bin(script), ...args]];
const checks = [
  // The slow one first: two checks run at a time.
  ['eslint', ...node('eslint/bin/eslint.js', '.', '--cache', '--cache-location', 'node_modules/.cache/eslint/')],
  ['prettier', ...node('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')],
  ['tsc', ...node('@typescript/native/bin/tsc', '--noEmit', '-p', '.')],
  ['layers', ...node('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.mjs', 'src')],
  [
    'bundle',
    ...node('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.bundle.mjs', 'src'),
  ],
  ['knip', ...node('knip/bin/knip.js', '--no-progress')],
];
let failed = 0;

async function work() {
  for (let next = checks.shift(); next !== undefined; next = checks.shift()) {
    const [name, command, args] = next;
    const started = Date.now();
    const { code, output } = await runQuietly(command, args);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
    if (code === 0) continue;
    failed += 1;
    console.log(output.trimEnd().replaceAll(/^/gm, '    '));
  }
}

await Promise.all([work(), work()]);
console.log(failed === 0 ? '\nAll checks pass.' : `\n${failed} of the checks failed.`);
process.exit(failed === 0 ? 0 : 1);
