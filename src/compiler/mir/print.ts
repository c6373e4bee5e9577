//! MIR as text, close to rustc's `--emit mir`: for tests and for people.
import { unreachable } from '../../base/assert.ts';
import type { TypeDb } from '../types/api.ts';
import type { Ty } from '../types/ty.ts';
import type { Body, ConstValue, Operand, Place, Rvalue, Stmt, Terminator } from './mir.ts';

interface PrintOptions {
  /** Leave out storage statements and statement marks. */
  readonly brief?: boolean;
}

/** The whole body. */
export function printMir(db: TypeDb, body: Body, options: PrintOptions = {}): string {
  return new Printer(db, body, options).print();
}

class Printer {
  private readonly db: TypeDb;
  private readonly body: Body;
  private readonly options: PrintOptions;
  constructor(db: TypeDb, body: Body, options: PrintOptions) {
    this.db = db;
    this.body = body;
    this.options = options;
  }

  print(): string {
    const { body } = this;
    const lines = [`${body.kind} ${body.name} {`];
    body.locals.forEach((local, i) => {
      const role = i === 0 ? ' // return' : i <= body.nArgs ? ' // arg' : '';
      lines.push(`  let ${local.mutable ? 'mut ' : ''}${this.local(i)}: ${this.ty(local.ty)};${role}`);
    });
    body.blocks.forEach((block, i) => {
      lines.push(`  bb${i}${block.isCleanup ? ' (cleanup)' : ''}: {`);
      for (const stmt of block.stmts) {
        const text = this.stmt(stmt);
        if (text !== undefined) lines.push(`    ${text};`);
      }
      lines.push(`    ${this.term(block.term)};`, '  }');
    });
    body.suspends.forEach((point, i) => {
      const live = point.live.map((local) => this.local(local)).join(', ');
      lines.push(`  suspend ${i}: [${live}]`);
    });
    lines.push('}');
    return lines.join('\n');
  }

  private local(i: number): string {
    const name = this.body.locals[i]?.name;
    return name === undefined ? `_${i}` : `${name}_${i}`;
  }
  private ty(ty: Ty): string {
    return this.db.printTy(ty);
  }

  place(place: Place): string {
    let text = this.local(place.local);
    for (const proj of place.proj) {
      switch (proj.kind) {
        case 'deref':
          text = `(*${text})`;
          break;
        case 'field':
          text += `.${proj.index}`;
          break;
        case 'downcast':
          text = `(${text} as v${proj.variant})`;
          break;
        case 'index':
          text += `[${this.local(proj.local)}]`;
          break;
        case 'constIndex':
          text += `[${proj.fromEnd ? '-' : ''}${proj.offset}]`;
          break;
        case 'subslice':
          text += `[${proj.from}..${proj.fromEnd ? '-' : ''}${proj.to}]`;
          break;
        default:
          unreachable(proj);
      }
    }
    return text;
  }

  operand(operand: Operand): string {
    switch (operand.kind) {
      case 'copy':
        return this.place(operand.place);
      case 'move':
        return `move ${this.place(operand.place)}`;
      case 'const':
        return this.constant(operand.value, operand.ty);
    }
  }
  private constant(value: ConstValue, ty: Ty): string {
    switch (value.kind) {
      case 'int':
        return ty.kind === 'bool' ? (value.value === 0n ? 'false' : 'true') : `${value.value}_${this.ty(ty)}`;
      case 'float':
        return `${value.value}_${this.ty(ty)}`;
      case 'str':
        return JSON.stringify(value.value);
      case 'bytes':
        return `b[${value.value.join(', ')}]`;
      case 'zst':
        return this.ty(ty);
      case 'fn':
      case 'item':
        return this.db.program.pathOf(value.def);
      case 'constBlock':
        return 'const { .. }';
      case 'promoted':
        return 'promoted';
      case 'generic':
        return value.value.kind === 'param' ? value.value.name : 'const';
      case 'staticRef':
        return `&static ${this.db.program.pathOf(value.def)}`;
    }
  }

