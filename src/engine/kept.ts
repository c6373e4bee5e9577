//! What a check keeps from the one before: the diagnostics of bodies that an edit cannot have touched. A keystroke
//! changes the inside of one function; the others are looked at again only if they can see into it.
//!
//! The text is cut into *cells*, the insides of plain functions, and the *frame* around them: items, signatures, `const
//! fn`s, macros, and functions with items inside. With the same frame every item means what it meant. A body sees into
//! another only through what that one returns as `impl Trait` or as an async fn (its hidden type, what it holds across
//! awaits), and it gets such a value by naming the function, or one that returns it in turn.
import type { HirProgram, LibraryProgram } from '../compiler/hir/index.ts';
import type { Def, DefId } from '../compiler/hir/hir.ts';
import type * as ast from '../compiler/syntax/ast.ts';
import type { BodyCheck, KnownBodies } from '../compiler/types/api.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import { USER_FILE } from '../source/span.ts';
import type { Span } from '../source/span.ts';

/** The inside of a plain function, braces included. */
interface Cell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Names under which other bodies reach what this function returns; empty if nothing of its body shows there. */
  readonly names: readonly string[];
}

/** What is checked, and what else decides what it means. */
export interface Checked {
  readonly source: string;
  readonly settings: string;
  /** Compared by identity. */
  readonly library: LibraryProgram;
}

interface Cut extends Checked {
  readonly frame: string;
  readonly cells: readonly Cell[];
}

/** What was said of one body, by position among the user's bodies. */
type Said = Map<number, readonly Diagnostic[]>;

const CHECKS: readonly BodyCheck[] = ['types', 'recursion', 'borrows', 'unusedMut'];

function nothingSaid(): Readonly<Record<BodyCheck, Said>> {
  return { types: new Map(), recursion: new Map(), borrows: new Map(), unusedMut: new Map() };
}

/** One check and what it found. */
export class Kept implements KnownBodies {
  private readonly cut: Cut;
  private readonly indices: ReadonlyMap<DefId, number>;
  private readonly said: Readonly<Record<BodyCheck, Said>>;

  /** Of `earlier` checks (the newest first) what still holds is kept. */
  constructor(program: HirProgram, text: Checked, earlier: readonly Kept[]) {
    this.indices = new Map(program.userBodies.map((def, index) => [def, index]));
    this.cut = { ...text, ...cutOf(program, text.source) };
    const before = earlier.find((it) => isAlike(it.cut, this.cut));
    this.said = before === undefined ? nothingSaid() : this.stillTrue(program, before);
  }

  get(check: BodyCheck, owner: DefId): readonly Diagnostic[] | undefined {
    return this.said[check].get(this.indices.get(owner) ?? -1);
  }

  set(check: BodyCheck, owner: DefId, diagnostics: readonly Diagnostic[]): void {
    const index = this.indices.get(owner);
    if (index !== undefined) this.said[check].set(index, diagnostics);
  }

  private stillTrue(program: HirProgram, before: Kept): Readonly<Record<BodyCheck, Said>> {
    const old = before.cut.cells;
    const moves = this.cut.cells.map((cell, i) => moveOf(old[i] ?? cell, cell));
    const touched = this.bodiesSeeing(program, new Set(moves.flatMap((it, i) => (it.isChanged ? [i] : []))));
    const kept = nothingSaid();
    for (const check of CHECKS)
      for (const [index, diagnostics] of before.said[check]) {
        const moved = touched.has(index) ? undefined : movedAll(diagnostics, moves);
        if (moved !== undefined) kept[check].set(index, moved);
      }
    return kept;
  }

  /** Indices of bodies that are, or can see into, a changed cell. */
  private bodiesSeeing(program: HirProgram, changed: ReadonlySet<number>): ReadonlySet<number> {
    const { cells, source } = this.cut;
    const seen = new Set(changed);
    const words = cells.map((cell) => wordsOf(cell.text));
    const sees = (text: ReadonlySet<string>): boolean =>
      [...seen].some((i) => cells[i]?.names.some((name) => text.has(name)) === true);
    for (let size = -1; size !== seen.size;) {
      size = seen.size;
      for (const [i, text] of words.entries()) if (!seen.has(i) && sees(text)) seen.add(i);
    }
    const touched = new Set<number>();
    for (const [def, index] of this.indices) {
      const { fullSpan } = program.def(def);
      const own = cells.findIndex((cell) => isInside(cell, fullSpan));
      const isTouched = own >= 0 ? seen.has(own) : sees(wordsOf(source.slice(fullSpan.start, fullSpan.end)));
      if (isTouched) touched.add(index);
    }
    return touched;
  }
}

function isAlike(a: Cut, b: Cut): boolean {
  return (
    a.frame === b.frame && a.cells.length === b.cells.length && a.settings === b.settings && a.library === b.library
  );
}

