//! Test harness: Rust text in; diagnostics by code and line, types at a marker, THIR as text out. Over the real library.
import { libraryCrates } from '../../../../rustlib/manifest.ts';
import type { Diagnostic } from '../../../../source/diagnostic.ts';
import { LineIndex } from '../../../../source/source-file.ts';
import { need } from '../../../../base/assert.ts';
import { buildLibrary, buildProgram } from '../../../hir/index.ts';
import type { DefId, HirProgram, LibraryProgram } from '../../../hir/index.ts';
import type { Checker } from '../../api.ts';
import { createChecker } from '../../checker.ts';
import { printThir } from '../print-thir.ts';
import { walkExpr } from '../thir-walk.ts';

let library: LibraryProgram | undefined;

/** A checked program. */
export class Checked {
  readonly text: string;
  readonly program: HirProgram;
  readonly checker: Checker;
  readonly diagnostics: readonly Diagnostic[];
  private readonly lines: LineIndex;

  constructor(text: string, edition: 2021 | 2024 = 2021) {
    library ??= buildLibrary(libraryCrates);
    this.text = text;
    this.lines = new LineIndex(text);
    this.program = buildProgram(library, text, { edition, testMode: false });
    this.checker = createChecker(this.program);
    this.diagnostics = [...this.program.diagnostics, ...this.checker.checkUserCrate()];
  }

  /** `line:column code message` of each error, in source order. */
  get errors(): readonly string[] {
    return this.of('error');
  }

  /** The same for warnings. */
  get warnings(): readonly string[] {
    return this.of('warning');
  }

  private of(severity: 'error' | 'warning'): readonly string[] {
    return this.diagnostics
      .filter((it) => it.severity === severity)
      .sort((a, b) => a.span.start - b.span.start)
      .map((it) => {
        const { line, column } = this.lines.lineCol(it.span.start);
        return `${line}:${column} ${it.code ?? '-'} ${it.message}`;
      });
  }

  /** The only error, for looking at its parts. */
  get error(): Diagnostic {
    return need(
      this.diagnostics.find((it) => it.severity === 'error'),
      'an error',
    );
  }

  /** The fn of a name in the user's text. */
  fn(name: string): DefId {
    return need(
      this.program.userBodies.find((it) => this.program.def(it).name === name),
      `fn ${name}`,
    );
  }

  /** THIR of a fn, as text. */
  thir(name: string): string {
    return printThir(this.checker.db, this.checker.check(this.fn(name)).thir);
  }

  /** Closures and async blocks of a fn, in source order. */
  closures(name: string): readonly DefId[] {
    const out: DefId[] = [];
    const owner = this.fn(name);
    for (let id = this.program.nLibraryDefs; id < this.program.nDefs; id++) {
      const def = this.program.def(id as DefId);
      if (def.kind === 'closure' && def.owner === owner) out.push(def.id);
    }
    return out;
  }

  /** How each closure of a fn captures: `Fn [byRef x: &i32]`. */
  captures(name: string): readonly string[] {
    return this.closures(name).map((def) => {
      const { kind, captures } = this.checker.db.closureInfo(def);
      return `${kind} [${captures.map((it) => `${it.mode} ${it.name}${it.projections.map((p) => (p.kind === 'deref' ? '.*' : `.${p.index}`)).join('')}`).join(', ')}]`;
    });
  }

  /** The type of the expression whose text is `text` (the outermost one spelled so) in a fn. */
  typeOf(fn: string, text: string): string {
    let found: string | undefined;
    const bodies = [
      this.checker.check(this.fn(fn)).thir,
      ...this.closures(fn).map((it) => this.checker.closureBody(it)),
    ];
    for (const body of bodies) {
      walkExpr(body.value, {
        expr: (it) => {
          if (found === undefined && this.text.slice(it.span.start, it.span.end) === text)
            found = this.checker.db.printTy(it.ty);
        },
      });
    }
    return need(found, `an expression \`${text}\``);
  }

  /** Named values held across suspensions of a fn's coroutines. */
  held(fn: string): readonly string[] {
    return this.closures(fn).flatMap((it) =>
      this.checker.db.coroutineWitness(it).flatMap((one) => (one.name === undefined ? [] : [one.name])),
    );
  }
}

/** Errors of a text. */
export function errorsOf(text: string, edition: 2021 | 2024 = 2021): readonly string[] {
  return new Checked(text, edition).errors;
}
