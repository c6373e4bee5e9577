//! A small shell: commands one after another (`;`, `&&`, `||`, line ends), pipes, quotes, variables, redirections to the other
//! stream and to /dev/null. What it does not know ends the run as not supported.
import type { ProgramHost } from './child.ts';
import type { Call } from './programs.ts';

type Start = (call: Call, host: ProgramHost) => boolean;

interface Simple {
  readonly words: readonly string[];
  readonly assignments: ReadonlyMap<string, string>;
  /** Where stdout and stderr go: 1, 2, or nowhere. */
  readonly out: 1 | 2 | 0;
  readonly err: 1 | 2 | 0;
}
/** `before`: when it runs at all. */
interface Pipeline {
  readonly commands: readonly string[];
  readonly before: ';' | '&&' | '||';
}

const NOT_FOUND = 127;
const encoder = new TextEncoder();

/** Cuts at separators outside quotes. */
function cut(script: string): readonly Pipeline[] | undefined {
  const out: Pipeline[] = [];
  let before: Pipeline['before'] = ';';
  let commands: string[] = [];
  let text = '';
  let quote = '';
  const push = (next: Pipeline['before']): void => {
    commands.push(text);
    if (commands.some((command) => command.trim() !== '')) out.push({ commands, before });
    commands = [];
    text = '';
    before = next;
  };
  for (let i = 0; i < script.length; i++) {
    const c = script[i] ?? '';
    const two = script.slice(i, i + 2);
    if (quote !== '') {
      text += c;
      if (c === '\\' && quote === '"') text += script[++i] ?? '';
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'") {
      quote = c;
      text += c;
    } else if (c === '\\') {
      text += c + (script[++i] ?? '');
    } else if (two === '&&' || two === '||') {
      push(two);
      i++;
    } else if (c === ';' || c === '\n') push(';');
    else if (c === '|') {
      commands.push(text);
      text = '';
    } else if (c === '&' && script[i - 1] !== '>') return undefined;
    else if ('`(){}<*?['.includes(c) || two === '$(') return undefined;
    else text += c;
  }
  if (quote !== '') return undefined;
  push(';');
  return out;
}

/** Words of a command, with quotes and variables resolved; undefined: something it does not know. */
function wordsOf(text: string, lookup: (name: string) => string): readonly string[] | undefined {
  const words: string[] = [];
  let word = '';
  let inWord = false;
  let quote = '';
  const end = (): void => {
    if (inWord) words.push(word);
    word = '';
    inWord = false;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (quote === "'") {
      if (c === "'") quote = '';
      else word += c;
    } else if (c === '\\') {
      word += text[++i] ?? '';
      inWord = true;
    } else if (c === '$') {
      const name = /^(\$|\?|\d|\{[A-Za-z_]\w*\}|[A-Za-z_]\w*)/.exec(text.slice(i + 1))?.[0];
      if (name === undefined) return undefined;
      i += name.length;
      const value = lookup(name.replace(/^\{|\}$/g, ''));
      word += value;
      inWord = inWord || quote !== '' || value !== '';
    } else if (quote === '"') {
      if (c === '"') quote = '';
      else word += c;
    } else if (c === '"' || c === "'") {
      quote = c;
      inWord = true;
    } else if (/\s/.test(c)) end();
    else {
      word += c;
      inWord = true;
    }
  }
  end();
  return words;
}

function simple(words: readonly string[]): Simple | undefined {
  const assignments = new Map<string, string>();
  const rest: string[] = [];
  let out: Simple['out'] = 1;
  let err: Simple['err'] = 2;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const redirection = /^([12]?)>(.*)$/.exec(word);
    if (redirection !== null) {
      const target = redirection[2] === '' ? (words[++i] ?? '') : (redirection[2] ?? '');
      const to: Simple['out'] | undefined =
        target === '&2' ? err : target === '&1' ? out : target === '/dev/null' ? 0 : undefined;
      if (to === undefined) return undefined;
      if (redirection[1] === '2') err = to;
      else out = to;
      continue;
    }
    const assignment = rest.length === 0 ? /^([A-Za-z_]\w*)=(.*)$/s.exec(word) : null;
    if (assignment !== null) assignments.set(assignment[1] ?? '', assignment[2] ?? '');
    else rest.push(word);
  }
  return { words: rest, assignments, out, err };
}

const KEYWORDS: ReadonlySet<string> = new Set([
  'if',
  'for',
  'while',
  'until',
  'case',
  'function',
  'read',
  'trap',
  'exec',
  'cd',
  'test',
  '[',
]);

/** Runs a script; `call.done` gets the exit code of its last command. */
export function runShell(script: string, call: Call, host: ProgramHost, start: Start): void {
  const pipelines = cut(script);
  const env = new Map(call.env);
  let code = 0;
  const refuse = (): void => host.unsupported(`the shell script ${JSON.stringify(script)}`);
  const next = (at: number): void => {
    const pipeline = pipelines?.[at];
    if (pipelines === undefined) refuse();
    else if (pipeline === undefined) call.done(code);
    else if ((pipeline.before === '&&' && code !== 0) || (pipeline.before === '||' && code === 0)) next(at + 1);
    else
      pipe(pipeline.commands, 0, call.input, (result) => {
        code = result;
        next(at + 1);
      });
  };
  const lookup = (name: string): string =>
    name === '$' ? String(call.pid) : name === '?' ? String(code) : (env.get(name) ?? '');

  function pipe(commands: readonly string[], at: number, input: Call['input'], done: (code: number) => void): void {
    const words = wordsOf(commands[at] ?? '', lookup);
    const command = words === undefined ? undefined : simple(words);
    const [name = ''] = command?.words ?? [];
    if (command === undefined || KEYWORDS.has(name)) {
      refuse();
      return;
    }
    if (name === 'exit') {
      call.done(command.words[1] === undefined ? code : Number(command.words[1]));
      return;
    }
    if (name === '' || name === 'export') {
      for (const [variable, value] of command.assignments) env.set(variable, value);
      done(0);
      return;
    }
    const last = at === commands.length - 1;
    const parts: Uint8Array[] = [];
    const put = last ? call.out : (bytes: Uint8Array): void => void parts.push(bytes.slice());
    const to = (where: 0 | 1 | 2): ((bytes: Uint8Array) => void) =>
      where === 1 ? put : where === 2 ? call.err : () => undefined;
    const run: Call = {
      ...call,
      argv: command.words,
      env: new Map([...env, ...command.assignments]),
      out: to(command.out),
      err: to(command.err),
      input,
      done: (result) => {
        if (last) done(result);
        else
          pipe(
            commands,
            at + 1,
            (take) => {
              for (const part of parts) take(part);
              take(undefined);
            },
            done,
          );
      },
    };
    if (!start(run, host)) {
      run.err(encoder.encode(`sh: 1: ${name}: not found\n`));
      run.done(NOT_FOUND);
    }
  }
  next(0);
}
