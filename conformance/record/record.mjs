//! Records what real tokio prints, with the pinned versions. Needs cargo and rustc.
//! `record.mjs [NAME-PART[,NAME-PART…]]`: conformance/programs, each run three times; writes .stdout, .stderr, .exit (or .rustc).
//! `record.mjs --multi [NAME-PART,…]`: conformance/multi-thread, each run many times; writes the set of its outputs.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordOutcomes } from './outcomes.mjs';
import { header, inPairs, pinned, prepareCrates, withCompiled, withoutMachine, withoutTimes } from './toolchain.mjs';

const conformance = path.resolve(import.meta.dirname, '..');
const RUNS = 3;
const TIMEOUT_MS = 5000;

function write(base, extension, text) {
  writeFileSync(`${base}.${extension}`, text);
}

function clear(base) {
  for (const extension of ['stdout', 'stderr', 'exit', 'rustc']) rmSync(`${base}.${extension}`, { force: true });
}

async function record(crates, base) {
  const name = path.basename(base);
  const source = readFileSync(`${base}.rs`, 'utf8');
  const mayReject = name.startsWith('reject-') || header(source, 'expect')?.startsWith('compile-error') === true;
  return withCompiled(crates, source, async ({ rejected, run }) => {
    if (rejected !== undefined) {
      if (!mayReject) return `${name}: REJECTED, nothing written\n${rejected}`;
      clear(base);
      write(base, 'rustc', withoutMachine(rejected).replace(/\n*^error: aborting due to[^]*$/m, '\n'));
      return `${name}: rejected`;
    }
    const runs = [];
    const clean = header(source, 'mode') === 'test' ? (text) => withoutTimes(withoutMachine(text)) : (text) => text;
    for (let i = 0; i < RUNS; i++) {
      const result = await run(TIMEOUT_MS);
      runs.push({ ...result, stdout: clean(result.stdout) });
    }
    const [first] = runs;
    if (runs.some((r) => r.stdout !== first.stdout)) return `${name}: NOT DETERMINISTIC, nothing written`;
    clear(base);
    write(base, 'stdout', first.stdout);
    if (first.stderr !== '') write(base, 'stderr', withoutMachine(first.stderr));
    const exit = first.hung ? 'deadlock' : String(first.status);
    if (exit !== '0') write(base, 'exit', `${exit}\n`);
    return `${name}: ${first.hung ? 'deadlock' : `exit ${exit}`}`;
  });
}

function writeVersions() {
  const rustc = spawnSync('rustc', ['--version'], { encoding: 'utf8' }).stdout.trim();
  const crates = pinned().map((it) => `${it.name} ${it.version}`);
  writeFileSync(path.join(conformance, 'programs/VERSIONS'), `${rustc}\n${crates.join('\n')}\n`);
}

const multi = process.argv.includes('--multi');
const parts = (process.argv.slice(2).find((it) => !it.startsWith('--')) ?? '').split(',');
const folder = path.join(conformance, multi ? 'multi-thread' : 'programs');
const crates = prepareCrates();
const bases = readdirSync(folder)
  .filter((f) => f.endsWith('.rs') && parts.some((part) => f.includes(part)))
  .sort()
  .map((f) => path.join(folder, f.replace(/\.rs$/, '')));
await inPairs(bases.map((base) => () => (multi ? recordOutcomes(crates, base) : record(crates, base))));
writeVersions();
