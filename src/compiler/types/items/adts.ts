//! Checks of structs and enums: infinite size (E0072), unused parameters (E0392), Copy where it cannot be (E0184, E0204).
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { DiagnosticSink } from '../api.ts';
import type { GenericArg, Ty } from '../ty.ts';
import { typeArg } from '../interner.ts';
import { walkTy } from '../fold.ts';
import { Infcx } from '../infer/ctxt.ts';
import type { Db } from '../db/db.ts';
import { hirLifetimes } from './lifetimes.ts';
import { headSpan } from './spans.ts';

export function checkAdt(db: Db, it: hir.AdtDef, sink: DiagnosticSink): void {
  checkInfiniteSize(db, it, sink);
  checkUnusedParams(db, it, sink);
  checkCopy(db, it, sink);
}

/** Fields with a value of the ADT itself inside, not behind a pointer. */
function checkInfiniteSize(db: Db, it: hir.AdtDef, sink: DiagnosticSink): void {
  const places: Span[] = [];
  it.variants.forEach((variant, index) => {
    const tys = db.fieldTys(it.id, index, []);
    variant.fields.forEach((field, i) => {
      const ty = tys[i];
      if (ty !== undefined && containsByValue(db, ty, it.id, new Set()))
        places.push(innermostUse(db, field.ty, it.id) ?? field.ty.span);
    });
  });
  const [first, ...others] = places;
  if (first === undefined) return;
  sink.report(
    errorAt(headSpan(it), `recursive type \`${it.name}\` has infinite size`, {
      code: 'E0072',
      labels: [first, ...others].map((span) => ({ span, text: 'recursive without indirection' })),
      notes: [{ kind: 'help', text: 'insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle' }],
      edits: [
        {
          title: 'insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle',
          edits: places.flatMap((span) => [
            { span: { ...span, end: span.start }, text: 'Box<' },
            { span: { ...span, start: span.end }, text: '>' },
          ]),
        },
      ],
    }),
  );
}

/** `Option<List>` → the span of `List`. */
function innermostUse(db: Db, ty: hir.Ty, adt: DefId): Span | undefined {
  if (ty.kind === 'path') {
    if (ty.def === adt) return ty.span;
    for (const arg of ty.args.args) {
      const found = arg.kind === 'type' ? innermostUse(db, arg.ty, adt) : undefined;
      if (found !== undefined) return found;
    }
  }
  if (ty.kind === 'selfTy') return ty.span;
  return undefined;
}

function containsByValue(db: Db, ty: Ty, adt: DefId, seen: Set<Ty>): boolean {
  if (seen.has(ty) || seen.size > 200) return false;
  seen.add(ty);
  switch (ty.kind) {
    case 'adt': {
      if (ty.def === adt) return true;
      const it = db.program.def(ty.def);
      if (it.kind !== 'struct' && it.kind !== 'enum' && it.kind !== 'union') return false;
      if (ty.def === db.lang('phantom_data') || ty.def === db.lang('owned_box')) return false;
      return it.variants.some((_, index) =>
        db.fieldTys(ty.def, index, ty.args).some((field) => containsByValue(db, field, adt, seen)),
      );
    }
    case 'tuple':
      return ty.items.some((item) => containsByValue(db, item, adt, seen));
    case 'array':
      return containsByValue(db, ty.elem, adt, seen);
    default:
      return false;
  }
}

/** E0392. */
function checkUnusedParams(db: Db, it: hir.AdtDef, sink: DiagnosticSink): void {
  const used = new Set<DefId>();
  let broken = false;
  it.variants.forEach((variant, index) => {
    for (const ty of db.fieldTys(it.id, index, []))
      walkTy(ty, (part) => {
        if (part.kind === 'param') used.add(part.def);
        if (part.kind === 'error') broken = true;
        return true;
      });
    for (const field of variant.fields)
      for (const lifetime of hirLifetimes(field.ty))
        if (lifetime.lifetime.kind === 'param') used.add(lifetime.lifetime.def);
  });
  if (broken || it.id === db.lang('phantom_data')) return;
  for (const param of it.generics.params) {
    if (param.kind === 'const' || used.has(param.def)) continue;
    const isType = param.kind === 'type';
    const help = `consider removing \`${param.name}\`, referring to it in a field, or using a marker such as \`PhantomData\``;
    sink.report(
      errorAt(param.span, `${isType ? 'type' : 'lifetime'} parameter \`${param.name}\` is never used`, {
        code: 'E0392',
        label: `unused ${isType ? 'type' : 'lifetime'} parameter`,
        notes: [
          { kind: 'help', text: help },
          ...(isType && param.bounds.length === 0
            ? [
                {
                  kind: 'help' as const,
                  text: `if you intended \`${param.name}\` to be a const parameter, use \`const ${param.name}: /* Type */\` instead`,
                },
              ]
            : []),
        ],
      }),
    );
  }
}

/** Was this `impl Copy` refused? (Then nothing more is said about it.) */
export function isRefusedCopy(db: Db, impl: hir.ImplDef): boolean {
  const self = db.typeOf(impl.id);
  const it = self.kind === 'adt' ? db.program.def(self.def) : undefined;
  if (it?.kind !== 'struct' && it?.kind !== 'enum' && it?.kind !== 'union') return self.kind !== 'error';
  let refused = false;
  if (db.isUser(it.id)) checkCopy(db, it, { report: () => (refused = true) });
  return refused;
}

/** E0204 and E0184 for the ADT's `impl Copy`. */
function checkCopy(db: Db, it: hir.AdtDef, sink: DiagnosticSink): void {
  const copy = db.lang('copy');
  if (copy === undefined) return;
  const self = db.adtTy(it.id);
  for (const impl of db.implsOf(copy, self)) {
    const own = db.program.def(impl);
    if (!db.isUser(impl) || own.kind !== 'impl' || db.typeOf(impl).kind !== 'adt') continue;
    const at = own.origin === 'derive' ? it.span : (own.trait?.span ?? own.span);
    const drop = db.lang('drop');
    if (drop !== undefined && db.implsOf(drop, self).length > 0) {
      sink.report(
        errorAt(at, 'the trait `Copy` cannot be implemented for this type; the type has a destructor', {
          code: 'E0184',
          label: '`Copy` not allowed on types with destructors',
        }),
      );
      continue;
    }
    const selfTy = db.typeOf(impl);
    const args: readonly GenericArg[] = selfTy.kind === 'adt' ? selfTy.args : [];
    const cx = new Infcx(db);
    const env = db.paramEnv(impl);
    const bad: Span[] = [];
    it.variants.forEach((variant, index) => {
      const tys = db.fieldTys(it.id, index, args);
      variant.fields.forEach((field, i) => {
        const ty = tys[i];
        if (
          ty !== undefined &&
          !ty.flags.hasError &&
          cx.holds({ kind: 'trait', trait: { def: copy, args: [typeArg(ty)] } }, env) === 'no'
        )
          bad.push(field.span);
      });
    });
    if (bad.length > 0)
      sink.report(
        errorAt(
          own.origin === 'derive' ? at : own.selfTy.span,
          'the trait `Copy` cannot be implemented for this type',
          {
            code: 'E0204',
            labels: bad.map((span) => ({ span, text: 'this field does not implement `Copy`' })),
          },
        ),
      );
  }
}
