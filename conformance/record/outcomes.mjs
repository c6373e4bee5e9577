//! Records a program whose outcome depends on threads or random choices: all outputs that many real runs gave.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { header, withCompiled } from './toolchain.mjs';

/** Real runs per program, unless its header `// runs: N` asks for more. */
const RUNS = 200;
/** How many of these run at the same time: crowded processors make rare interleavings happen. */
const AT_ONCE = [1, 4, 8];
const TIMEOUT_MS = 10_000;

/** Runs the program again and again; writes `NAME.outputs/HASH.stdout` and the number of runs. */
export async function recordOutcomes(crates, base) {
  const name = path.basename(base);
  const source = readFileSync(`${base}.rs`, 'utf8');
  return withCompiled(crates, source, async ({ rejected, run }) => {
    if (rejected !== undefined) return `${name}: REJECTED, nothing written\n${rejected}`;
    const wanted = Number(header(source, 'runs') ?? RUNS);
    const outputs = new Map();
    let done = 0;
    for (let round = 0; done < wanted; round++) {
      const together = Math.min(AT_ONCE[round % AT_ONCE.length], wanted - done);
      const runs = await Promise.all(Array.from({ length: together }, () => run(TIMEOUT_MS)));
      const bad = runs.find((r) => r.status !== 0);
      if (bad !== undefined) return `${name}: exit ${bad.hung ? 'never' : bad.status}, nothing written\n${bad.stderr}`;
      for (const r of runs) outputs.set(r.stdout, (outputs.get(r.stdout) ?? 0) + 1);
      done += together;
    }
    write(`${base}.outputs`, outputs, done);
    return `${name}: ${outputs.size} outputs in ${done} runs`;
  });
}

function write(folder, outputs, runs) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const output of outputs.keys()) {
    const hash = createHash('sha256').update(output).digest('hex').slice(0, 8);
    writeFileSync(path.join(folder, `${hash}.stdout`), output);
  }
  writeFileSync(path.join(folder, 'RUNS'), `${runs}\n`);
}
