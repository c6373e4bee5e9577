//! Names as the code has them: a task after its async fn (or the variable of its handle), a channel or lock after its variable.
import type { ClosureDef, DefId, Program as Hir } from '../compiler/hir/hir.ts';
import type { Ty } from '../compiler/types/ty.ts';
import { LineIndex } from '../source/source-file.ts';
import type { SourceMap } from '../source/source-file.ts';
import { USER_FILE } from '../source/span.ts';
import type { Span } from '../source/span.ts';

/** Characters looked back for the beginning of a statement. */
const LOOK_BACK = 400;
/** Characters of a call that are looked through for what it spawns. */
const MAX_CALL = 2000;

/** The name of the call that a text ends with: `read_to_end` for `File::open(path).await?.read_to_end(&mut bytes).await`. */
function lastCall(text: string): string | undefined {
  const call = text.replace(/\s*\.await\s*\??$/, '').trimEnd();
  let depth = 0;
  for (let at = call.endsWith(')') ? call.length - 1 : -1; at >= 0; at--) {
    if (call[at] === ')') depth++;
    if (call[at] === '(' && --depth === 0) return /[\w:]+$/.exec(call.slice(0, at).trimEnd())?.[0];
  }
  return /^[\w:]+/.exec(call)?.[0];
}

/** Gives names; equal ones are told apart by a number from the second on. */
export class Names {
  private readonly used = new Map<string, number>();
  private asyncNames: Set<string> | undefined;
  private readonly futures = new Map<DefId, string>();
  private readonly sources: SourceMap;
  private readonly hir: Hir;
  private readonly lines: LineIndex;

  constructor(sources: SourceMap, hir: Hir) {
    this.sources = sources;
    this.hir = hir;
    this.lines = new LineIndex(sources.file(USER_FILE).text);
  }

  /** Name of a task by the type of its future, else by where it was spawned. */
  task(future: Ty | undefined, spawn: Span, isBlocking: boolean): string {
    return this.unique(
      this.futureName(future) ??
        this.bindingBefore(spawn) ??
        this.onlyCall(spawn) ??
        this.spawnerName(spawn) ??
        `${isBlocking ? 'blocking' : 'task'} (line ${String(this.lines.lineCol(spawn.start).line)})`,
    );
  }

  /**
   * Name of a job that the library gives to the blocking pool for a call of the program: `File::open`, `write_all`; undefined for a
   * closure of the program's own.
   */
  libraryJob(job: Ty | undefined, span: Span): string | undefined {
    if (job === undefined || this.isOwnCode(job)) return undefined;
    const text = span.file === USER_FILE ? this.sources.file(USER_FILE).text : '';
    return this.unique(`${lastCall(text.slice(span.start, span.end)) ?? 'library'} job`);
  }

  /** What the program does at `span`, in a word: `join`, `lock`, `rx`; undefined outside its text. */
  callAt(span: Span): string | undefined {
    if (span.file !== USER_FILE) return undefined;
    return lastCall(this.sources.file(USER_FILE).text.slice(span.start, Math.min(span.end, span.start + LOOK_BACK)));
  }

  private isOwnCode(ty: Ty): boolean {
    switch (ty.kind) {
      case 'closure': {
        const def = this.hir.def(ty.def);
        return def.kind !== 'closure' || this.hir.def(def.owner).krate === 'main';
      }
      case 'adt':
        return ty.args.some((arg) => arg.kind === 'type' && this.isOwnCode(arg.ty));
      default:
        return true;
    }
  }

