//! Reads values through their layouts: `show` (one line of text), `inspect` (a tree), locals of frames, states of coroutines.
//! Runs no user code. Knows the usual containers by name; everything else is shown by its fields.
import type { Ty } from '../../compiler/types/ty.ts';
import { viewText } from '../../trace/value-view.ts';
import type { ValueView } from '../../trace/value-view.ts';
import type { Program } from '../codegen/program.ts';
import type { CoroutineView, LocalView } from '../contract.ts';
import { CoroutineState } from '../layout/layout.ts';
import type { Layout } from '../layout/layout.ts';
import type { Memory } from '../memory.ts';
import type { Fn } from '../interp/state.ts';
import { floatDebug } from '../interp/text.ts';

const MAX_ITEMS = 32;
const MAX_TEXT = 200;
const TRANSPARENT = new Set([
  'Cell',
  'UnsafeCell',
  'ManuallyDrop',
  'MaybeUninit',
  'NonNull',
  'Unique',
  'Wrapping',
  'Saturating',
]);

/** Structs of libraries that people know by their fields; of the others, what they are made of here says nothing. */
const SHOWN_STRUCTS = new Set(['Range', 'RangeInclusive', 'RangeFrom', 'RangeTo', 'SocketAddrV4', 'Reverse']);

/** `Sender<Job>` for `tokio::sync::mpsc::Sender<main::Job>`. */
function shortName(name: string): string {
  return name.replace(/\b[a-z_][a-zA-Z0-9_]*::/g, '');
}

type Adt = Extract<Ty, { kind: 'adt' }>;

/** Structural reader of memory. */
export class Inspector {
  private readonly program: Program;
  private readonly memory: Memory;
  private readonly fns: readonly Fn[];

  constructor(program: Program, memory: Memory, fns: readonly Fn[]) {
    this.program = program;
    this.memory = memory;
    this.fns = fns;
  }

  show(addr: number, ty: Ty, limit: number): string {
    const text = viewText(this.inspect(addr, ty, 4));
    return text.length > limit ? `${text.slice(0, Math.max(0, limit - 1))}…` : text;
  }

  inspect(addr: number, ty: Ty, depth: number): ValueView {
    try {
      return this.value(addr, ty, depth);
    } catch {
      // A type without layout, or bytes that make no sense (uninitialised, already dropped).
      return { kind: 'opaque', text: '?' };
    }
  }

  /** Locals of a frame; `live` restricts them to some MIR locals. */
  locals(fn: Fn, base: number, live: ReadonlySet<number> | undefined, pc?: number): LocalView[] {
    return fn.locals
      .filter(
        (it) => (live === undefined || live.has(it.local)) && (pc === undefined || (pc >= it.from && pc <= it.to)),
      )
      .map((it) => ({
        name: it.name,
        type: this.program.typeName(it.ty),
        value: this.inspect(base + it.offset, it.ty, 3),
        span: it.span,
      }));
  }

  coroutine(addr: number, ty: Ty): CoroutineView | undefined {
    if (ty.kind !== 'coroutine' || !this.memory.inRange(addr, 16)) return undefined;
    const fn = this.fns[this.program.fnOf({ kind: 'coroutineResume', def: ty.def, args: ty.args })];
    const word = this.memory.u32(addr);
    const name = fn?.name ?? this.program.typeName(ty);
    const base = { name, suspendSpan: undefined, awaitee: undefined };
    if (word === CoroutineState.unresumed) return { ...base, state: 'unresumed', locals: this.captures(addr, ty) };
    if (word === CoroutineState.returned) return { ...base, state: 'done', locals: [] };
    if (word === CoroutineState.panicked) return { ...base, state: 'panicked', locals: [] };
    const frame = this.memory.u32(addr + 4);
    if (word === CoroutineState.running)
      return { ...base, state: 'running', locals: fn === undefined ? [] : this.locals(fn, frame, undefined) };
    const point = fn?.coroutine?.points[word - CoroutineState.suspended];
    if (fn === undefined || point === undefined) return undefined;
    const { awaitee } = point;
    return {
      name: fn.scope.name,
      state: 'suspended',
      suspendSpan: point.span,
      locals: this.locals(fn, frame, point.live),
      awaitee: awaitee === undefined ? undefined : { addr: frame + awaitee.offset, ty: awaitee.ty },
    };
  }
  private captures(addr: number, ty: Ty): LocalView[] {
    if (ty.kind !== 'coroutine') return [];
    const fields = this.program.layouts.of(ty).variants[0];
    return this.program.mono.db.closureInfo(ty.def).captures.flatMap((it, i): LocalView[] => {
      const fieldTy = fields?.tys[i];
      if (fieldTy === undefined) return [];
      return [
        {
          name: it.name,
          type: this.program.typeName(fieldTy),
          value: this.inspect(addr + (fields?.offsets[i] ?? 0), fieldTy, 3),
          span: it.span,
        },
      ];
    });
  }

