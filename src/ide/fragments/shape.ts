//! What a pasted text is made of: items, statements, several takes on the same thing; and the text that a file can hold.
import { USER_FILE } from '../../source/span.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Item, Stmt, UseTree } from '../../compiler/syntax/ast.ts';
import { lexFile, parseStmtsFromTokens } from '../../compiler/syntax/index.ts';
import { Tokens } from './tokens.ts';

/** A fragment made into the text of a file, without what it does not define. */
export interface Shape {
  readonly text: string;
  /** The statements stand in a `main` of ours. */
  readonly wrapped: boolean;
  readonly hasMain: boolean;
  readonly hasTests: boolean;
  /** Modules made for second takes (`part_2`), and whether each has a `run` with its statements. */
  readonly parts: readonly { readonly name: string; readonly runs: boolean; readonly fallible: boolean }[];
  readonly problems: readonly Diagnostic[];
}

interface Unit {
  /** With the comments before it. */
  readonly from: number;
  readonly start: number;
  readonly to: number;
  readonly item: Item | undefined;
  readonly names: readonly string[];
  /** Where `pub` can be put in front of a function. */
  readonly publicAt: number | undefined;
}

/** Macros that stand where items stand. */
const ITEM_MACROS: ReadonlySet<string> = new Set(['thread_local', 'task_local', 'lazy_static', 'pin_project']);

/** `...` and `…` as people write them for "and so on" become comments. */
export function withoutEllipses(text: string): string {
  const tokens = new Tokens(text);
  let out = '';
  let done = 0;
  for (const [i, token] of tokens.list.entries()) {
    const isDots = token.kind === '...' || (token.kind === 'unknown' && token.text === '…');
    if (!isDots) continue;
    const before = tokens.kind(i - 1);
    const isPlace = i === 0 || ['{', '}', ';', '(', ',', '=', '=>', '|'].includes(before) || token.lineStart === true;
    if (!isPlace) continue;
    const isValue = before === '=' || before === '=>' || before === '|';
    out += `${text.slice(done, token.span.start)}/* ... */${isValue ? ' ()' : ''}`;
    done = token.span.end;
  }
  return out + text.slice(done);
}

/** Shapes a fragment. */
export function shapeOf(source: string, edition: '2021' | '2024'): Shape {
  const text = withoutEllipses(source);
  const file = { id: USER_FILE, path: 'src/main.rs', origin: 'user', text } as const;
  const lexed = lexFile(file, edition);
  const end = { file: USER_FILE, start: text.length, end: text.length };
  const parsed = parseStmtsFromTokens(lexed.tokens, { edition, endSpan: end });
  const problems = [...lexed.diagnostics, ...(lexed.broken ? [] : parsed.diagnostics)];
  const stmts: Stmt[] = [...parsed.node.stmts];
  const tail = parsed.node.tail;
  if (tail !== undefined) stmts.push({ kind: 'Expr', expr: tail, semi: false, span: tail.span });
  const units = unitsOf(stmts, text);
  const hasTests = units.some((u) => u.item !== undefined && isTest(u.item));
  if (problems.some((d) => d.severity === 'error') || units.length === 0)
    return { text, wrapped: false, hasMain: false, hasTests, parts: [], problems };
  return assemble(text, sectionsOf(dropRepeatedUses(units, text)), problems, hasTests);
}

function isTest(item: Item): boolean {
  if (item.kind === 'Mod') return (item.items ?? []).some(isTest);
  return item.attrs.some((a) => {
    if (a.kind === 'Doc') return false;
    const names = a.meta.path.segments.map((s) => s.ident.name);
    return names.at(-1) === 'test';
  });
}

function unitsOf(stmts: readonly Stmt[], text: string): readonly Unit[] {
  const out: Unit[] = [];
  let from = 0;
  for (const stmt of stmts) {
    if (stmt.kind === 'Empty') continue;
    const item = stmt.kind === 'Item' ? stmt.item : undefined;
    const last = stmt.kind === 'Macro' ? (stmt.mac.path.segments.at(-1)?.ident.name ?? '') : '';
    const isItem = item !== undefined || ITEM_MACROS.has(last);
    // A comment on the line where the statement ends belongs to it.
    const rest = /^[ \t]*(\/\/[^\n]*)?/.exec(text.slice(stmt.span.end));
    const to = stmt.span.end + (rest?.[0].length ?? 0);
    out.push({
      from,
      start: stmt.span.start,
      to,
      item: isItem ? (item ?? MACRO_ITEM) : undefined,
      names: item === undefined ? [] : namesOf(item),
      publicAt: item?.kind === 'Fn' && item.vis.kind === 'Inherited' ? item.sigSpan.start : undefined,
    });
    from = to;
  }
  const end = out.at(-1);
  if (end !== undefined) out[out.length - 1] = { ...end, to: text.length };
  return out;
}

