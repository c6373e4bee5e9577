//! Monomorphic MIR: a generic body with its type arguments substituted, in a form that passes may rewrite in place.
//! Every statement knows the scope (function) it came from, so that inlined code keeps its spans and names.
import type {
  Body,
  Operand,
  Place,
  Proj,
  Rvalue,
  Stmt,
  Terminator,
  BlockIdx,
  AssertMessage,
} from '../../compiler/mir/mir.ts';
import type { Instance, MonoDb } from '../../compiler/types/api.ts';
import type { Const, GenericArgs, Ty, TyId } from '../../compiler/types/ty.ts';
import type { Span } from '../../source/span.ts';
import type { CodeSpan, Scope } from '../interp/state.ts';
import type { FnGen } from './gen.ts';

export interface MLocal {
  readonly ty: Ty;
  /** Name of a user variable to show. */
  readonly name: string | undefined;
  readonly span: Span;
}
export interface MStmt {
  readonly at: CodeSpan;
  readonly stmt: Stmt;
  /** Generated code that MIR cannot say: emits instructions itself (stmt is a nop). */
  readonly emit?: (g: FnGen) => void;
}
/** A checked operation whose overflow panics: `checkedBinary`, its assert and the move of its value in one. */
export interface CheckedTerm {
  readonly kind: 'checked';
  readonly op: '+' | '-' | '*' | '<<' | '>>';
  readonly left: Operand;
  readonly right: Operand;
  readonly dest: Place;
  readonly message: AssertMessage;
  readonly target: BlockIdx;
  readonly unwind: BlockIdx | undefined;
  readonly span: Span;
}
/** A call whose instance is already known (generated code). */
export interface CallInstanceTerm {
  readonly kind: 'callInstance';
  readonly instance: Instance;
  readonly args: readonly Operand[];
  readonly dest: Place;
  readonly target: BlockIdx | undefined;
  readonly unwind: BlockIdx | undefined;
  readonly span: Span;
}
export type MTerm = Terminator | CheckedTerm | CallInstanceTerm;
export interface MBlock {
  stmts: MStmt[];
  term: MTerm;
  termAt: CodeSpan;
  isCleanup: boolean;
  /** MIR statements and terminators this block stands for: what it costs. */
  weight: number;
}
export interface MBody {
  locals: MLocal[];
  blocks: MBlock[];
  nArgs: number;
  readonly scope: Scope;
  readonly kind: Body['kind'];
  readonly suspends: Body['suspends'];
  /** Coroutines: `Poll<..>`; local 0 has the output type. */
  readonly retTy?: Ty;
  readonly isGen?: boolean;
  readonly span?: Span;
}

/** Args (and generic original) of the const blocks found while substituting: their bodies are generic over the same parameters. */
export const constBlockArgs = new WeakMap<Body, { readonly args: GenericArgs; readonly origin: Body }>();

/** Substitutes one body. */
export class Substitution {
  private readonly mono: MonoDb;
  private readonly args: GenericArgs;
  private readonly tys = new Map<TyId, Ty>();
  constructor(mono: MonoDb, args: GenericArgs) {
    this.mono = mono;
    this.args = args;
  }

