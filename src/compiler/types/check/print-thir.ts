//! THIR as text, for tests and debugging: every implicit step is visible.
import { unreachable } from '../../../base/assert.ts';
import type { TypeDb } from '../api.ts';
import type { Block, Expr, FnValue, Pat, PatConst, ThirBody } from '../thir.ts';

/** A whole body: parameters, captures, value. */
export function printThir(db: TypeDb, body: ThirBody): string {
  const p = new ThirPrinter(db, body);
  const params = body.params
    .map((it) => `${it.pat === undefined ? '_' : p.pat(it.pat)}: ${db.printTy(it.ty)}`)
    .join(', ');
  const lines = [`fn(${params}) -> ${db.printTy(body.ret)}`];
  if (body.closure !== undefined) {
    const { kind, flavor, captures } = body.closure;
    lines.push(
      `  ${flavor} ${kind} captures [${captures.map((it) => `${it.mode} ${p.capture(it.name, it.projections)}: ${db.printTy(it.ty)}`).join(', ')}]`,
    );
  }
  lines.push(`  ${p.expr(body.value)}`);
  return lines.join('\n');
}

class ThirPrinter {
  private readonly db: TypeDb;
  private readonly body: ThirBody;

  constructor(db: TypeDb, body: ThirBody) {
    this.db = db;
    this.body = body;
  }

  capture(
    name: string,
    projections: readonly ({ readonly kind: 'deref' } | { readonly kind: 'field'; readonly index: number })[],
  ): string {
    return projections.reduce((text, it) => (it.kind === 'deref' ? `(*${text})` : `${text}.${it.index}`), name);
  }

  private fn(value: FnValue): string {
    const args = value.args.flatMap((arg) => (arg.kind === 'type' ? [this.db.printTy(arg.ty)] : []));
    return `${this.db.program.pathOf(value.def)}${args.length === 0 ? '' : `::<${args.join(', ')}>`}`;
  }

  private list(exprs: readonly Expr[]): string {
    return exprs.map((it) => this.expr(it)).join(', ');
  }

  private local(local: number): string {
    return this.body.locals.get(local as never)?.name ?? `l${local}`;
  }

  expr(e: Expr): string {
    switch (e.kind) {
      case 'local':
        return this.local(e.local);
      case 'upvar':
        return `^l${e.local}`;
      case 'deref':
        return `*${this.expr(e.expr)}`;
      case 'field':
        return `${this.expr(e.expr)}.${e.index}`;
      case 'index':
        return `${this.expr(e.expr)}[${this.expr(e.index)}]`;
      case 'static':
        return `static ${this.db.program.pathOf(e.def)}`;
      case 'lit': {
        const { value } = e;
        const text =
          value.kind === 'str'
            ? JSON.stringify(value.value)
            : value.kind === 'bytes'
              ? `b[${value.value.length}]`
              : String(value.value);
        return `${e.neg ? '-' : ''}${text}_${this.db.printTy(e.ty)}`;
      }
      case 'const':
        return `const ${this.fn(e)}`;
      case 'constParam':
        return `param const`;
      case 'constBlock':
        return `const { ${this.expr(e.body.value)} }`;
      case 'fn':
        return this.fn(e);
      case 'call':
        return `${this.expr(e.func)}(${this.list(e.args)})`;
      case 'adt':
        return `${this.db.printTy(e.ty)}#${e.variant} { ${e.fields.map((it) => `${it.index}: ${this.expr(it.expr)}`).join(', ')}${e.base === undefined ? '' : `, ..${this.expr(e.base)}`} }`;
      case 'tuple':
        return `(${this.list(e.items)})`;
      case 'array':
        return `[${this.list(e.items)}]`;
      case 'repeat':
        return `[${this.expr(e.value)}; _]`;
      case 'closure':
        return this.db.printTy(e.ty);
      case 'binary':
      case 'logical':
        return `(${this.expr(e.left)} ${e.op} ${this.expr(e.right)})`;
      case 'unary':
        return `${e.op === 'not' ? '!' : '-'}${this.expr(e.expr)}`;
      case 'cast':
        return `(${this.expr(e.expr)} as ${this.db.printTy(e.ty)} by ${e.cast})`;
      case 'borrow':
        return `&${e.mut === 'mut' ? (e.twoPhase ? '2mut ' : 'mut ') : ''}${this.expr(e.expr)}`;
      case 'rawBorrow':
        return `&raw ${e.mut === 'mut' ? 'mut' : 'const'} ${this.expr(e.expr)}`;
      case 'coerce':
        return `${e.coercion.kind}<${this.db.printTy(e.ty)}>(${this.expr(e.expr)})`;
      case 'block':
        return this.block(e.block);
      case 'if':
        return `if ${this.expr(e.cond)} ${this.expr(e.then)}${e.els === undefined ? '' : ` else ${this.expr(e.els)}`}`;
      case 'let':
        return `let ${this.pat(e.pat)} = ${this.expr(e.init)}`;
      case 'loop':
        return `loop ${this.block(e.body)}`;
      case 'match':
        return `match ${this.expr(e.scrutinee)} { ${e.arms.map((arm) => `${this.pat(arm.pat)}${arm.guard === undefined ? '' : ` if ${this.expr(arm.guard)}`} => ${this.expr(arm.body)}`).join(', ')} }`;
      case 'break':
        return `break${e.value === undefined ? '' : ` ${this.expr(e.value)}`}`;
      case 'continue':
        return 'continue';
      case 'return':
        return `return${e.value === undefined ? '' : ` ${this.expr(e.value)}`}`;
      case 'assign':
        return `${this.expr(e.left)} = ${this.expr(e.right)}`;
      case 'assignOp':
        return `${this.expr(e.left)} ${e.op}= ${this.expr(e.right)}`;
      case 'try':
        return `${this.expr(e.expr)}?[${this.db.printTy(e.residualTy)} -> ${this.db.printTy(e.returnTy)}]`;
      case 'await':
        return `${this.expr(e.expr)}.await[${this.db.printTy(e.futureTy)}]`;
      case 'yield':
        return `yield ${this.expr(e.value)}`;
      case 'formatArgs':
        return `format_args(${e.uses.map((it) => `${it.trait} ${this.expr(e.args[it.arg] ?? e)}`).join(', ')})`;
      case 'dropTemps':
        return `drop_temps(${this.expr(e.expr)})`;
      case 'neverToAny':
        return `never<${this.db.printTy(e.ty)}>(${this.expr(e.expr)})`;
      default:
        return unreachable(e);
    }
  }

