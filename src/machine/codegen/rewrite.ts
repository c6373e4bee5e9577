//! Rewriting of places and operands in monomorphic MIR: shared by the passes.
import type { AssertMessage, BlockIdx, LocalIdx, Operand, Place, Proj, Rvalue, Stmt } from '../../compiler/mir/mir.ts';
import type { MBody, MTerm } from './mono-mir.ts';

export interface Rewriter {
  place(place: Place): Place;
  /** Operands; by default their places are rewritten. */
  operand?(operand: Operand): Operand;
  block?(block: BlockIdx): BlockIdx;
}

function operandWith(r: Rewriter, it: Operand): Operand {
  if (r.operand !== undefined) return r.operand(it);
  return it.kind === 'const' ? it : { kind: it.kind, place: r.place(it.place) };
}
export function mapRvalue(value: Rvalue, r: Rewriter): Rvalue {
  const operand = (it: Operand): Operand => operandWith(r, it);
  switch (value.kind) {
    case 'use':
      return { kind: 'use', operand: operand(value.operand) };
    case 'repeat':
    case 'cast':
    case 'unary':
      return { ...value, operand: operand(value.operand) };
    case 'ref':
    case 'rawRef':
    case 'len':
    case 'discriminant':
      return { ...value, place: r.place(value.place) };
    case 'binary':
      return { ...value, left: operand(value.left), right: operand(value.right) };
    case 'checkedBinary':
      return { ...value, left: operand(value.left), right: operand(value.right) };
    case 'aggregate':
      return { ...value, fields: value.fields.map(operand) };
  }
}
export function mapStmt(stmt: Stmt, r: Rewriter): Stmt {
  if (stmt.kind === 'assign')
    return { kind: 'assign', span: stmt.span, place: r.place(stmt.place), value: mapRvalue(stmt.value, r) };
  if (stmt.kind === 'setDiscriminant') return { ...stmt, place: r.place(stmt.place) };
  return stmt;
}
function message(it: AssertMessage, r: Rewriter): AssertMessage {
  return it.kind === 'bounds' ? { kind: 'bounds', len: operandWith(r, it.len), index: operandWith(r, it.index) } : it;
}
export function mapTerm(term: MTerm, r: Rewriter): MTerm {
  const operand = (it: Operand): Operand => operandWith(r, it);
  const to = (it: BlockIdx): BlockIdx => r.block?.(it) ?? it;
  const maybe = (it: BlockIdx | undefined): BlockIdx | undefined => (it === undefined ? undefined : to(it));
  switch (term.kind) {
    case 'goto':
      return { ...term, target: to(term.target) };
    case 'switch':
      return { ...term, operand: operand(term.operand), targets: term.targets.map(to), otherwise: to(term.otherwise) };
    case 'drop':
      return { ...term, place: r.place(term.place), target: to(term.target), unwind: maybe(term.unwind) };
    case 'call':
      return {
        ...term,
        func: operand(term.func),
        args: term.args.map(operand),
        dest: r.place(term.dest),
        target: maybe(term.target),
        unwind: maybe(term.unwind),
      };
    case 'callInstance':
      return {
        ...term,
        args: term.args.map(operand),
        dest: r.place(term.dest),
        target: maybe(term.target),
        unwind: maybe(term.unwind),
      };
    case 'assert':
      return {
        ...term,
        cond: operand(term.cond),
        message: message(term.message, r),
        target: to(term.target),
        unwind: maybe(term.unwind),
      };
    case 'checked':
      return {
        ...term,
        left: operand(term.left),
        right: operand(term.right),
        dest: r.place(term.dest),
        message: message(term.message, r),
        target: to(term.target),
        unwind: maybe(term.unwind),
      };
    case 'suspend':
      return {
        ...term,
        value: term.value === undefined ? undefined : operand(term.value),
        resume: to(term.resume),
        drop: maybe(term.drop),
      };
    case 'coroutineReturn':
      return { ...term, value: operand(term.value) };
    default:
      return term;
  }
}