// ------------------------------------------------------------------ cutting

function cutOf(program: HirProgram, source: string): Pick<Cut, 'frame' | 'cells'> {
  const cells = plainFns(program, source);
  let frame = '';
  let at = 0;
  for (const cell of cells) {
    frame += `${source.slice(at, cell.start)}{}`;
    at = cell.end;
  }
  return { frame: frame + source.slice(at), cells };
}

function plainFns(program: HirProgram, source: string): readonly Cell[] {
  const holders = fnsWithItems(program);
  const aliases = aliasesIn(source);
  const cells: Cell[] = [];
  const visit = (items: readonly (ast.Item | ast.AssocItem)[]): void => {
    for (const it of items) {
      if (it.kind === 'Mod') visit(it.items ?? []);
      else if (it.kind === 'Impl' || it.kind === 'Trait') visit(it.items);
      else if (it.kind === 'Fn' && it.body !== undefined && !it.header.isConst) {
        const { start, end } = it.body.span;
        if (end <= start || holders.some((span) => isInside(it.body?.span ?? span, span))) continue;
        const isSeen = it.header.isAsync || /\bimpl\b/.test(source.slice(it.sigSpan.start, it.sigSpan.end));
        const { name } = it.ident;
        const names = isSeen ? [name, ...(aliases.get(name) ?? [])] : [];
        cells.push({ start, end, text: source.slice(start, end), names });
      }
    }
  };
  visit(program.syntax.items);
  return cells;
}

const ITEMS: ReadonlySet<string> = new Set<Def['kind']>([
  'mod',
  'struct',
  'union',
  'enum',
  'trait',
  'impl',
  'fn',
  'const',
  'static',
  'tyAlias',
  'macro',
  'foreign',
]);

/** Functions with items inside: those are items like any other. */
function fnsWithItems(program: HirProgram): readonly Span[] {
  const spans = new Map<DefId, Span>();
  for (let id = program.nLibraryDefs; id < program.nDefs; id++) {
    const it = program.def(id as DefId);
    if (it.parent === undefined || it.parent < program.nLibraryDefs || !ITEMS.has(it.kind)) continue;
    const parent = program.def(it.parent);
    if (parent.kind === 'fn') spans.set(parent.id, parent.fullSpan);
  }
  return [...spans.values()];
}

function isInside(cell: { readonly start: number; readonly end: number }, span: Span): boolean {
  return span.file === USER_FILE && cell.start >= span.start && cell.end <= span.end;
}

/** Other names that `use … as …` gives to functions. */
function aliasesIn(source: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [, name = '', alias = ''] of source.matchAll(/\b(\w+)\s+as\s+(\w+)/g)) {
    const known = found.get(name);
    if (known === undefined) found.set(name, [alias]);
    else known.push(alias);
  }
  return found;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/\w+/g) ?? []);
}

// ------------------------------------------------------------------ moving diagnostics to where their text is now

interface Move {
  /** The cell in the earlier text. */
  readonly start: number;
  readonly end: number;
  readonly isChanged: boolean;
  /** How much longer the cell is now. */
  readonly growth: number;
}

function moveOf(old: Cell, now: Cell): Move {
  return {
    start: old.start,
    end: old.end,
    isChanged: old.text !== now.text,
    growth: now.text.length - old.text.length,
  };
}

/** Messages that print lines (`{closure@src/main.rs:3:5: 3:7}`) cannot be moved. */
const PLACES = /\.rs:\d/;

function movedAll(list: readonly Diagnostic[], moves: readonly Move[]): readonly Diagnostic[] | undefined {
  const isStill = moves.every((it) => !it.isChanged);
  if (isStill || list.length === 0) return list;
  let isLost = false;
  const place = (offset: number): number => {
    let by = 0;
    for (const move of moves) {
      if (move.start >= offset) break;
      if (move.isChanged && offset < move.end) isLost = true;
      by += move.growth;
    }
    return offset + by;
  };
  const span = (it: Span): Span =>
    it.file === USER_FILE ? { file: it.file, start: place(it.start), end: place(it.end) } : it;
  const texts = (d: Diagnostic): string =>
    [d.message, d.label ?? '', ...d.labels.map((it) => it.text), ...d.notes.map((it) => it.text)].join('\n');
  const moved = list.map((d): Diagnostic => {
    if (PLACES.test(texts(d))) isLost = true;
    return {
      ...d,
      span: span(d.span),
      labels: d.labels.map((it) => ({ ...it, span: span(it.span) })),
      notes: d.notes.map((it) => (it.span === undefined ? it : { ...it, span: span(it.span) })),
      edits: d.edits.map((it) => ({ ...it, edits: it.edits.map((e) => ({ ...e, span: span(e.span) })) })),
    };
  });
  return isLost ? undefined : moved;
}