/** Stands for a macro call in item position: declares nothing that we know. */
const MACRO_ITEM = { kind: 'Macro' } as unknown as Item;

function namesOf(item: Item): readonly string[] {
  switch (item.kind) {
    case 'Fn':
    case 'Const':
    case 'Static':
      return item.ident.name === '_' ? [] : [`v:${item.ident.name}`];
    case 'Struct':
      return [`t:${item.ident.name}`];
    case 'Enum':
    case 'Trait':
    case 'TraitAlias':
    case 'Mod':
    case 'TypeAlias':
      return [`t:${item.ident.name}`];
    case 'MacroRules':
    case 'MacroDef':
      return [`m:${item.ident.name}`];
    case 'Use':
      return importedNames(item.tree);
    case 'Impl':
    case 'ExternCrate':
    case 'ExternBlock':
    case 'Macro':
      return [];
  }
}

function importedNames(tree: UseTree): readonly string[] {
  switch (tree.kind) {
    case 'Simple': {
      const name = tree.rename?.name ?? tree.prefix.segments.at(-1)?.ident.name ?? '_';
      const own = name === 'self' ? (tree.prefix.segments.at(-2)?.ident.name ?? '_') : name;
      return own === '_' ? [] : [`u:${own}`];
    }
    case 'Glob':
      return [];
    case 'Nested':
      return tree.trees.flatMap((inner) =>
        importedNames(inner).map((name) =>
          name === 'u:_' || inner.kind !== 'Simple' || inner.prefix.segments.at(-1)?.ident.name !== 'self'
            ? name
            : `u:${tree.prefix.segments.at(-1)?.ident.name ?? '_'}`,
        ),
      );
  }
}

/** The same `use` line twice, as blocks pasted one after the other have it: once is enough. */
function dropRepeatedUses(units: readonly Unit[], text: string): readonly Unit[] {
  const seen = new Set<string>();
  return units.filter((unit) => {
    if (unit.item?.kind !== 'Use') return true;
    const line = text.slice(unit.start, unit.to).trim();
    if (seen.has(line)) return false;
    seen.add(line);
    return true;
  });
}

/** Splits where a name is defined again: guides show several takes on one function in a row. */
function sectionsOf(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const sections: Unit[][] = [[]];
  let names = new Set<string>();
  for (const unit of units) {
    let current = sections.at(-1) ?? [];
    const clashes = unit.names.some(
      (name) => names.has(name) || (name.startsWith('u:') && clashesWithItem(name, names)),
    );
    if (clashes) {
      let cut = current.length;
      while (cut > 0 && current[cut - 1]?.item?.kind === 'Use' && unit.item?.kind !== 'Use') cut--;
      const moved = current.splice(cut);
      current = moved;
      sections.push(current);
      names = new Set(moved.flatMap((u) => u.names));
    }
    current.push(unit);
    for (const name of unit.names) names.add(name);
  }
  return sections.filter((s) => s.length > 0);
}

function clashesWithItem(name: string, names: ReadonlySet<string>): boolean {
  const bare = name.slice(2);
  return names.has(`v:${bare}`) || names.has(`t:${bare}`);
}

function assemble(
  text: string,
  sections: readonly (readonly Unit[])[],
  problems: readonly Diagnostic[],
  hasTests: boolean,
): Shape {
  const parts: { name: string; runs: boolean; fallible: boolean }[] = [];
  const texts: string[] = [];
  const hasMain = sections.some((units) => units.some((u) => u.names.includes('v:main')));
  let wrapped = false;
  for (const [i, units] of sections.entries()) {
    const name = `part_${String(i + 1)}`;
    const ownMain = units.some((u) => u.names.includes('v:main'));
    if (i === 0) {
      const made = sectionText(text, units, ownMain || hasMain ? 'async fn fragment' : 'async fn main', false);
      wrapped = made.runs && !hasMain;
      texts.push(made.text);
    } else {
      const made = sectionText(text, units, 'pub async fn run', true);
      parts.push({ name, runs: made.runs, fallible: made.fallible });
      texts.push(
        `\n// The same names again: a second take lives in a module of its own.\nmod ${name} {\n    use super::*;\n\n${indent(made.text.trim())}\n}\n`,
      );
    }
  }
  return { text: texts.join('\n').replace(/^\n+/, ''), wrapped, hasMain, hasTests, parts, problems };
}

