//! "Make it run": turns a pasted fragment into a program. Apply what the messages ask for, check again, until nothing is
//! missing; then give bodies to what was made up, and write `main`. What stays wrong is said.
import type { LibraryProgram } from '../../compiler/hir/index.ts';
import { publicPaths } from '../../compiler/hir/public-paths.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { BaseText } from './base-text.ts';
import type { Checked, Cx } from './context.ts';
import { SETTLE_STAGES, settle } from './defaults.ts';
import { fillHollows, giveBodies, mainFor } from './finish.ts';
import { Holes } from './holes.ts';
import { repairOwn } from './repair-own.ts';
import { repairName } from './repair-names.ts';
import { repairType } from './repair-types.ts';
import { shapeOf } from './shape.ts';
import { Stubs } from './stubs.ts';
import { Tokens } from './tokens.ts';

/** What the engine lends: the compiler, and the library with all crates. */
export interface FragmentTools {
  check(source: string): Checked;
  library(): LibraryProgram;
}

/** The program made of a fragment. */
export interface Completed {
  readonly source: string;
  /** What was done, in sentences; empty if nothing was missing. */
  readonly remarks: readonly string[];
  /** Errors that stay: the program does not run yet. */
  readonly left: readonly Diagnostic[];
  /** It has only tests: to be run in test mode. */
  readonly testMode: boolean;
}

/** Rounds at most: each one has to find something new, so this only bounds a mistake of ours. */
const ROUNDS = 60;
const ARITHMETIC: ReadonlySet<string> = new Set(['E0308', 'E0368', 'E0369', 'E0600', 'E0605', 'E0606']);
const COMMENT = '// Simulated: what the fragment uses but does not define. Change it as you like.\n';

/** Completes a fragment. Never throws because of the text. */
export function complete(source: string, edition: 2021 | 2024, tools: FragmentTools): Completed {
  const shape = shapeOf(source, edition === 2021 ? '2021' : '2024');
  const testMode = shape.hasTests && !shape.hasMain && !shape.wrapped;
  const base = new BaseText(shape.text);
  if (!shape.hasMain && !shape.wrapped) base.text += '\nfn main() {}\n';
  const cx = start(base, tools);
  let errors = repair(cx, tools);
  if (errors.length > 0 && cx.stubs.fns.length === 0 && cx.stubs.types.length === 0 && shape.problems.length > 0)
    return { source, remarks: [], left: errors, testMode };
  for (let stage = 0; stage < SETTLE_STAGES + 2; stage++) if (settle(cx, stage)) errors = repair(cx, tools);
  const { checker } = checkNow(cx, tools, true);
  giveBodies(cx, checker);
  fillHollows(cx, checker);
  let skipped: readonly string[] = [];
  if (!shape.hasMain && !shape.wrapped) {
    base.text = base.text.replace(/\nfn main\(\) \{\}\n$/, '\n');
    const made = testMode ? { text: '', skipped: [] } : mainFor(cx, checker, shape);
    base.text = `${base.text.replace(/\s+$/, '')}\n${made.text}`;
    skipped = made.skipped;
  } else if (shape.wrapped) callParts(base, shape.parts);
  return finished(cx, tools, source, testMode, skipped, shape.wrapped || !shape.hasMain);
}

function start(base: BaseText, tools: FragmentTools): Cx {
  const stubs = new Stubs();
  const holes = new Holes();
  const whole = base.whole(stubs, holes, true, '');
  return {
    stubs, holes, base, remarks: new Set(),
    index: (name) => indexed(tools.library(), name),
    whole, tokens: new Tokens(whole.text), program: tools.check(whole.text).checker.db.program,
  }; // prettier-ignore
}

/** The public path of a library item by its bare name. */
function indexed(library: LibraryProgram, name: string): string | undefined {
  const found = publicPaths(library.session).byName.get(name) ?? [];
  const rank = (krate: string): number => ['std', 'tokio', 'futures', 'tokio_stream', 'tokio_util'].indexOf(krate) & 15;
  return [...found].sort((a, b) => rank(a.krate) - rank(b.krate) || a.path.length - b.path.length)[0]?.path;
}