  private block(block: Block): string {
    const parts = block.stmts.map((stmt) =>
      stmt.kind === 'expr'
        ? `${this.expr(stmt.expr)};`
        : `let ${this.pat(stmt.pat)}: ${this.db.printTy(stmt.pat.ty)}${stmt.init === undefined ? '' : ` = ${this.expr(stmt.init)}`}${stmt.els === undefined ? '' : ` else ${this.block(stmt.els)}`};`,
    );
    if (block.expr !== undefined) parts.push(this.expr(block.expr));
    return parts.length === 0 ? '{}' : `{ ${parts.join(' ')} }`;
  }

  private constant(value: PatConst): string {
    switch (value.kind) {
      case 'named':
        return this.fn(value);
      case 'str':
        return JSON.stringify(value.value);
      case 'bytes':
        return `b[${value.value.length}]`;
      default:
        return String(value.value);
    }
  }

  pat(p: Pat): string {
    switch (p.kind) {
      case 'wild':
        return '_';
      case 'never':
        return '!';
      case 'binding':
        return `${p.mode === 'move' ? '' : p.mode === 'ref' ? 'ref ' : 'ref mut '}${p.name}${p.sub === undefined ? '' : ` @ ${this.pat(p.sub)}`}`;
      case 'variant':
        return `${this.db.program.pathOf(p.adt)}#${p.variant}{${p.fields.map((it) => `${it.index}: ${this.pat(it.pat)}`).join(', ')}}`;
      case 'tuple':
        return `(${p.items.map((it) => `${it.index}: ${this.pat(it.pat)}`).join(', ')})`;
      case 'deref':
        return `&${this.pat(p.pat)}`;
      case 'const':
        return this.constant(p.value);
      case 'range':
        return `${p.low === undefined ? '' : this.constant(p.low)}..${p.inclusive ? '=' : ''}${p.high === undefined ? '' : this.constant(p.high)}`;
      case 'slice':
        return `[${[...p.prefix.map((it) => this.pat(it)), ...(p.hasRest ? [p.middle === undefined ? '..' : `${this.pat(p.middle)} @ ..`] : []), ...p.suffix.map((it) => this.pat(it))].join(', ')}]`;
      case 'or':
        return p.alts.map((it) => this.pat(it)).join(' | ');
      default:
        return unreachable(p);
    }
  }
}
