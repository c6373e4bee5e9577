//! Lifetime elision (E0106): where a reference needs a lifetime that nothing determines.
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import { errorAt, type SubDiagnostic } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { DiagnosticSink } from '../api.ts';
import type { Db } from '../db/db.ts';

interface LifetimeUse {
  readonly lifetime: hir.Lifetime;
  readonly span: Span;
}

/** All lifetimes written or elided in a type, except those of fn types (which bind their own) and trait objects' defaults. */
export function* hirLifetimes(ty: hir.Ty, db?: Db): Generator<LifetimeUse> {
  switch (ty.kind) {
    case 'ref':
      yield { lifetime: ty.lifetime, span: { ...ty.span, end: ty.span.start + 1 } };
      yield* hirLifetimes(ty.ty, db);
      return;
    case 'path':
      yield* inArgs(ty.args, db);
      // `Foo` for `Foo<'_>`.
      if (db !== undefined && !ty.args.args.some((arg) => arg.kind === 'lifetime'))
        for (const param of db.genericsOf(ty.def).params)
          if (param.kind === 'lifetime') yield { lifetime: { kind: 'elided' }, span: ty.span };
      return;
    case 'assoc':
      yield* hirLifetimes(ty.base, db);
      yield* inArgs(ty.args, db);
      return;
    case 'qualified':
      yield* hirLifetimes(ty.self, db);
      yield* inArgs(ty.trait.args, db);
      yield* inArgs(ty.args, db);
      return;
    case 'ptr':
    case 'slice':
    case 'array':
      yield* hirLifetimes(ty.ty, db);
      return;
    case 'tuple':
      for (const item of ty.items) yield* hirLifetimes(item, db);
      return;
    case 'dyn':
      yield* inBounds(ty.bounds, db);
      return;
    case 'fnPtr':
      // What is elided there is the pointer's own.
      for (const part of [...ty.params, ty.ret])
        for (const use of hirLifetimes(part)) if (use.lifetime.kind === 'param') yield use;
      return;
    default:
      return;
  }
}

function* inArgs(args: hir.GenericArgs, db: Db | undefined): Generator<LifetimeUse> {
  // `Fn(&T) -> &U` has its own elision.
  if (args.parenthesized) {
    const parts = [...args.args, ...args.constraints.map((it) => ({ kind: 'type', ty: it.ty }) as const)];
    for (const part of parts)
      if (part.kind === 'type' && part.ty !== undefined)
        for (const use of hirLifetimes(part.ty)) if (use.lifetime.kind === 'param') yield use;
    return;
  }
  for (const arg of args.args) {
    if (arg.kind === 'lifetime') yield { lifetime: arg.lifetime, span: { file: 0 as Span['file'], start: 0, end: 0 } };
    else if (arg.kind === 'type') yield* hirLifetimes(arg.ty, db);
  }
  for (const constraint of args.constraints) {
    if (constraint.ty !== undefined) yield* hirLifetimes(constraint.ty, db);
    if (constraint.bounds !== undefined) yield* inBounds(constraint.bounds, db);
  }
}

function* inBounds(bounds: readonly hir.Bound[], db: Db | undefined): Generator<LifetimeUse> {
  for (const bound of bounds) {
    if (bound.kind === 'trait') yield* inArgs(bound.trait.args, db);
    else if (bound.kind === 'outlives') yield { lifetime: bound.lifetime, span: bound.span };
  }
}

const isOpen = (use: LifetimeUse): boolean =>
  (use.lifetime.kind === 'elided' || use.lifetime.kind === 'anonymous') && use.span.end > 0;

/** E0106 in fields and return types. */
export function checkElision(db: Db, def: DefId, sink: DiagnosticSink): void {
  const it = db.program.def(def);
  if (it.kind === 'fn') {
    checkReturn(db, it, sink);
    return;
  }
  if (it.kind !== 'struct' && it.kind !== 'enum' && it.kind !== 'union') return;
  for (const variant of it.variants)
    for (const field of variant.fields)
      for (const use of hirLifetimes(field.ty, db)) {
        if (!isOpen(use)) continue;
        const named = it.generics.params.find((param) => param.kind === 'lifetime')?.name;
        const text =
          named === undefined
            ? 'consider introducing a named lifetime parameter'
            : `consider using the \`${named}\` lifetime`;
        sink.report(
          errorAt(use.span, 'missing lifetime specifier', {
            code: 'E0106',
            label: 'expected named lifetime parameter',
            notes: [{ kind: 'help', text }],
          }),
        );
      }
}

function checkReturn(db: Db, it: hir.FnDef, sink: DiagnosticSink): void {
  if (db.program.def(it.id).attrs.some((attr) => attr.path === 'intrinsic')) return;
  const open = [...returnLifetimes(db, it)].filter(isOpen);
  const first = open[0];
  if (first === undefined) return;
  // `&self` decides.
  const self = it.sig.params[0];
  if (it.sig.self !== 'none' && self !== undefined && [...hirLifetimes(self.ty, db)].length > 0) return;
  if (it.sig.self !== 'none' && it.sig.self !== 'value') return;
  const inputs = it.sig.params.map((param) => ({
    name: param.name,
    uses: [...hirLifetimes(param.ty, db)].length,
    named: new Set(
      [...hirLifetimes(param.ty, db)].flatMap((use) => (use.lifetime.kind === 'param' ? [use.lifetime.def] : [])),
    ),
  }));
  const total = inputs.reduce((sum, input) => sum + input.uses, 0);
  const names = new Set(inputs.flatMap((input) => [...input.named]));
  if (total === 1 || (names.size === 1 && total > 0 && inputs.every((input) => input.uses === input.named.size)))
    return;
  const borrowed = inputs.filter((input) => input.uses > 0);
  sink.report(
    errorAt(first.span, `missing lifetime specifier${open.length > 1 ? 's' : ''}`, {
      code: 'E0106',
      label: 'expected named lifetime parameter',
      labels: open.slice(1).map((use) => ({ span: use.span, text: 'expected named lifetime parameter' })),
      notes: [
        { kind: 'help', text: elisionHelp(borrowed) } satisfies SubDiagnostic,
        {
          kind: 'help',
          text:
            total === 0
              ? "consider using the `'static` lifetime, but this is likely not what you want"
              : 'consider introducing a named lifetime parameter',
        },
      ],
    }),
  );
}

/** Lifetimes of the declared return type; those inside `impl Trait` included. */
function* returnLifetimes(db: Db, it: hir.FnDef): Generator<LifetimeUse> {
  yield* hirLifetimes(it.sig.ret, db);
}

function elisionHelp(borrowed: readonly { readonly name: string; readonly uses: number }[]): string {
  const start = "this function's return type contains a borrowed value, but ";
  const [only, second] = borrowed;
  if (only === undefined) return `${start}there is no value for it to be borrowed from`;
  if (second === undefined)
    return `${start}the signature does not say which one of \`${only.name}\`'s ${only.uses} lifetimes it is borrowed from`;
  if (borrowed.length === 2)
    return `${start}the signature does not say whether it is borrowed from \`${only.name}\` or \`${second.name}\``;
  const list = borrowed.map((one) => `\`${one.name}\``);
  return `${start}the signature does not say whether it is borrowed from one of ${list.slice(0, -1).join(', ')}, or ${list.at(-1)}`;
}
