//! Command-line arguments, parsed and checked. No defaults are hidden elsewhere.
import { DEFAULT_OPTIONS } from '../engine/protocol.ts';
import type { RunOptions } from '../engine/protocol.ts';

export const USAGE = `usage: awaitscope <command> FILE [options]       (FILE may be - for standard input)

commands:
  run FILE      compile and run on the simulated tokio; the program's stdout is stdout
    --edition 2021|2024       language edition (default 2024, or "// edition: 2021" in the first lines)
    --seed N                  seed of every choice (default 0)
    --schedule TEXT           replay these choices
    --clock auto|paused|simulated
    --flavor current_thread|multi_thread   instead of what #[tokio::main] says
    --workers N
    --world FILE              the scripted outside world (JSON)
    --max-steps N             machine steps at most (default ${String(DEFAULT_OPTIONS.maxSteps)})
    --test                    run the #[test] functions as cargo test does
    --trace OUT               write the trace
    --format jsonl|text|chrome|data   of the trace (default jsonl; data: for the page)
  check FILE    compile and print diagnostics
    --edition 2021|2024  --json
  complete FILE make a program of a fragment: writes main, imports and stand-ins for what it does not define
    --edition 2021|2024

exit codes of run: the program's own (0; 1 if main returns Err; 101 if main panics); 2 compile error; 3 deadlock;
4 budget reached; 5 unsupported; 70 a bug of awaitscope`;

/** What the command line asked for. */
export type Command =
  | {
      readonly kind: 'run';
      readonly file: string;
      readonly options: RunOptions;
      readonly worldFile: string | undefined;
      readonly traceOut: string | undefined;
      readonly format: 'jsonl' | 'text' | 'chrome' | 'data';
    }
  | { readonly kind: 'check'; readonly file: string; readonly edition: 2021 | 2024; readonly json: boolean }
  | { readonly kind: 'complete'; readonly file: string; readonly edition: 2021 | 2024 }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad'; readonly message: string };

const FLAGS = new Set([
  '--edition',
  '--seed',
  '--schedule',
  '--clock',
  '--flavor',
  '--workers',
  '--world',
  '--max-steps',
  '--trace',
  '--format',
]);
const SWITCHES = new Set(['--json', '--test', '--help', '-h', '--version']);

/** Parses `process.argv.slice(2)`. */
export function parseArgs(argv: readonly string[]): Command {
  const flags = new Map<string, string>();
  const switches = new Set<string>();
  const rest: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    const eq = arg.indexOf('=');
    const name = arg.startsWith('--') && eq > 0 ? arg.slice(0, eq) : arg;
    if (SWITCHES.has(name)) switches.add(name);
    else if (FLAGS.has(name)) {
      const value = eq > 0 && name !== arg ? arg.slice(eq + 1) : argv[++i];
      if (value === undefined) return { kind: 'bad', message: `${name} needs a value` };
      flags.set(name, value);
    } else if (arg.startsWith('-') && arg !== '-') return { kind: 'bad', message: `unknown option ${arg}` };
    else rest.push(arg);
  }
  if (switches.has('--help') || switches.has('-h') || rest.length === 0) return { kind: 'help' };
  const [command, file, ...extra] = rest;
  if (file === undefined) return { kind: 'bad', message: `${command ?? ''} needs a FILE` };
  if (extra.length > 0) return { kind: 'bad', message: `unexpected argument ${extra[0] ?? ''}` };
  return build(command ?? '', file, flags, switches);
}

function build(
  command: string,
  file: string,
  flags: ReadonlyMap<string, string>,
  switches: ReadonlySet<string>,
): Command {
  const problems: string[] = [];
  const oneOf = <T extends string>(flag: string, allowed: readonly T[], fallback: T): T => {
    const value = flags.get(flag);
    if (value === undefined) return fallback;
    const found = allowed.find((a) => a === value);
    if (found === undefined) problems.push(`${flag} must be one of ${allowed.join(', ')}`);
    return found ?? fallback;
  };
  const count = (flag: string, fallback: number): number => {
    const value = flags.get(flag);
    if (value === undefined) return fallback;
    const n = Number(value);
    if (!Number.isSafeInteger(n) || n < 0) problems.push(`${flag} must be a whole number`);
    return n;
  };
  const edition = oneOf('--edition', ['2021', '2024'], '2024') === '2021' ? 2021 : 2024;
  const flavor = flags.has('--flavor')
    ? oneOf('--flavor', ['current_thread', 'multi_thread'], 'current_thread')
    : undefined;
  const options: RunOptions = {
    ...DEFAULT_OPTIONS,
    edition,
    seed: count('--seed', 0),
    schedule: flags.get('--schedule') ?? '',
    clock: oneOf('--clock', ['auto', 'paused', 'simulated'], 'auto'),
    flavor,
    workers: flags.has('--workers') ? count('--workers', 1) : undefined,
    maxSteps: count('--max-steps', DEFAULT_OPTIONS.maxSteps),
    testMode: switches.has('--test'),
    detail: flags.has('--trace') ? 'full' : 'output',
  };
  const format = oneOf('--format', ['jsonl', 'text', 'chrome', 'data'], 'jsonl');
  if (problems.length > 0) return { kind: 'bad', message: problems.join('; ') };
  if (command === 'run')
    return { kind: 'run', file, options, worldFile: flags.get('--world'), traceOut: flags.get('--trace'), format };
  if (command === 'check') return { kind: 'check', file, edition, json: switches.has('--json') };
  if (command === 'complete') return { kind: 'complete', file, edition };
  return { kind: 'bad', message: `unknown command ${command}` };
}
