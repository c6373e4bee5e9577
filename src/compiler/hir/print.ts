//! HIR as text, for tests and debugging.
import type {
  Block,
  Body,
  DefId,
  Expr,
  FormatPiece,
  Lit,
  Param,
  Pat,
  Path,
  Program,
  Res,
  Stmt,
  StructPath,
} from './hir.ts';
import { argsText, tyText } from './ty-text.ts';

/** A body in a Rust-like notation: locals are `name#id`, definitions their paths. */
export function printBody(program: Pick<Program, 'pathOf' | 'def'>, body: Body): string {
  const printer = new Printer(program, body);
  const params = body.params.map((p) => printer.param(p)).join(', ');
  return `|${params}| ${printer.expr(body.value)}`;
}

/** All user bodies, one after the other. */
export function printItems(program: Program): string {
  return program.userBodies
    .map((id) => {
      const def = program.def(id);
      const body = 'body' in def ? def.body?.get() : undefined;
      return body === undefined ? '' : `${program.pathOf(id)} = ${printBody(program, body)}\n`;
    })
    .join('');
}

class Printer {
  private readonly program: Pick<Program, 'pathOf' | 'def'>;
  private readonly body: Body;
  private depth = 0;

  constructor(program: Pick<Program, 'pathOf' | 'def'>, body: Body) {
    this.program = program;
    this.body = body;
  }

  private name = (def: DefId): string => this.program.pathOf(def);

  private line(text: string): string {
    return `\n${'  '.repeat(this.depth)}${text}`;
  }

  private nested(f: () => string): string {
    this.depth++;
    const text = f();
    this.depth--;
    return text;
  }

  private local(id: number): string {
    return `${this.body.locals[id]?.name ?? '?'}#${String(id)}`;
  }

  param(p: Param): string {
    return this.pat(p.pat) + (p.ty === undefined ? '' : `: ${tyText(p.ty, this.name)}`);
  }

  block(b: Block): string {
    const label = b.label === undefined ? '' : `'l${String(b.label)}: `;
    const head = `${label}${b.isUnsafe ? 'unsafe ' : ''}{`;
    const stmts = b.stmts.filter((s) => s.kind !== 'item');
    if (stmts.length === 0 && b.expr === undefined) return `${head}}`;
    const inner = this.nested(() => {
      const lines = stmts.map((s) => this.line(this.stmt(s)));
      return lines.join('') + (b.expr === undefined ? '' : this.line(this.expr(b.expr)));
    });
    return `${head}${inner}${this.line('}')}`;
  }

  private stmt(s: Stmt): string {
    switch (s.kind) {
      case 'let': {
        const ty = s.ty === undefined ? '' : `: ${tyText(s.ty, this.name)}`;
        const init = s.init === undefined ? '' : ` = ${this.expr(s.init)}`;
        const els = s.els === undefined ? '' : ` else ${this.block(s.els)}`;
        return `let ${this.pat(s.pat)}${ty}${init}${els};`;
      }
      case 'expr':
        return this.expr(s.expr);
      case 'semi':
        return `${this.expr(s.expr)};`;
      case 'item':
        return '';
    }
  }

  expr(e: Expr): string {
    const x = (inner: Expr): string => this.expr(inner);
    const list = (items: readonly Expr[]): string => items.map(x).join(', ');
    switch (e.kind) {
      case 'lit':
        return litText(e.lit);
      case 'path':
        return this.path(e.path);
      case 'langItem':
        return `#${e.name}`;
      case 'call':
        return `${x(e.func)}(${list(e.args)})`;
      case 'methodCall': {
        const generics = e.generics === undefined ? '' : `::${argsText(e.generics, this.name)}`;
        return `${x(e.receiver)}.${e.name}${generics}(${list(e.args)})`;
      }
      case 'tuple':
        return e.items.length === 1 ? `(${list(e.items)},)` : `(${list(e.items)})`;
      case 'array':
        return `[${list(e.items)}]`;
      case 'repeat':
        return `[${x(e.value)}; _]`;
      case 'struct': {
        const fields = e.fields.map((f) => `${f.name}: ${x(f.value)}`);
        if (e.base !== undefined) fields.push(`..${x(e.base)}`);
        return `${this.structPath(e.path)} { ${fields.join(', ')} }`;
      }
      case 'binary':
        return `(${x(e.left)} ${e.op} ${x(e.right)})`;
      case 'logical':
        return `(${x(e.left)} ${e.op} ${x(e.right)})`;
      case 'unary':
        return `${{ not: '!', neg: '-', deref: '*' }[e.op]}${x(e.expr)}`;
      case 'assign':
        return `${x(e.left)} = ${x(e.right)}`;
      case 'assignOp':
        return `${x(e.left)} ${e.op}= ${x(e.right)}`;
      case 'field':
        return `${x(e.expr)}.${e.name}`;
      case 'index':
        return `${x(e.expr)}[${x(e.index)}]`;
      case 'cast':
        return `(${x(e.expr)} as ${tyText(e.ty, this.name)})`;
      case 'ascribe':
        return `(${x(e.expr)}: ${tyText(e.ty, this.name)})`;
      case 'addrOf':
        return `&${e.raw ? 'raw ' : ''}${e.mut === 'mut' ? 'mut ' : e.raw ? 'const ' : ''}${x(e.expr)}`;
      case 'block':
        return this.block(e.block);
      case 'if': {
        const els = e.els === undefined ? '' : ` else ${x(e.els)}`;
        return `if ${x(e.cond)} ${this.block(e.then)}${els}`;
      }
      case 'let':
        return `let ${this.pat(e.pat)} = ${x(e.init)}`;
      case 'loop':
        return `'l${String(e.label)}: loop ${this.block(e.block)}`;
      case 'match': {
        const arms = this.nested(() =>
          e.arms
            .map((a) => {
              const guard = a.guard === undefined ? '' : ` if ${x(a.guard)}`;
              return this.line(`${this.pat(a.pat)}${guard} => ${x(a.body)},`);
            })
            .join(''),
        );
        return `match ${x(e.scrutinee)} {${arms}${this.line('}')}`;
      }
      case 'break':
        return `break 'l${String(e.label)}${e.value === undefined ? '' : ` ${x(e.value)}`}`;
      case 'continue':
        return `continue 'l${String(e.label)}`;
      case 'return':
        return `return${e.value === undefined ? '' : ` ${x(e.value)}`}`;
      case 'try':
        return `${x(e.expr)}?`;
      case 'await':
        return `${x(e.expr)}.await`;
      case 'yield':
        return `yield ${x(e.value)}`;
      case 'closure': {
        const move = e.move ? 'move ' : '';
        const params =
          e.flavor === 'asyncBlock' || e.flavor === 'gen' ? '' : `|${e.params.map((p) => this.param(p)).join(', ')}| `;
        return `${e.flavor} ${move}${params}${x(e.body)}`;
      }
      case 'constBlock':
        return `const ${new Printer(this.program, e.body).expr(e.body.value)}`;
      case 'formatArgs':
        return `format_args(${[JSON.stringify(e.template.pieces.map(pieceText).join('')), ...e.args.map(x)].join(', ')})`;
      case 'dropTemps':
        return `drop_temps(${x(e.expr)})`;
      case 'error':
        return '{error}';
    }
  }