  /** `worker` for `spawn(async move { worker(rx).await; })`: the one async fn that the text of the spawn calls. */
  private onlyCall(spawn: Span): string | undefined {
    if (spawn.file !== USER_FILE) return undefined;
    const text = callText(this.sources.file(USER_FILE).text, spawn.start);
    // A block that does much else is not named after one thing it calls.
    if ((text.match(/\.await\b/g)?.length ?? 0) > 2) return undefined;
    const called = [...text.matchAll(/\b([a-z_][A-Za-z0-9_]*)\s*\(/g)].map((match) => match[1] ?? '');
    const own = new Set(called.filter((name) => this.asyncFns().has(name)));
    const [name] = own;
    return own.size === 1 ? name : undefined;
  }

  private asyncFns(): ReadonlySet<string> {
    if (this.asyncNames === undefined) {
      const text = this.sources.file(USER_FILE).text;
      this.asyncNames = new Set([...text.matchAll(/\basync\s+fn\s+([a-z_][A-Za-z0-9_]*)/g)].map((m) => m[1] ?? ''));
      this.asyncNames.delete('main');
    }
    return this.asyncNames;
  }

  /** `set` for `set.spawn(…)`. */
  private spawnerName(spawn: Span): string | undefined {
    if (spawn.file !== USER_FILE) return undefined;
    const name = this.receiverOf(spawn);
    return name === undefined || name === 'self' ? undefined : `${name} task`;
  }

  /** Name of a resource made at `span`. */
  resource(span: Span, kind: string): string {
    return this.unique(this.bindingBefore(span) ?? kind);
  }

  /** Name of a broadcast or watch receiver made at `span`: the second of a pair, else the variable. */
  receiver(span: Span): string {
    const pattern = this.patternBefore(span);
    if (pattern === undefined) return '';
    if (!pattern.startsWith('(')) return pattern.replace(/^_+/, '');
    return (
      partsOf(pattern)
        .slice(1)
        .find((part) => part !== '') ?? ''
    );
  }

  /** Name of a coroutine of the program: its async fn, or the line of its block; undefined for those of the library. */
  future(id: DefId): string | undefined {
    const known = this.futures.get(id);
    if (known !== undefined) return known === '' ? undefined : known;
    const name = this.coroutineName(id);
    this.futures.set(id, name ?? '');
    return name;
  }

  private coroutineName(id: DefId): string | undefined {
    const def = this.hir.def(id);
    if (def.kind !== 'closure') return undefined;
    const owner = this.hir.def(def.owner);
    if (owner.krate !== 'main') return undefined;
    if (this.isFnBody(def)) return owner.name;
    return `async block, line ${String(this.lines.lineCol(def.span.start).line)}`;
  }

  /** Is it the body of an async fn of the program? Its text begins with the brace, that of a block with `async`. */
  private isFnBody(def: ClosureDef): boolean {
    const owner = this.hir.def(def.owner);
    if (owner.krate !== 'main' || owner.kind !== 'fn' || !owner.sig.isAsync || def.span.file !== USER_FILE)
      return false;
    return this.sources.file(USER_FILE).text[def.span.start] === '{';
  }

  /** What a method is called on: `state` for the `lock` of `self.state.lock()`. */
  receiverOf(span: Span): string | undefined {
    if (span.file !== USER_FILE) return undefined;
    const before = this.sources.file(USER_FILE).text.slice(Math.max(0, span.start - LOOK_BACK), span.start);
    return /\b([A-Za-z_][A-Za-z0-9_]*)\s*\.\s*$/.exec(before)?.[1];
  }

  /** The name itself at first, then with a number. */
  unique(name: string): string {
    const n = (this.used.get(name) ?? 0) + 1;
    this.used.set(name, n);
    if (n === 1) return name;
    return /\d$/.test(name) ? `${name} #${String(n)}` : `${name} ${String(n)}`;
  }

  /** `worker` for the coroutine of `async fn worker`; undefined for async blocks and hand-written futures of libraries. */
  private futureName(ty: Ty | undefined): string | undefined {
    if (ty === undefined) return undefined;
    if (ty.kind === 'coroutine') {
      const def = this.hir.def(ty.def);
      if (def.kind !== 'closure') return undefined;
      const owner = this.hir.def(def.owner);
      return this.isFnBody(def) ? owner.name : undefined;
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
    const pattern = this.patternBefore(span);
    return pattern === undefined ? undefined : pairName(pattern);
  }

  /** What stands left of `=` or `:` before `span`: a name or a pattern in parentheses. */
  private patternBefore(span: Span): string | undefined {
    if (span.file !== USER_FILE || span.end === 0) return undefined;
    const text = this.sources.file(USER_FILE).text;
    const before = text.slice(Math.max(0, span.start - LOOK_BACK), span.start);
    const field = /(?:^|[{,(\s])([a-z_][a-zA-Z0-9_]*)\s*:\s*(?:[A-Za-z]+(?:::[A-Za-z_]+)*\()*$/.exec(before);
    const statement = before.slice(
      Math.max(before.lastIndexOf(';'), before.lastIndexOf('{'), before.lastIndexOf('}')) + 1,
    );
    const bound = /(?:let|static)\s+(?:mut\s+|ref\s+)*(\([^)]*\)|[A-Za-z_][A-Za-z0-9_]*)[^=]*=[^=]*$/.exec(statement);
    if (bound?.[1] !== undefined) return bound[1];
    if (field?.[1] !== undefined && !/^(let|static|const|mut)$/.test(field[1])) return field[1];
    return undefined;
  }
}

/** Text of the call that begins at `start`, with its arguments: up to the parenthesis that closes it. */
function callText(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < Math.min(text.length, start + MAX_CALL); at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return text.slice(start, at + 1);
  }
  return '';
}

/** The names in `(tx, mut rx)`, without leading underscores. */
function partsOf(pattern: string): string[] {
  return pattern
    .slice(1, -1)
    .split(',')
    .map((p) =>
      p
        .replace(/\b(mut|ref)\b/g, '')
        .trim()
        .replace(/^_+/, ''),
    );
}

/** `(tx, rx)` becomes `tx/rx`; `(jobs_tx, jobs_rx)` becomes `jobs`; a single name stays. */
function pairName(pattern: string): string | undefined {
  if (!pattern.startsWith('(')) return pattern.replace(/^_+/, '') || undefined;
  const parts = partsOf(pattern);
  const [a = '', b = ''] = parts;
  const stem = /^(.*?)_?(?:tx|sender|send)$/.exec(a)?.[1] ?? '';
  const stem2 = /^(.*?)_?(?:rx|receiver|recv)$/.exec(b)?.[1] ?? '';
  if (stem !== '' && stem === stem2) return stem;
  return [a, b].filter((p) => p !== '').join('/') || undefined;
}
