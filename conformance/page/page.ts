//! docs/conformance.md as text: the recorded programs by area, and which rule of tokio's behaviour each of them shows.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

interface Listed {
  readonly name: string;
  readonly about: string;
  readonly rules: readonly string[];
  readonly outcome: string;
}

/** What the first part of a program's name stands for. */
const AREAS: Readonly<Record<string, string>> = {
  join: 'join! and try_join!', lang: 'Language', mpsc: 'mpsc', oneshot: 'oneshot', reject: 'Programs that rustc rejects',
  select: 'select!', spawn: 'Spawning', std: 'std', stream: 'Streams', sync: 'Synchronisation', task: 'Tasks', time: 'Time',
  token: 'Cancellation tokens', rt: 'Runtimes', runtime: 'Runtimes', io: 'io', net: 'Network', fs: 'Files', error: 'Errors',
  util: 'tokio-util', codec: 'Codecs', blocking: 'Blocking', coop: 'Budget', sched: 'Scheduler', shutdown: 'Shutdown',
  macro: 'Macros', futures: 'futures', signal: 'Signals', panic: 'Panics', app: 'Whole programs', async: 'Async language',
  broadcast: 'broadcast', cancel: 'Cancellation', context: 'Runtime context', core: 'tokio, finer points',
  extern: 'Language', joinset: 'JoinSet', local: 'LocalSet', localset: 'LocalSet', process: 'Processes',
  stringify: 'Language', test: 'Tests', text: 'Errors', traces: 'Traces', wake: 'Traces', watch: 'watch',
  bytes: 'Other crates', chrono: 'Other crates', serde: 'Other crates', smallvec: 'Other crates', uuid: 'Other crates',
}; // prettier-ignore

function listed(folder: string): readonly Listed[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.rs'));
  return files.sort().map((file): Listed => {
    const base = path.join(folder, file.slice(0, -3));
    const head = readFileSync(`${base}.rs`, 'utf8').split('\n').slice(0, 8);
    const about = head.find((line) => line.startsWith('// ') && !/^\/\/ [a-z]+:/.test(line))?.slice(3) ?? '';
    const rules = head.find((line) => line.startsWith('// rules:'))?.slice('// rules:'.length) ?? '';
    return {
      name: path.basename(base),
      about,
      rules: rules.split(',').flatMap((rule) => (rule.trim() === '' ? [] : [rule.trim()])),
      outcome: outcomeOf(base),
    };
  });
}

function outcomeOf(base: string): string {
  if (existsSync(`${base}.rustc`)) {
    const codes = readFileSync(`${base}.rustc`, 'utf8').match(/^error\[(E\d{4})\]/gm) ?? [];
    return codes.length === 0 ? 'rejected' : [...new Set(codes.map((code) => code.slice(6, 11)))].join(', ');
  }
  if (existsSync(`${base}.outputs`)) {
    const outputs = readdirSync(`${base}.outputs`).filter((file) => file.endsWith('.stdout'));
    return `${String(outputs.length)} outcomes`;
  }
  const exit = existsSync(`${base}.exit`) ? readFileSync(`${base}.exit`, 'utf8').trim() : '0';
  return exit === '0' ? 'output' : exit === 'deadlock' ? 'never ends' : `exit ${exit}`;
}

const areaOf = (name: string): string => AREAS[name.split('-')[0] ?? ''] ?? 'Other';

function areaTables(programs: readonly Listed[]): string {
  const areas = new Map<string, Listed[]>();
  for (const program of programs) {
    const area = areaOf(program.name);
    areas.set(area, [...(areas.get(area) ?? []), program]);
  }
  return [...areas]
    .sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .map(([area, list]) => [`### ${area} (${String(list.length)})`, '', ...table(list)].join('\n'))
    .join('\n\n');
}

function table(list: readonly Listed[]): string[] {
  const rows = list.map((it) => `| ${it.name} | ${it.about.replaceAll('|', '\\|')} | ${it.outcome} |`);
  return ['| program | shows | recorded |', '|---|---|---|', ...rows];
}

function ruleTable(programs: readonly Listed[]): string {
  const byRule = new Map<string, string[]>();
  for (const { name, rules } of programs)
    for (const rule of rules) byRule.set(rule, [...(byRule.get(rule) ?? []), name]);
  const order = (rule: string): string => rule.replace(/\d+/, (n) => n.padStart(3, '0'));
  const rows = [...byRule]
    .sort(([a], [b]) => (order(a) < order(b) ? -1 : 1))
    .map(([rule, names]) => `| ${rule} | ${names.join(', ')} |`);
  return ['| rule | programs |', '|---|---|', ...rows].join('\n');
}

/** The whole page; `folder` is that of the suite. */
export function conformancePage(folder: string): string {
  const programs = listed(path.join(folder, 'programs'));
  const threads = listed(path.join(folder, 'multi-thread'));
  const versions = readFileSync(path.join(folder, 'programs/VERSIONS'), 'utf8').trim();
  return `# Conformance

Written by \`npm run conformance:page\`; a test holds it equal to the programs. Each program was compiled and run with the
real thing, and what it printed lies beside it; \`npm test\` runs all of them here and compares output, exit code, panic
reports, and for rejected programs error codes and lines.

\`\`\`
${versions}
\`\`\`

## Programs by area (${String(programs.length)})

${areaTables(programs)}

## Several workers (${String(threads.length)})

Each was run 200 times or more on a real multi-thread runtime. Over all seeds ours must print what was seen, or what the
program's \`legal:\` header allows.

${table(threads).join('\n')}

## Rules

What the programs say of themselves: numbers of the rules of tokio's behaviour that they would show broken.

${ruleTable([...programs, ...threads])}
`;
}
