//! The programs of the simulated machine: those of the script, and a few that every Unix has.
import type { ProgramEntry } from '../../world/script.ts';
import type { Child, ProgramHost } from './child.ts';
import { runShell } from './shell.ts';

/** One invocation: program and arguments, and where output goes. `done` gets the exit code. */
export interface Call {
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly out: (bytes: Uint8Array) => void;
  readonly err: (bytes: Uint8Array) => void;
  readonly input: (take: (bytes: Uint8Array | undefined) => void) => void;
  readonly pid: number;
  readonly done: (code: number) => void;
}

type Program = (call: Call, host: ProgramHost) => void;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const SECOND = 1e9;

const say = (call: Call, text: string): void => call.out(encoder.encode(text));
const complain = (call: Call, text: string): void => call.err(encoder.encode(text));

/** Everything from stdin, then `then`. */
function whole(call: Call, then: (text: string) => void): void {
  const parts: Uint8Array[] = [];
  call.input((bytes) => {
    if (bytes !== undefined) parts.push(bytes.slice());
    else then(parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode());
  });
}

/** Text of the named files, or of stdin; undefined after a complaint. */
function source(call: Call, host: ProgramHost, files: readonly string[], then: (text: string) => void): void {
  if (files.length === 0 || (files.length === 1 && files[0] === '-')) {
    whole(call, then);
    return;
  }
  let text = '';
  for (const file of files) {
    const bytes = host.readFile(file, call.cwd);
    if (bytes === undefined) {
      const name = call.argv[0] ?? '';
      complain(call, `${name}: ${(CANNOT_READ[name] ?? '%').replace('%', file)}: No such file or directory\n`);
      call.done(name === 'sort' ? 2 : 1);
      return;
    }
    text += decoder.decode(bytes);
  }
  then(text);
}

/** How programs name a file that is not there. */
const CANNOT_READ: Readonly<Record<string, string>> = {
  sort: 'cannot read: %',
  rev: 'cannot open %',
  head: "cannot open '%' for reading",
  tail: "cannot open '%' for reading",
};

const linesOf = (text: string): string[] => (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');

/** `-n 3` or `-3` of head and tail. */
function countOf(args: readonly string[]): { readonly count: number; readonly files: readonly string[] } {
  const [first = '', second = ''] = args;
  if (first === '-n') return { count: Number(second), files: args.slice(2) };
  if (/^-n?\d+$/.test(first)) return { count: Number(first.replace(/^-n?/, '')), files: args.slice(1) };
  return { count: 10, files: args };
}

const cat: Program = (call, host) => {
  const files = call.argv.slice(1).filter((file) => file !== '-');
  if (files.length > 0) {
    source(call, host, files, (text) => {
      say(call, text);
      call.done(0);
    });
    return;
  }
  call.input((bytes) => {
    if (bytes === undefined) call.done(0);
    else call.out(bytes.slice());
  });
};

const UNESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', '0': '\0' };
const unescape = (text: string): string => text.replace(/\\([ntr\\0])/g, (_, c: string) => UNESCAPED[c] ?? c);

const printf: Program = (call) => {
  const [format = '', ...args] = call.argv.slice(1);
  let next = 0;
  const text = unescape(format).replace(/%(%|s|d)/g, (_, c: string) => (c === '%' ? '%' : (args[next++] ?? '')));
  say(call, text);
  call.done(0);
};

const kill: Program = (call, host) => {
  let signal = 15;
  let pids = call.argv.slice(1);
  const [flag = '', name = ''] = pids;
  if (flag === '-s') {
    signal = signalNumber(name);
    pids = pids.slice(2);
  } else if (flag.startsWith('-')) {
    signal = signalNumber(flag.slice(1));
    pids = pids.slice(1);
  }
  let code = 0;
  for (const pid of pids) {
    if (host.signal(Number(pid), signal)) continue;
    complain(call, `kill: (${pid}) - No such process\n`);
    code = 1;
  }
  call.done(code);
};

const SIGNAL_NAMES: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  KILL: 9,
  USR1: 10,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  WINCH: 28,
};
function signalNumber(name: string): number {
  const number = Number(name);
  return Number.isInteger(number) ? number : (SIGNAL_NAMES[name.replace(/^SIG/, '')] ?? 15);
}