  ty(ty: Ty): Ty {
    const known = this.tys.get(ty.id);
    if (known !== undefined) return known;
    const made = this.mono.instantiate(ty, this.args);
    this.tys.set(ty.id, made);
    return made;
  }
  private genericArgs(args: GenericArgs): GenericArgs {
    return args.length === 0 ? args : this.mono.instantiateArgs(args, this.args);
  }
  private constant(value: Const): Const {
    if (value.kind === 'value') return value;
    // The type of a const parameter is not needed once it has a value.
    return { kind: 'value', value: this.mono.evalConst(value, this.args), ty: undefined as never };
  }
  private proj = (it: Proj): Proj =>
    it.kind === 'field' ? { kind: 'field', index: it.index, ty: this.ty(it.ty) } : it;
  place(place: Place): Place {
    return place.proj.length === 0 ? place : { local: place.local, proj: place.proj.map(this.proj) };
  }
  operand = (it: Operand): Operand => {
    if (it.kind !== 'const') return { kind: it.kind, place: this.place(it.place) };
    const ty = this.ty(it.ty);
    const { value } = it;
    switch (value.kind) {
      case 'fn':
        return { ...it, ty, value: { kind: 'fn', def: value.def, args: this.genericArgs(value.args) } };
      case 'item':
        return { ...it, ty, value: { kind: 'item', def: value.def, args: this.genericArgs(value.args) } };
      case 'generic':
        return { ...it, ty, value: { kind: 'int', value: this.mono.evalConst(value.value, this.args) } };
      case 'constBlock':
      case 'promoted': {
        const body = { ...value.body };
        constBlockArgs.set(body, { args: this.args, origin: value.body });
        return { ...it, ty, value: { kind: value.kind, body } };
      }
      default:
        return { ...it, ty };
    }
  };
  rvalue(it: Rvalue): Rvalue {
    switch (it.kind) {
      case 'use':
        return { kind: 'use', operand: this.operand(it.operand) };
      case 'repeat':
        return { kind: 'repeat', operand: this.operand(it.operand), len: this.constant(it.len) };
      case 'ref':
        return { ...it, place: this.place(it.place) };
      case 'rawRef':
        return { ...it, place: this.place(it.place) };
      case 'len':
        return { kind: 'len', place: this.place(it.place) };
      case 'discriminant':
        return { kind: 'discriminant', place: this.place(it.place) };
      case 'cast':
        return { ...it, operand: this.operand(it.operand), ty: this.ty(it.ty) };
      case 'binary':
        return { ...it, left: this.operand(it.left), right: this.operand(it.right) };
      case 'checkedBinary':
        return { ...it, left: this.operand(it.left), right: this.operand(it.right) };
      case 'unary':
        return { ...it, operand: this.operand(it.operand) };
      case 'aggregate': {
        const fields = it.fields.map(this.operand);
        const a = it.aggregate;
        switch (a.kind) {
          case 'tuple':
            return { kind: 'aggregate', aggregate: a, fields };
          case 'array':
            return { kind: 'aggregate', aggregate: { kind: 'array', elem: this.ty(a.elem) }, fields };
          default:
            return { kind: 'aggregate', aggregate: { ...a, args: this.genericArgs(a.args) }, fields };
        }
      }
    }
  }
  stmt(it: Stmt): Stmt {
    if (it.kind === 'assign')
      return { kind: 'assign', span: it.span, place: this.place(it.place), value: this.rvalue(it.value) };
    if (it.kind === 'setDiscriminant') return { ...it, place: this.place(it.place) };
    return it;
  }
  term(it: Terminator): Terminator {
    switch (it.kind) {
      case 'switch':
        return { ...it, operand: this.operand(it.operand), ty: this.ty(it.ty) };
      case 'drop':
        return { ...it, place: this.place(it.place) };
      case 'call':
        return { ...it, func: this.operand(it.func), args: it.args.map(this.operand), dest: this.place(it.dest) };
      case 'assert':
        return {
          ...it,
          cond: this.operand(it.cond),
          message:
            it.message.kind === 'bounds'
              ? { kind: 'bounds', len: this.operand(it.message.len), index: this.operand(it.message.index) }
              : it.message,
        };
      case 'suspend':
        return { ...it, value: it.value === undefined ? undefined : this.operand(it.value) };
      case 'coroutineReturn':
        return { ...it, value: this.operand(it.value) };
      default:
        return it;
    }
  }
}

/** A body with its arguments substituted. */
export function monomorphise(mono: MonoDb, body: Body, args: GenericArgs, scope: Scope): MBody {
  const subst = new Substitution(mono, args);
  return {
    locals: body.locals.map((it) => ({ ty: subst.ty(it.ty), name: scope.user ? it.name : undefined, span: it.span })),
    blocks: body.blocks.map((block) => ({
      stmts: block.stmts
        .filter(
          (it) =>
            it.kind !== 'nop' &&
            (scope.user || (it.kind !== 'statement' && it.kind !== 'storageLive' && it.kind !== 'storageDead')),
        )
        .map((it) => ({ at: { span: it.span, scope }, stmt: subst.stmt(it) })),
      term: subst.term(block.term),
      termAt: { span: block.term.kind === 'call' ? block.term.fnSpan : block.term.span, scope },
      isCleanup: block.isCleanup,
      weight: block.stmts.length + 1,
    })),
    nArgs: body.nArgs,
    scope,
    kind: body.kind,
    suspends: body.suspends,
    span: body.span,
  };
}

/** Type of a place. */
export function placeTy(
  pointee: (ty: Ty) => Ty | undefined,
  locals: readonly MLocal[],
  place: Place,
  upTo = place.proj.length,
): Ty {
  let ty = (locals[place.local] as MLocal).ty;
  for (let i = 0; i < upTo; i++) ty = projTy(pointee, ty, place.proj[i] as Proj);
  return ty;
}
/** Type after one projection (subslices of arrays keep the array's type: their length is not a type here). */
export function projTy(pointee: (ty: Ty) => Ty | undefined, ty: Ty, proj: Proj): Ty {
  switch (proj.kind) {
    case 'deref':
      return pointee(ty) ?? ty;
    case 'field':
      return proj.ty;
    case 'index':
    case 'constIndex':
      return ty.kind === 'array' || ty.kind === 'slice' ? ty.elem : ty;
    case 'downcast':
    case 'subslice':
      return ty;
  }
}
