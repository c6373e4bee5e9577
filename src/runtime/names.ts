//! Names as the code has them: a task after its async fn (or the variable of its handle), a channel or lock after its variable.
import type { Program as Hir } from '../compiler/hir/hir.ts';
import type { Ty } from '../compiler/types/ty.ts';
import { LineIndex } from '../source/source-file.ts';
import type { SourceMap } from '../source/source-file.ts';
import { USER_FILE } from '../source/span.ts';
import type { Span } from '../source/span.ts';

/** Characters looked back for the beginning of a statement. */
const LOOK_BACK = 400;

/** Gives names; equal ones are told apart by a number from the second on. */
export class Names {
  private readonly used = new Map<string, number>();
  private readonly sources: SourceMap;
  private readonly hir: Hir;
  private readonly lines: LineIndex;

  constructor(sources: SourceMap, hir: Hir) {
    this.sources = sources;
    this.hir = hir;
    this.lines = new LineIndex(sources.file(USER_FILE).text);
  }

  /** Name of a task by the type of its future, else by where it was spawned. */
  task(future: Ty | undefined, spawn: Span): string {
    return this.unique(
      this.futureName(future) ?? this.bindingBefore(spawn) ?? `line ${String(this.lines.lineCol(spawn.start).line)}`,
    );
  }

  /** Name of a resource made at `span`. */
  resource(span: Span, kind: string): string {
    return this.unique(this.bindingBefore(span) ?? kind);
  }

  private unique(name: string): string {
    const n = (this.used.get(name) ?? 0) + 1;
    this.used.set(name, n);
    return n === 1 ? name : `${name} ${String(n)}`;
  }

  /** `worker` for the coroutine of `async fn worker`; undefined for async blocks and hand-written futures of libraries. */
  private futureName(ty: Ty | undefined): string | undefined {
    if (ty === undefined) return undefined;
    if (ty.kind === 'coroutine') {
      const def = this.hir.def(ty.def);
      if (def.kind !== 'closure') return undefined;
      const owner = this.hir.def(def.owner);
      return owner.krate === 'main' && owner.kind === 'fn' && owner.sig.isAsync && def.parent === def.owner
        ? owner.name
        : undefined;
    }
    if (ty.kind === 'adt') {
      const def = this.hir.def(ty.def);
      if (def.krate === 'main') return def.name;
      for (const arg of ty.args) {
        const inner = arg.kind === 'type' ? this.futureName(arg.ty) : undefined;
        if (inner !== undefined) return inner;
      }
    }
    return undefined;
  }

  /** The variable, field or static that the value made at `span` goes into. */
  private bindingBefore(span: Span): string | undefined {
    if (span.file !== USER_FILE || span.end === 0) return undefined;
    const text = this.sources.file(USER_FILE).text;
    const before = text.slice(Math.max(0, span.start - LOOK_BACK), span.start);
    const field = /(?:^|[{,(\s])([a-z_][a-zA-Z0-9_]*)\s*:\s*(?:[A-Za-z]+(?:::[A-Za-z_]+)*\()*$/.exec(before);
    const statement = before.slice(
      Math.max(before.lastIndexOf(';'), before.lastIndexOf('{'), before.lastIndexOf('}')) + 1,
    );
    const bound = /(?:let|static)\s+(?:mut\s+|ref\s+)*(\([^)]*\)|[A-Za-z_][A-Za-z0-9_]*)[^=]*=[^=]*$/.exec(statement);
    if (bound?.[1] !== undefined) return pairName(bound[1]);
    if (field?.[1] !== undefined && !/^(let|static|const|mut)$/.test(field[1])) return field[1];
    return undefined;
  }
}

/** `(tx, rx)` becomes `tx/rx`; `(jobs_tx, jobs_rx)` becomes `jobs`; a single name stays. */
function pairName(pattern: string): string | undefined {
  if (!pattern.startsWith('(')) return pattern.replace(/^_+/, '') || undefined;
  const parts = pattern
    .slice(1, -1)
    .split(',')
    .map((p) =>
      p
        .replace(/\b(mut|ref)\b/g, '')
        .trim()
        .replace(/^_+/, ''),
    );
  const [a = '', b = ''] = parts;
  const stem = /^(.*?)_?(?:tx|sender|send)$/.exec(a)?.[1] ?? '';
  const stem2 = /^(.*?)_?(?:rx|receiver|recv)$/.exec(b)?.[1] ?? '';
  if (stem !== '' && stem === stem2) return stem;
  return [a, b].filter((p) => p !== '').join('/') || undefined;
}
