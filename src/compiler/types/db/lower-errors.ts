//! What type lowering asks about associated types by name, and what it says when a type is written wrongly
//! (E0107, E0220, E0223).
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import type { Span } from '../../../source/span.ts';
import { errorAt, type SubDiagnostic } from '../../../source/diagnostic.ts';
import type { DiagnosticSink, GenericsInfo } from '../api.ts';
import type { TraitRef, Ty } from '../ty.ts';
import type { Db } from './db.ts';
import { elaborate } from './elaborate.ts';

/** Does the trait, or one of its supertraits, declare an associated type of this name? Looks at HIR only, so that it cannot be cyclic. */
export function definesAssoc(db: Db, trait: DefId, name: string, seen = new Set<DefId>()): boolean {
  if (seen.has(trait)) return false;
  seen.add(trait);
  const it = db.program.def(trait);
  if (it.kind !== 'trait') return false;
  if (db.assocItems(trait).some((item) => item.kind === 'type' && item.name === name)) return true;
  return db.hirSuperTraits(trait).some((bound) => definesAssoc(db, bound.def, name, seen));
}

/** The associated type `name` of the trait or of a supertrait, with the reference to the trait that declares it. */
export function findAssocTy(
  db: Db,
  trait: TraitRef,
  name: string,
): { readonly assoc: DefId; readonly trait: TraitRef } | undefined {
  const own = db.assocItems(trait.def).find((item) => item.kind === 'type' && item.name === name);
  if (own !== undefined) return { assoc: own.def, trait };
  if (!definesAssoc(db, trait.def, name)) return undefined;
  for (const predicate of elaborate(db, [{ kind: 'trait', trait }])) {
    if (predicate.kind !== 'trait') continue;
    const item = db.assocItems(predicate.trait.def).find((it) => it.kind === 'type' && it.name === name);
    if (item !== undefined) return { assoc: item.def, trait: predicate.trait };
  }
  return undefined;
}

const kindWords: Partial<Record<hir.DefKind, string>> = {
  tyAlias: 'type alias',
  fn: 'function',
  assocTy: 'associated type',
};

/** "struct", "trait", "method", … as messages name a definition. */
function kindWord(db: Pick<Db, 'program'>, def: DefId): string {
  const it = db.program.def(def);
  if (it.kind === 'fn' && it.assoc !== undefined) return it.assoc.hasSelf ? 'method' : 'associated function';
  return kindWords[it.kind] ?? it.kind;
}

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** E0107: too many or too few generic arguments. */
export function reportWrongArgCount(
  db: Db,
  sink: DiagnosticSink,
  def: DefId,
  given: readonly hir.GenericArg[],
  params: GenericsInfo['params'],
  required: number,
  span: Span,
): void {
  const it = db.program.def(def);
  const word = kindWord(db, def);
  const arity = params.some((param) => param.kind === 'const') ? 'generic argument' : 'generic argument';
  const atMost = given.length > params.length;
  const bound = required === params.length ? '' : atMost ? 'at most ' : 'at least ';
  const wanted = atMost ? params.length : required;
  const name = def < db.program.nLibraryDefs ? it.name : it.name;
  const message =
    given.length === 0
      ? `missing generics for ${word} \`${name}\``
      : `${word} takes ${bound}${plural(wanted, arity)} but ${plural(given.length, arity)} ${given.length === 1 ? 'was' : 'were'} supplied`;
  const shown = params.slice(0, wanted).map((param) => `\`${param.name}\``);
  const notes: SubDiagnostic[] = [
    {
      kind: 'note',
      text: `${word} defined here, with ${bound}${plural(wanted, 'generic parameter')}${shown.length === 0 ? '' : `: ${shown.join(', ')}`}`,
      span: it.span,
    },
  ];
  if (given.length === 0) notes.push({ kind: 'help', text: `add missing generic argument${wanted === 1 ? '' : 's'}` });
  sink.report(errorAt(span, message, { code: 'E0107', label: `expected ${bound}${plural(wanted, arity)}`, notes }));
}

/** E0107: too many or too few lifetimes. */
export function reportWrongLifetimeCount(
  db: Pick<Db, 'program'>,
  sink: DiagnosticSink,
  def: DefId,
  given: number,
  wanted: GenericsInfo['params'],
  span: Span,
): void {
  const word = kindWord(db, def);
  const arity = plural(wanted.length, 'lifetime argument');
  const shown = wanted.map((param) => `\`${param.name}\``);
  sink.report(
    errorAt(
      span,
      `${word} takes ${arity} but ${plural(given, 'lifetime argument')} ${given === 1 ? 'was' : 'were'} supplied`,
      {
        code: 'E0107',
        label: `expected ${arity}`,
        notes: [
          {
            kind: 'note',
            text: `${word} defined here, with ${plural(wanted.length, 'lifetime parameter')}${shown.length === 0 ? '' : `: ${shown.join(', ')}`}`,
            span: db.program.def(def).span,
          },
        ],
      },
    ),
  );
}

/** E0220: no bound of the type declares the associated type. */
export function reportAssocNotFound(
  db: Db,
  sink: DiagnosticSink,
  ty: hir.Ty & { readonly kind: 'assoc' },
  base: string,
): void {
  let declaring: DefId | undefined;
  for (const trait of db.program.traits)
    if (trait >= db.program.nLibraryDefs || declaring === undefined)
      if (db.assocItems(trait).some((item) => item.kind === 'type' && item.name === ty.name)) declaring = trait;
  const notes: SubDiagnostic[] =
    declaring === undefined || base === 'Self'
      ? []
      : [
          {
            kind: 'help',
            text: `consider restricting type parameter \`${base}\` with trait \`${db.program.def(declaring).name}\``,
          },
        ];
  sink.report(
    errorAt(ty.nameSpan, `associated type \`${ty.name}\` not found for \`${base}\``, {
      code: 'E0220',
      label: `associated type \`${ty.name}\` not found`,
      notes,
    }),
  );
}

/** E0223: `Type::Name` where the type is neither a parameter nor `Self` of a trait impl. */
export function reportAmbiguousBase(
  db: Db,
  sink: DiagnosticSink,
  ty: hir.Ty & { readonly kind: 'assoc' },
  base: Ty,
): void {
  const shown = db.printTy(base);
  const traits = db.program.traits.filter((trait) =>
    db.assocItems(trait).some((item) => item.kind === 'type' && item.name === ty.name),
  );
  const one = traits.length === 1 && traits[0] !== undefined ? db.program.def(traits[0]).name : undefined;
  const text =
    one !== undefined
      ? `use fully-qualified syntax: \`<${shown} as ${one}>::${ty.name}\``
      : `if there were a trait named \`Example\` with associated type \`${ty.name}\` implemented for \`${shown}\`, you could use the fully-qualified path: \`<${shown} as Example>::${ty.name}\``;
  sink.report(errorAt(ty.span, 'ambiguous associated type', { code: 'E0223', notes: [{ kind: 'help', text }] }));
}