/** Renumbers locals in a place. */
export function shiftPlace(place: Place, to: (local: LocalIdx) => LocalIdx): Place {
  return {
    local: to(place.local),
    proj: place.proj.some((it) => it.kind === 'index')
      ? place.proj.map((it): Proj => (it.kind === 'index' ? { kind: 'index', local: to(it.local) } : it))
      : place.proj,
  };
}

/** How often each local is assigned as a whole, mentioned at all, and whether its address is taken. */
export interface LocalUse {
  readonly defs: Int32Array;
  readonly mentions: Int32Array;
  /** Mentions that only write (the whole or a part). */
  readonly writes: Int32Array;
  readonly escapes: Uint8Array;
  /** Used as an index projection. */
  readonly indexes: Uint8Array;
}
export function localUse(body: MBody): LocalUse {
  const n = body.locals.length;
  const use: LocalUse = {
    defs: new Int32Array(n),
    mentions: new Int32Array(n),
    writes: new Int32Array(n),
    escapes: new Uint8Array(n),
    indexes: new Uint8Array(n),
  };
  const mention = (it: Place): void => {
    use.mentions[it.local] = (use.mentions[it.local] ?? 0) + 1;
    for (const proj of it.proj) {
      if (proj.kind !== 'index') continue;
      use.mentions[proj.local] = (use.mentions[proj.local] ?? 0) + 1;
      use.indexes[proj.local] = 1;
    }
  };
  const define = (it: Place): void => {
    mention(it);
    // Writing a part counts as another definition: the local then has more than one.
    if (it.proj.some((proj) => proj.kind === 'deref')) return;
    use.writes[it.local] = (use.writes[it.local] ?? 0) + 1;
    use.defs[it.local] = (use.defs[it.local] ?? 0) + (it.proj.length === 0 ? 1 : 2);
  };
  const operand = (it: Operand): void => {
    if (it.kind !== 'const') mention(it.place);
  };
  for (let i = 0; i <= body.nArgs; i++) use.defs[i] = i === 0 ? 0 : 1;
  for (const block of body.blocks) {
    for (const { stmt } of block.stmts) {
      if (stmt.kind === 'setDiscriminant') define(stmt.place);
      if (stmt.kind !== 'assign') continue;
      define(stmt.place);
      const { value } = stmt;
      if (value.kind === 'ref' || value.kind === 'rawRef') {
        mention(value.place);
        if (!value.place.proj.some((proj) => proj.kind === 'deref')) use.escapes[value.place.local] = 1;
      } else eachOperand(value, operand, mention);
    }
    const { term } = block;
    switch (term.kind) {
      case 'drop':
        mention(term.place);
        if (!term.place.proj.some((proj) => proj.kind === 'deref')) use.escapes[term.place.local] = 1;
        break;
      case 'call':
        operand(term.func);
        term.args.forEach(operand);
        define(term.dest);
        break;
      case 'callInstance':
        term.args.forEach(operand);
        define(term.dest);
        break;
      case 'checked':
        operand(term.left);
        operand(term.right);
        define(term.dest);
        break;
      case 'switch':
        operand(term.operand);
        break;
      case 'assert':
        operand(term.cond);
        if (term.message.kind === 'bounds') {
          operand(term.message.len);
          operand(term.message.index);
        }
        break;
      case 'suspend':
        if (term.value !== undefined) operand(term.value);
        break;
      case 'coroutineReturn':
        operand(term.value);
        break;
      case 'return':
        use.mentions[0] = (use.mentions[0] ?? 0) + 2;
        break;
      default:
    }
  }
  return use;
}
export function eachOperand(value: Rvalue, operand: (it: Operand) => void, place: (it: Place) => void): void {
  switch (value.kind) {
    case 'use':
    case 'repeat':
    case 'cast':
    case 'unary':
      operand(value.operand);
      return;
    case 'ref':
    case 'rawRef':
    case 'len':
    case 'discriminant':
      place(value.place);
      return;
    case 'binary':
    case 'checkedBinary':
      operand(value.left);
      operand(value.right);
      return;
    case 'aggregate':
      value.fields.forEach(operand);
  }
}
