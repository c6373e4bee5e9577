//! docs/supported.md as text: language features by running their programs, APIs by looking them up.
import { DEFAULT_OPTIONS, runSource } from '../../src/engine/index.ts';
import { crateStatuses } from './api.ts';
import type { CrateStatus, ItemStatus } from './api.ts';
import { FEATURES } from './language.ts';

/** Modules whose items act on the simulated world instead of the machine under the browser. */
const SIMULATED: readonly (readonly [RegExp, string])[] = [
  [/^std::thread/, 'threads take turns, at points that the chooser decides'],
  [/^std::time|^tokio::time/, 'the simulated clock'],
  [/^std::net|^tokio::net/, 'a network inside the run, with the clients and servers of the world script'],
  [/^std::fs|^tokio::fs|^std::path/, 'files in memory, filled by the world script'],
  [/^std::process|^tokio::process/, 'child processes as the world script describes them'],
  [/^std::env/, 'variables and arguments of the world script'],
  [/^tokio::signal|^std::os/, 'signals of the world script'],
  [/^rand/, 'numbers from the seed of the run'],
];

const simulated = (module: string): string | undefined => SIMULATED.find(([match]) => match.test(module))?.[1];

interface Row {
  readonly module: string;
  readonly items: readonly ItemStatus[];
}

function byModule(crate: CrateStatus): readonly Row[] {
  const rows = new Map<string, ItemStatus[]>();
  for (const it of crate.items) rows.set(it.item.module, [...(rows.get(it.item.module) ?? []), it]);
  return [...rows].map(([module, items]) => ({ module, items }));
}

const names = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(', ');

function count(items: readonly ItemStatus[]): { readonly have: number; readonly all: number } {
  let have = 0;
  let all = 0;
  for (const { item, present, missing } of items) {
    all += 1 + item.members.size;
    if (present) have += 1 + item.members.size - missing.length;
  }
  return { have, all };
}

function moduleRow({ module, items }: Row): string {
  const { have, all } = count(items);
  const absent = items.filter((it) => !it.present).map((it) => it.item.name);
  const partly = items
    .filter((it) => it.present && it.missing.length > 0)
    .map(({ item, missing }) => `${item.name}: ${names(missing)}`);
  const world = simulated(module);
  const state = have === 0 ? 'unsupported' : world === undefined ? 'works' : `simulated: ${world}`;
  const lacks = [...(absent.length > 0 ? [names(absent)] : []), ...partly].join('; ');
  return `| \`${module}\` | ${state} | ${String(have)} of ${String(all)} | ${lacks || '–'} |`;
}

function crateSection(crate: CrateStatus): string {
  const { have, all } = count(crate.items);
  const percent = all === 0 ? 100 : Math.floor((100 * have) / all);
  return [
    `### ${crate.name}`,
    '',
    `${String(have)} of ${String(all)} public names (${String(percent)} %).`,
    '',
    '| module | state | names | unsupported |',
    '|---|---|---|---|',
    ...byModule(crate).map(moduleRow),
  ].join('\n');
}

function featureState(program: string): string {
  const { compiled, run } = runSource(program, { ...DEFAULT_OPTIONS, detail: 'output' });
  const error = compiled.diagnostics.find((d) => d.severity === 'error');
  if (error !== undefined) return error.code === 'unsupported' ? error.message : `rejected: ${error.message}`;
  if (run?.exitCode === 0) return 'works';
  return `fails: ${run?.stderr.split('\n')[1] ?? run?.end?.kind ?? ''}`;
}

function languageSection(): string {
  return Object.entries(FEATURES)
    .map(([group, features]) =>
      [
        `### ${group}`,
        '',
        '| feature | state |',
        '|---|---|',
        ...features.map((it) => `| ${it.name.replaceAll('|', '\\|')} | ${featureState(it.program)} |`),
      ].join('\n'),
    )
    .join('\n\n');
}

/** The whole page. */
export function supportedText(): string {
  return `# What works

Written by \`npm run supported\`; a test holds it equal to what the engine does.

- *works*: behaves as under rustc and tokio.
- *simulated*: the same API, acting on the simulated world of the run.
- *unsupported*: using it gives a diagnostic \`unsupported: …\` at the place; the program is not run. A name that the real
  crate does not have either gets rustc's own error.

## Language

${languageSection()}

## Crates

Public names (items, methods, variants) of the real crates against ours.

${crateStatuses().map(crateSection).join('\n\n')}
`;
}