  private scalarText(addr: number, layout: Layout): string {
    const { data } = this.memory;
    switch (layout.scalar) {
      case 'i8':
        return String(data.getInt8(addr));
      case 'i16':
        return String(data.getInt16(addr, true));
      case 'i32':
        return String(data.getInt32(addr, true));
      case 'i64':
        return String(data.getBigInt64(addr, true));
      case 'i128':
        return String(BigInt.asIntN(128, this.memory.u128(addr)));
      case 'u8':
        return String(data.getUint8(addr));
      case 'u16':
        return String(data.getUint16(addr, true));
      case 'u32':
        return String(data.getUint32(addr, true));
      case 'u64':
        return String(data.getBigUint64(addr, true));
      case 'u128':
        return String(this.memory.u128(addr));
      case 'f32':
        return signed(data.getFloat32(addr, true), true);
      case 'f64':
        return signed(data.getFloat64(addr, true), false);
      case undefined:
        return '?';
    }
  }

  private value(addr: number, ty: Ty, depth: number): ValueView {
    const scalar = (text: string): ValueView => ({ kind: 'scalar', text });
    switch (ty.kind) {
      case 'bool':
        return scalar((this.memory.u8[addr] ?? 0) !== 0 ? 'true' : 'false');
      case 'char':
        return scalar(quoteChar(this.memory.u32(addr)));
      case 'int':
      case 'float':
        return scalar(this.scalarText(addr, this.program.layouts.of(ty)));
      case 'never':
        return scalar('!');
      case 'fnDef':
        return { kind: 'opaque', text: this.program.typeName(ty) };
      case 'fnPtr':
        return { kind: 'opaque', text: this.fns[this.memory.u32(addr)]?.name ?? 'fn' };
      case 'ref':
        return this.pointer(addr, ty.ty, depth);
      case 'ptr':
        return scalar(`0x${this.memory.u32(addr).toString(16)}`);
      case 'tuple':
        if (ty.items.length === 0) return scalar('()');
        return this.struct(
          addr,
          '',
          this.program.layouts.of(ty),
          ty.items.map((_, i) => String(i)),
          depth,
        );
      case 'array':
        return this.list(addr, '', ty.elem, Number(this.program.mono.evalConst(ty.len, [])), depth);
      case 'closure':
      case 'coroutine':
        return { kind: 'opaque', text: this.program.typeName(ty) };
      case 'adt':
        return this.adt(addr, ty, depth);
      default:
        return { kind: 'opaque', text: this.program.typeName(ty) };
    }
  }

  private pointer(addr: number, target: Ty, depth: number): ValueView {
    const to = this.memory.u32(addr);
    const meta = this.memory.u32(addr + 8);
    if (target.kind === 'str') return this.text(to, meta);
    if (depth <= 0) return { kind: 'ref', target: undefined };
    if (target.kind === 'slice') return { kind: 'ref', target: this.list(to, '', target.elem, meta, depth) };
    if (target.kind === 'dyn') {
      const vtable = this.program.vtables[meta];
      return { kind: 'ref', target: vtable === undefined ? undefined : this.inspect(to, vtable.ty, depth - 1) };
    }
    return {
      kind: 'ref',
      target: this.program.layouts.isFat(target) ? undefined : this.inspect(to, target, depth - 1),
    };
  }
  private text(addr: number, len: number): ValueView {
    const shown = Math.min(len, MAX_TEXT);
    if (!this.memory.inRange(addr, shown) && len > 0) return { kind: 'opaque', text: '?' };
    return { kind: 'scalar', text: `${JSON.stringify(this.memory.text(addr, shown))}${len > shown ? '…' : ''}` };
  }
  private list(addr: number, name: string, elem: Ty, len: number, depth: number): ValueView {
    const { size } = this.program.layouts.of(elem);
    const shown = depth <= 0 ? 0 : Math.min(len, MAX_ITEMS);
    const items: ValueView[] = [];
    for (let i = 0; i < shown; i++) items.push(this.inspect(addr + i * size, elem, depth - 1));
    return { kind: 'list', name, items, more: len - shown };
  }
  private struct(
    addr: number,
    name: string,
    layout: Layout,
    names: readonly string[],
    depth: number,
    variant = 0,
  ): ValueView {
    const fields = layout.variants[variant];
    if (fields === undefined || (depth <= 0 && fields.tys.length > 0))
      return { kind: 'opaque', text: name === '' ? '(…)' : `${name} { .. }` };
    return {
      kind: 'struct',
      name,
      fields: fields.tys.map((ty, i) => ({
        name: names[i] ?? String(i),
        value: this.inspect(addr + (fields.offsets[i] ?? 0), ty, depth - 1),
      })),
    };
  }