function checkNow(cx: Cx, tools: FragmentTools, draft: boolean): Checked {
  cx.whole = cx.base.whole(cx.stubs, cx.holes, draft, COMMENT);
  cx.tokens = new Tokens(cx.whole.text);
  const checked = tools.check(cx.whole.text);
  cx.program = checked.checker.db.program;
  return checked;
}

/** Rounds of repair until nothing is wrong or nothing helps. What stays wrong. */
function repair(cx: Cx, tools: FragmentTools): readonly Diagnostic[] {
  let errors: readonly Diagnostic[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    errors = checkNow(cx, tools, true).diagnostics.filter((d) => d.severity === 'error');
    if (errors.length === 0) return errors;
    if (applyAll(cx, errors, (d) => repairName(cx, d))) continue;
    if (applyAll(cx, errors, (d) => repairType(cx, d, false))) continue;
    if (errors.some((d) => repairOwn(cx, d))) continue;
    // What is calculated with says more than what is only printed.
    if (errors.some((d) => ARITHMETIC.has(d.code ?? '') && repairType(cx, d, true))) continue;
    if (errors.some((d) => repairType(cx, d, true))) continue;
    return errors;
  }
  return errors;
}

/** Edits of the fragment's own text move everything behind them: after one, the places of the others are stale. */
function applyAll(cx: Cx, errors: readonly Diagnostic[], fix: (d: Diagnostic) => boolean): boolean {
  let changed = false;
  for (const error of errors) {
    const before = cx.base.text;
    if (fix(error)) changed = true;
    if (cx.base.text !== before) return true;
  }
  return changed;
}

/** Second takes run after the first. */
function callParts(
  base: BaseText,
  parts: readonly { readonly name: string; readonly runs: boolean; readonly fallible: boolean }[],
): void {
  const calls = parts.filter((p) => p.runs).map((p) => `    ${p.name}::run().await${p.fallible ? '.ok()' : ''};\n`).join(''); // prettier-ignore
  if (calls === '') return;
  const main = new Tokens(base.text).functions().find((f) => f.name === 'main');
  if (main === undefined) return;
  const end = /\n {4}Ok\(\(\)\)\n$/.exec(base.text.slice(0, main.close))?.[0].length ?? 0;
  const at = end > 0 ? main.close - end + 1 : main.close;
  base.text = base.text.slice(0, at) + calls + base.text.slice(at);
}

function finished(
  cx: Cx,
  tools: FragmentTools,
  source: string,
  testMode: boolean,
  skipped: readonly string[],
  wroteMain: boolean,
): Completed {
  let left = checkNow(cx, tools, false).diagnostics.filter((d) => d.severity === 'error');
  for (let round = 0; round < 8 && left.length > 0; round++) {
    if (!left.some((d) => repairOwn(cx, d) || repairName(cx, d) || repairType(cx, d, true))) break;
    left = checkNow(cx, tools, false).diagnostics.filter((d) => d.severity === 'error');
  }
  const text = cx.whole.text;
  return { source: text, remarks: text === source ? [] : remarksOf(cx, skipped, wroteMain), left, testMode };
}

function remarksOf(cx: Cx, skipped: readonly string[], wroteMain: boolean): readonly string[] {
  const out: string[] = [];
  if (wroteMain) out.push('A `main` was written that runs the fragment.');
  if (cx.stubs.uses.size > 0) out.push(`Imported: ${[...cx.stubs.uses].sort().map((u) => `\`${u}\``).join(', ')}.`); // prettier-ignore
  const names = [
    ...cx.stubs.types.map((t) => t.name),
    ...cx.stubs.fns.filter((f) => f.owner === undefined).map((f) => f.name),
  ];
  if (names.length > 0) out.push(`Simulated, at the end of the text: ${names.map((n) => `\`${n}\``).join(', ')}.`);
  if (skipped.length > 0) out.push(`Not called, for want of arguments: ${skipped.map((n) => `\`${n}\``).join(', ')}.`);
  return [...out, ...cx.remarks];
}