const env: Program = (call) => {
  say(call, [...call.env].map(([name, value]) => `${name}=${value}\n`).join(''));
  call.done(0);
};

const PROGRAMS: Readonly<Record<string, Program>> = {
  true: (call) => call.done(0),
  false: (call) => call.done(1),
  ':': (call) => call.done(0),
  echo: (call) => {
    const words = call.argv.slice(1);
    const bare = words[0] === '-n';
    say(call, `${(bare ? words.slice(1) : words).join(' ')}${bare ? '' : '\n'}`);
    call.done(0);
  },
  printf,
  cat,
  kill,
  env: (call, host) => (call.argv.length > 1 ? host.unsupported('the program `env` with arguments') : env(call, host)),
  printenv: (call, host) => {
    const name = call.argv[1];
    if (name === undefined) {
      env(call, host);
      return;
    }
    const value = call.env.get(name);
    if (value !== undefined) say(call, `${value}\n`);
    call.done(value === undefined ? 1 : 0);
  },
  pwd: (call) => {
    say(call, `${call.cwd}\n`);
    call.done(0);
  },
  sleep: (call, host) => {
    const seconds = call.argv.slice(1).reduce((sum, word) => sum + durationOf(word), 0);
    if (!Number.isFinite(seconds)) {
      if (call.argv[1] === 'infinity') return;
      complain(call, `sleep: invalid time interval '${call.argv[1] ?? ''}'\n`);
      call.done(1);
      return;
    }
    host.after(Math.round(seconds * SECOND), () => call.done(0));
  },
  sort: (call, host) => {
    const reverse = call.argv[1] === '-r';
    source(call, host, call.argv.slice(reverse ? 2 : 1), (text) => {
      const lines = text === '' ? [] : linesOf(text).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      if (reverse) lines.reverse();
      say(call, lines.map((line) => `${line}\n`).join(''));
      call.done(0);
    });
  },
  rev: (call, host) =>
    source(call, host, call.argv.slice(1), (text) => {
      const end = text.endsWith('\n') ? '\n' : '';
      say(
        call,
        linesOf(text)
          .map((line) => [...line].reverse().join(''))
          .join('\n') + end,
      );
      call.done(0);
    }),
  head: (call, host) => {
    const { count, files } = countOf(call.argv.slice(1));
    source(call, host, files, (text) => {
      if (text !== '')
        say(
          call,
          linesOf(text)
            .slice(0, count)
            .map((line) => `${line}\n`)
            .join(''),
        );
      call.done(0);
    });
  },
  tail: (call, host) => {
    const { count, files } = countOf(call.argv.slice(1));
    source(call, host, files, (text) => {
      if (text !== '')
        say(
          call,
          linesOf(text)
            .slice(-count)
            .map((line) => `${line}\n`)
            .join(''),
        );
      call.done(0);
    });
  },
  wc: (call, host) => {
    const flag = call.argv[1] ?? '';
    source(call, host, call.argv.slice(flag.startsWith('-') ? 2 : 1), (text) => {
      const counts: Readonly<Record<string, number>> = {
        '-l': text.split('\n').length - 1,
        '-w': text.split(/\s+/).filter((word) => word !== '').length,
        '-c': encoder.encode(text).length,
      };
      const one = counts[flag];
      say(
        call,
        one === undefined
          ? `${Object.values(counts)
              .map((n) => String(n).padStart(7))
              .join(' ')}\n`
          : `${String(one)}\n`,
      );
      call.done(0);
    });
  },
  seq: (call) => {
    const numbers = call.argv.slice(1).map(Number);
    const from = numbers.length > 1 ? (numbers[0] ?? 1) : 1;
    const to = numbers.at(-1) ?? 0;
    let text = '';
    for (let n = from; n <= to; n++) text += `${String(n)}\n`;
    say(call, text);
    call.done(0);
  },
  tr: (call, host) => {
    const [from = '', to = ''] = call.argv.slice(1).map(charsOf);
    if (call.argv.length !== 3 || call.argv[1]?.startsWith('-') === true) {
      host.unsupported('the program `tr` with options');
      return;
    }
    whole(call, (text) => {
      say(call, [...text].map((c) => (from.includes(c) ? (to[from.indexOf(c)] ?? to.at(-1) ?? c) : c)).join(''));
      call.done(0);
    });
  },
  mkdir: (call, host) => {
    const all = call.argv[1] === '-p';
    let code = 0;
    for (const path of call.argv.slice(all ? 2 : 1)) {
      const done = host.makeDir(path, call.cwd, all);
      if (done >= 0) continue;
      complain(
        call,
        `mkdir: cannot create directory '${path}': ${done === -17 ? 'File exists' : 'No such file or directory'}\n`,
      );
      code = 1;
    }
    call.done(code);
  },
  ls: (call, host) => {
    if (call.argv[1]?.startsWith('-') === true) {
      host.unsupported('the program `ls` with options');
      return;
    }
    const path = call.argv[1] ?? call.cwd;
    if (path.startsWith('/') && !/^\/(tmp|app)(\/|$)/.test(path)) {
      host.unsupported(`listing ${path}: the simulated machine has only the files of the program`);
      return;
    }
    const names = host.list(call.argv[1] ?? '.', call.cwd);
    if (names === undefined) {
      complain(call, `ls: cannot access '${call.argv[1] ?? ''}': No such file or directory\n`);
      call.done(2);
      return;
    }
    say(
      call,
      [...names]
        .sort()
        .map((name) => `${name}\n`)
        .join(''),
    );
    call.done(0);
  },
  sh: shell,
  bash: shell,
};