  private path(p: Path): string {
    switch (p.kind) {
      case 'resolved': {
        const args = argsText(p.args, this.name);
        return this.res(p.res) + (args === '' ? '' : `::${args}`);
      }
      case 'typeRelative':
        return `<${tyText(p.ty, this.name)}>::${p.name}${p.args === undefined ? '' : `::${argsText(p.args, this.name)}`}`;
      case 'qualified': {
        const item = this.program.def(p.item).name;
        return `<${tyText(p.self, this.name)} as ${this.name(p.trait.def)}${argsText(p.trait.args, this.name)}>::${item}`;
      }
    }
  }

  private res(r: Res): string {
    switch (r.kind) {
      case 'local':
        return this.local(r.local);
      case 'def':
        return this.name(r.def);
      case 'ctor':
        return this.variant(r.adt, r.variantIdx);
      case 'selfCtor':
        return 'Self';
      case 'error':
        return '{error}';
    }
  }

  private variant(adt: DefId, index: number): string {
    const def = this.program.def(adt);
    const name = this.name(adt);
    return def.kind === 'enum' ? `${name}::${def.variants[index]?.name ?? '?'}` : name;
  }

  private structPath(p: StructPath): string {
    switch (p.kind) {
      case 'resolved':
        return this.variant(p.adt, p.variantIdx);
      case 'type':
        return `<${tyText(p.ty, this.name)}>${p.variant === undefined ? '' : `::${p.variant}`}`;
      case 'error':
        return '{error}';
    }
  }

  pat(p: Pat): string {
    const list = (items: readonly Pat[]): string => items.map((i) => this.pat(i)).join(', ');
    switch (p.kind) {
      case 'wild':
        return '_';
      case 'rest':
        return '..';
      case 'binding': {
        const sub = p.sub === undefined ? '' : ` @ ${this.pat(p.sub)}`;
        return `${p.byRef ? 'ref ' : ''}${p.mut ? 'mut ' : ''}${this.local(p.local)}${sub}`;
      }
      case 'struct': {
        const fields = p.fields.map((f) => `${f.name}: ${this.pat(f.pat)}`);
        if (p.rest) fields.push('..');
        return `${this.structPath(p.path)} { ${fields.join(', ')} }`;
      }
      case 'tupleStruct':
        return `${this.path(p.path)}(${list(p.items)})`;
      case 'path':
        return this.path(p.path);
      case 'tuple':
        return `(${list(p.items)}${p.items.length === 1 ? ',' : ''})`;
      case 'slice':
        return `[${list(p.items)}]`;
      case 'ref':
        return `&${p.mut === 'mut' ? 'mut ' : ''}${this.pat(p.pat)}`;
      case 'or':
        return p.alts.map((a) => this.pat(a)).join(' | ');
      case 'lit':
        return this.expr(p.expr);
      case 'range': {
        const low = p.low === undefined ? '' : this.expr(p.low);
        const high = p.high === undefined ? '' : this.expr(p.high);
        return `${low}..${p.inclusive ? '=' : ''}${high}`;
      }
      case 'error':
        return '{error}';
    }
  }
}

function litText(lit: Lit): string {
  switch (lit.kind) {
    case 'int':
      return `${String(lit.value)}${lit.suffix ?? ''}`;
    case 'float':
      return `${lit.text}${lit.suffix ?? 'f'}`;
    case 'bool':
      return String(lit.value);
    case 'char':
      return `'${String.fromCodePoint(lit.value)}'`;
    case 'byte':
      return `b${String(lit.value)}`;
    case 'str':
      return JSON.stringify(lit.value);
    case 'byteStr':
      return `b"${String.fromCharCode(...lit.value)}"`;
    case 'cStr':
      return `c"${String.fromCharCode(...lit.value)}"`;
  }
}

function pieceText(p: FormatPiece): string {
  if (p.kind === 'text') return p.text;
  return `{${String(p.arg)}:${p.trait}${p.alternate ? '#' : ''}}`;
}