  private rvalue(value: Rvalue): string {
    switch (value.kind) {
      case 'use':
        return this.operand(value.operand);
      case 'repeat':
        return `[${this.operand(value.operand)}; ${value.len.kind === 'value' ? value.len.value : '_'}]`;
      case 'ref':
        return `&${value.mut === 'mut' ? 'mut ' : ''}${value.twoPhase ? '(2) ' : ''}${this.place(value.place)}`;
      case 'rawRef':
        return `&raw ${value.mut === 'mut' ? 'mut' : 'const'} ${this.place(value.place)}`;
      case 'len':
        return `len(${this.place(value.place)})`;
      case 'cast':
        return `${this.operand(value.operand)} as ${this.ty(value.ty)} (${value.cast})`;
      case 'binary':
        return `${this.operand(value.left)} ${value.op} ${this.operand(value.right)}`;
      case 'checkedBinary':
        return `checked ${this.operand(value.left)} ${value.op} ${this.operand(value.right)}`;
      case 'unary':
        return `${value.op} ${this.operand(value.operand)}`;
      case 'discriminant':
        return `discriminant(${this.place(value.place)})`;
      case 'aggregate': {
        const fields = value.fields.map((field) => this.operand(field)).join(', ');
        const { aggregate } = value;
        switch (aggregate.kind) {
          case 'tuple':
            return `(${fields})`;
          case 'array':
            return `[${fields}]`;
          case 'adt': {
            const def = this.db.program.def(aggregate.def);
            const variant = def.kind === 'enum' ? `::${def.variants[aggregate.variant]?.name ?? '?'}` : '';
            return `${def.name}${variant}(${fields})`;
          }
          case 'closure':
          case 'coroutine':
            return `${aggregate.kind}#${aggregate.def}(${fields})`;
        }
      }
    }
  }

  stmt(stmt: Stmt): string | undefined {
    switch (stmt.kind) {
      case 'assign':
        return `${this.place(stmt.place)} = ${this.rvalue(stmt.value)}`;
      case 'storageLive':
        return this.options.brief === true ? undefined : `live ${this.local(stmt.local)}`;
      case 'storageDead':
        return this.options.brief === true ? undefined : `dead ${this.local(stmt.local)}`;
      case 'setDiscriminant':
        return `discriminant(${this.place(stmt.place)}) = ${stmt.variant}`;
      case 'statement':
        return this.options.brief === true ? undefined : 'statement';
      case 'nop':
        return undefined;
    }
  }

  term(term: Terminator): string {
    const unwind = (to: number | undefined): string => (to === undefined ? '' : ` unwind bb${to}`);
    switch (term.kind) {
      case 'goto':
        return `goto bb${term.target}`;
      case 'switch': {
        const cases = term.values.map((value, i) => `${value}: bb${term.targets[i] ?? '?'}`);
        return `switch ${this.operand(term.operand)} [${[...cases, `_: bb${term.otherwise}`].join(', ')}]`;
      }
      case 'drop':
        return `drop${term.boxOnly === true ? '-box' : ''} ${this.place(term.place)} -> bb${term.target}${unwind(term.unwind)}`;
      case 'call': {
        const args = term.args.map((arg) => this.operand(arg)).join(', ');
        const target = term.target === undefined ? '!' : `bb${term.target}`;
        return `${this.place(term.dest)} = ${this.operand(term.func)}(${args}) -> ${target}${unwind(term.unwind)}`;
      }
      case 'assert':
        return `assert ${term.expected ? '' : '!'}${this.operand(term.cond)} ${term.message.kind} -> bb${term.target}${unwind(term.unwind)}`;
      case 'suspend':
        return `suspend ${term.point}${term.value === undefined ? '' : ` yield ${this.operand(term.value)}`} -> bb${term.resume}${term.drop === undefined ? '' : ` drop bb${term.drop}`}`;
      case 'coroutineReturn':
        return `ready ${this.operand(term.value)}`;
      case 'coroutineDropped':
        return 'dropped';
      case 'return':
      case 'unreachable':
      case 'resume':
      case 'abort':
        return term.kind;
    }
  }
}