  private adt(addr: number, ty: Adt, depth: number): ValueView {
    const def = this.program.layouts.adt(ty.def);
    const layout = this.program.layouts.of(ty);
    const isStd = def.krate === 'std' || def.krate === 'tokio';
    if (isStd) {
      const special = this.container(addr, ty, def.name, depth);
      if (special !== undefined) return special;
    }
    if (def.kind === 'struct' && def.krate !== 'main' && !SHOWN_STRUCTS.has(def.name))
      return { kind: 'opaque', text: shortName(this.program.typeName(ty)) };
    if (def.kind === 'union') return { kind: 'opaque', text: def.name };
    const index = this.variantOf(addr, layout);
    const variant = def.variants[index];
    if (variant === undefined) return { kind: 'opaque', text: `${def.name}::?` };
    const name = def.kind === 'enum' ? variant.name : def.name;
    return this.struct(
      addr,
      name,
      layout,
      variant.fields.map((it) => it.name),
      variant.fields.length === 0 ? 1 : depth,
      index,
    );
  }
  private variantOf(addr: number, layout: Layout): number {
    const { tag } = layout;
    if (tag.kind === 'niche') return this.memory.u32(addr + tag.offset) === 0 ? tag.empty : tag.full;
    if (tag.kind === 'none') return 0;
    return tag.size === 4
      ? this.memory.u32(addr)
      : tag.size === 2
        ? this.memory.data.getUint16(addr, true)
        : (this.memory.u8[addr] ?? 0);
  }

  // ---------------------------------------------------------------- containers