interface SectionText {
  readonly text: string;
  readonly runs: boolean;
  readonly fallible: boolean;
}

/** Items as they are, and the statements between the first and the last one inside of `head() { .. }`. */
function sectionText(text: string, units: readonly Unit[], head: string, inModule: boolean): SectionText {
  const first = units.findIndex((u) => u.item === undefined);
  const slice = (list: readonly Unit[]): string => list.map((u) => withPub(text, u, inModule)).join('');
  if (first < 0) return { text: slice(units), runs: false, fallible: false };
  const last = units.findLastIndex((u) => u.item === undefined);
  const before = slice(units.slice(0, first));
  const after = slice(units.slice(last + 1));
  const inner = units
    .slice(first, last + 1)
    .map((u) => text.slice(u.from, u.to))
    .join('');
  const tail = units[last];
  const closed = tail === undefined ? inner : closeTail(inner);
  const fallible = hasQuestion(closed) && !/\bOk\b[^;]*$/.test('');
  const result = fallible ? ' -> anyhow::Result<()>' : '';
  const end = fallible ? '\n    Ok(())' : '';
  const attribute = head === 'async fn main' ? '#[tokio::main]\n' : '';
  const body = indent(closed.replace(/^\n+/, '').replace(/\s+$/, ''));
  return {
    text: `${before.replace(/\s+$/, '')}${before.trim() === '' ? '' : '\n\n'}${attribute}${head}()${result} {\n${body}${end}\n}\n${after}`,
    runs: true,
    fallible,
  };
}

function withPub(text: string, unit: Unit, inModule: boolean): string {
  const whole = text.slice(unit.from, unit.to);
  if (!inModule || unit.publicAt === undefined) return whole;
  const at = unit.publicAt - unit.from;
  return `${whole.slice(0, at)}pub ${whole.slice(at)}`;
}

/** Makes a last expression a statement: what it gives has no place to go. */
function closeTail(text: string): string {
  const tokens = new Tokens(text);
  const last = tokens.list.findLast((t) => t.kind !== 'eof');
  if (last === undefined || last.kind === ';') return text;
  const ok = /(^|[;}\n])(\s*)Ok\(/g;
  let from = -1;
  for (const m of text.matchAll(ok)) from = m.index + m[0].length - 3;
  const at = last.span.end;
  const closed = `${text.slice(0, at)};${text.slice(at)}`;
  if (from < 0 || tokens.list[tokens.closing(tokens.at(from) + 1)]?.span.end !== at) return closed;
  return `${closed.slice(0, from)}let _ = Ok::<_, anyhow::Error>${closed.slice(from + 2)}`;
}

/** Whether a `?` leaves the statements themselves (not an inner function, closure or async block). */
function hasQuestion(text: string): boolean {
  const tokens = new Tokens(text);
  for (let i = 0; i < tokens.list.length; i++) {
    const word = tokens.word(i);
    if (word === 'fn' || word === 'impl' || word === 'trait' || word === 'async' || closureStart(tokens, i)) {
      let k = i + 1;
      while (k < tokens.list.length && tokens.kind(k) !== '{' && tokens.kind(k) !== ';' && tokens.kind(k) !== ')') {
        k = tokens.kind(k) === '(' ? tokens.closing(k) + 1 : k + 1;
      }
      if (tokens.kind(k) === '{') i = tokens.closing(k);
      continue;
    }
    if (tokens.kind(i) === '?' && tokens.word(i + 1) !== 'Sized') return true;
  }
  return false;
}

function closureStart(tokens: Tokens, i: number): boolean {
  const kind = tokens.kind(i);
  const before = tokens.kind(i - 1);
  return (kind === '||' || kind === '|') && (['(', ',', '=', '=>'].includes(before) || tokens.word(i - 1) === 'move');
}

/** Four spaces in front of every line, except inside of string literals. */
export function indent(text: string): string {
  const tokens = new Tokens(text);
  const inside = new Set<number>();
  for (const token of tokens.list) {
    if (!/[sS]tr$/.test(token.kind)) continue;
    for (let at = token.text.indexOf('\n'); at >= 0; at = token.text.indexOf('\n', at + 1))
      inside.add(token.span.start + at + 1);
  }
  let offset = 0;
  return text
    .split('\n')
    .map((line) => {
      const start = offset;
      offset += line.length + 1;
      return line === '' || inside.has(start) ? line : `    ${line}`;
    })
    .join('\n');
}