/** `a-c` of tr is `abc`. */
function charsOf(set: string): string {
  return set
    .replace(/\[:lower:\]/, 'a-z')
    .replace(/\[:upper:\]/, 'A-Z')
    .replace(/(.)-(.)/g, (_, from: string, to: string) => {
      let out = '';
      for (let c = from.charCodeAt(0); c <= to.charCodeAt(0); c++) out += String.fromCharCode(c);
      return out;
    });
}

/** Seconds of `sleep`'s argument: `1.5`, `2m`. */
function durationOf(word: string): number {
  const match = /^(\d*\.?\d+)([smhd]?)$/.exec(word);
  const unit: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };
  return match === null ? Number.NaN : Number(match[1]) * (unit[match[2] ?? ''] ?? 1);
}

function shell(call: Call, host: ProgramHost): void {
  const [, flag, script] = call.argv;
  if (flag !== '-c' || script === undefined) {
    host.unsupported('a shell that is not started with `-c`');
    return;
  }
  runShell(script, call, host, start);
}

/** Runs a builtin program; false: there is none of that name. */
export function start(call: Call, host: ProgramHost): boolean {
  const path = call.argv[0] ?? '';
  const name = path.startsWith('/') ? (/^\/(?:usr\/)?s?bin\/([^/]+)$/.exec(path)?.[1] ?? '') : path;
  const program = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
  if (program === undefined) return false;
  program(call, host);
  return true;
}

/** Is there such a program? */
export function exists(argv: readonly string[], scripted: ReadonlyMap<string, ProgramEntry>): boolean {
  const path = argv[0] ?? '';
  const name = /^\/(?:usr\/)?s?bin\/([^/]+)$/.exec(path)?.[1] ?? path;
  return scriptedFor(argv, scripted) !== undefined || Object.hasOwn(PROGRAMS, name);
}

/** The entry of the script that fits most words. */
export function scriptedFor(
  argv: readonly string[],
  scripted: ReadonlyMap<string, ProgramEntry>,
): ProgramEntry | undefined {
  for (let n = argv.length; n > 0; n--) {
    const entry = scripted.get(argv.slice(0, n).join(' '));
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** Runs a program of the script. */
export function runScripted(entry: ProgramEntry, child: Child, host: ProgramHost): void {
  child.out(entry.stdout);
  child.err(entry.stderr);
  let end = entry.takes;
  for (const part of entry.output) {
    end = Math.max(end, part.at);
    host.after(part.at, () => {
      child.out(part.stdout);
      child.err(part.stderr);
    });
  }
  const finish = (): void => {
    if (entry.signal !== undefined) child.kill(entry.signal);
    else child.exit(entry.exit);
  };
  if (entry.echo)
    child.input((bytes) => {
      if (bytes === undefined) host.after(end, finish);
      else child.out(bytes.slice());
    });
  else host.after(end, finish);
}