  /** Address and type of a (possibly nested) field by name. */
  private field(addr: number, ty: Ty, name: string): { readonly addr: number; readonly ty: Ty } | undefined {
    if (ty.kind !== 'adt') return undefined;
    const def = this.program.layouts.adt(ty.def);
    const at = def.variants[0]?.fields.findIndex((it) => it.name === name) ?? -1;
    const fields = this.program.layouts.of(ty).variants[0];
    const fieldTy = fields?.tys[at];
    return at < 0 || fieldTy === undefined ? undefined : { addr: addr + (fields?.offsets[at] ?? 0), ty: fieldTy };
  }
  /** First usize found under one of the names, looking through nested structs. */
  private size(addr: number, ty: Ty, names: readonly string[]): number | undefined {
    for (const name of names) {
      const it = this.field(addr, ty, name);
      if (it?.ty.kind === 'int') return this.memory.usize(it.addr);
    }
    return undefined;
  }
  /** First pointer-like word in the value, following single structs. */
  private firstPointer(addr: number, ty: Ty): number | undefined {
    if (ty.kind === 'ptr' || ty.kind === 'ref') return this.memory.u32(addr);
    if (ty.kind !== 'adt') return undefined;
    const fields = this.program.layouts.of(ty).variants[0];
    if (fields === undefined) return undefined;
    for (let i = 0; i < fields.tys.length; i++) {
      const found = this.firstPointer(addr + (fields.offsets[i] ?? 0), fields.tys[i] as Ty);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  private argTy(ty: Adt): Ty | undefined {
    const arg = ty.args.find((it) => it.kind === 'type');
    return arg?.kind === 'type' ? arg.ty : undefined;
  }

  private container(addr: number, ty: Adt, name: string, depth: number): ValueView | undefined {
    const elem = this.argTy(ty);
    switch (name) {
      case 'String': {
        const vec = this.field(addr, ty, 'vec') ?? this.field(addr, ty, '0');
        const at = vec ?? { addr, ty };
        const len = this.size(at.addr, at.ty, ['len', 'length']);
        const data = this.firstPointer(at.addr, at.ty);
        return len === undefined || data === undefined ? undefined : this.text(data, len);
      }
      case 'Vec': {
        const len = this.size(addr, ty, ['len', 'length']);
        const data = this.firstPointer(addr, ty);
        return len === undefined || data === undefined || elem === undefined
          ? undefined
          : this.list(data, '', elem, len, depth);
      }
      case 'VecDeque': {
        const len = this.size(addr, ty, ['len', 'length']);
        const head = this.size(addr, ty, ['head', 'start']);
        const data = this.firstPointer(addr, ty);
        const cap = this.size(addr, ty, ['cap', 'capacity']) ?? this.nestedSize(addr, ty, ['cap', 'capacity']);
        if (len === undefined || head === undefined || data === undefined || elem === undefined || cap === undefined)
          return undefined;
        const { size } = this.program.layouts.of(elem);
        const shown = depth <= 0 ? 0 : Math.min(len, MAX_ITEMS);
        const items: ValueView[] = [];
        for (let i = 0; i < shown; i++)
          items.push(this.inspect(data + ((head + i) % Math.max(1, cap)) * size, elem, depth - 1));
        return { kind: 'list', name: '', items, more: len - shown };
      }
      case 'Box':
        return elem === undefined ? undefined : this.pointer(addr, elem, depth + 1);
      case 'Rc':
      case 'Arc': {
        const fields = this.program.layouts.of(ty).variants[0];
        const inner = fields?.tys[0];
        const pointee = inner?.kind === 'adt' ? this.argTy(inner) : undefined;
        const to = this.memory.u32(addr);
        if (pointee === undefined || depth <= 0) return { kind: 'ref', target: undefined };
        const value = this.field(to, pointee, 'value') ?? this.field(to, pointee, 'data');
        return { kind: 'ref', target: value === undefined ? undefined : this.inspect(value.addr, value.ty, depth - 1) };
      }
      case 'Pin': {
        const fields = this.program.layouts.of(ty).variants[0];
        const inner = fields?.tys[0];
        return inner === undefined ? undefined : this.inspect(addr, inner, depth);
      }
      case 'Duration': {
        const seconds = this.size(addr, ty, ['secs']);
        const nanos = this.size(addr, ty, ['nanos']);
        return seconds === undefined || nanos === undefined
          ? undefined
          : { kind: 'scalar', text: durationText(seconds, nanos) };
      }
      case 'PhantomData':
        return { kind: 'scalar', text: 'PhantomData' };
      case 'Mutex':
      case 'RwLock':
      case 'RefCell': {
        const value = this.field(addr, ty, 'data') ?? this.field(addr, ty, 'value');
        if (value === undefined) return undefined;
        return {
          kind: 'struct',
          name,
          fields: [
            { name: name === 'RefCell' ? 'value' : 'data', value: this.inspect(value.addr, value.ty, depth - 1) },
          ],
        };
      }
      default:
        if (!TRANSPARENT.has(name) && !name.startsWith('Atomic')) return undefined;
        {
          const fields = this.program.layouts.of(ty).variants[0];
          const at = fields?.tys.findIndex((it) => this.program.layouts.of(it).size > 0) ?? -1;
          const inner = fields?.tys[at];
          return inner === undefined ? undefined : this.inspect(addr + (fields?.offsets[at] ?? 0), inner, depth);
        }
    }
  }
  private nestedSize(addr: number, ty: Adt, names: readonly string[]): number | undefined {
    const fields = this.program.layouts.of(ty).variants[0];
    for (let i = 0; i < (fields?.tys.length ?? 0); i++) {
      const found = this.size(addr + (fields?.offsets[i] ?? 0), fields?.tys[i] as Ty, names);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** As `{:?}` of a Duration: `1.5s`, `250ms`. */
function durationText(seconds: number, nanos: number): string {
  const trim = (value: number): string => String(Number(value.toFixed(9)));
  if (seconds > 0) return `${trim(seconds + nanos / 1e9)}s`;
  if (nanos >= 1e6) return `${trim(nanos / 1e6)}ms`;
  return nanos >= 1e3 ? `${trim(nanos / 1e3)}µs` : `${String(nanos)}ns`;
}

function signed(value: number, isF32: boolean): string {
  return `${value < 0 || Object.is(value, -0) ? '-' : ''}${floatDebug(value, -1, isF32)}`;
}
function quoteChar(c: number): string {
  return `'${
    c === 39
      ? "\\'"
      : JSON.stringify(String.fromCodePoint(Math.min(c, 0x10ffff)))
          .slice(1, -1)
          .replace('\\"', '"')
  }'`;
}
