//! E0599, E0034, E0533, E0624: a name that a type does not have, or has not here.
import type { Diagnostic, SubDiagnostic } from '../../../../source/diagnostic.ts';
import { errorAt, unsupportedAt } from '../../../../source/diagnostic.ts';
import type { Span } from '../../../../source/span.ts';
import type * as hir from '../../../hir/hir.ts';
import type { DefId } from '../../../hir/hir.ts';
import type { Predicate, Ty } from '../../ty.ts';
import type { FnCtxt } from '../fcx.ts';
import type { Candidate, NoMatch } from '../methods/probe.ts';
import type { PathUse } from '../paths.ts';
import { futureOutput } from './suggest.ts';

/** `struct`, `enum`, `reference`, …: rustc's word for a type in E0599. */
export function typeNoun(fcx: FnCtxt, ty: Ty): string {
  switch (ty.kind) {
    case 'adt': {
      const { kind } = fcx.db.program.def(ty.def);
      return kind === 'enum' ? 'enum' : kind === 'union' ? 'union' : 'struct';
    }
    case 'ref':
      return ty.mut === 'mut' ? 'mutable reference' : 'reference';
    case 'param':
      return 'type parameter';
    case 'dyn':
      return 'trait object';
    case 'opaque':
      return 'opaque type';
    case 'tuple':
      return ty.items.length === 0 ? 'unit type' : 'tuple';
    case 'array':
      return 'array';
    case 'slice':
      return 'slice';
    case 'ptr':
      return 'raw pointer';
    case 'fnDef':
      return 'fn item';
    case 'fnPtr':
      return 'fn pointer';
    case 'closure':
      return 'closure';
    case 'coroutine':
      return '`async` block';
    case 'projection':
      return 'associated type';
    default:
      return 'type';
  }
}

/** Levenshtein distance, for "there is a method with a similar name". */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The closest of some names, if close enough for rustc to mention. */
export function similar(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(name.length, 3) / 3 + 0.001;
  for (const it of names) {
    if (it === name) continue;
    const d = distance(name, it);
    if (d < bestDistance) {
      best = it;
      bestDistance = d;
    }
  }
  return best;
}

/** Has the real library such a method for one of these types (what a receiver derefs to), or for any type by a trait? */
function realHasMethod(fcx: FnCtxt, steps: NoMatch['steps'], name: string): boolean {
  return steps.some(({ ty }) => realHasMember(fcx, ty, name)) || realTraitHas(fcx, name);
}

/** Has the real type such an associated item of its own? */
function realHasMember(fcx: FnCtxt, ty: Ty, name: string): boolean {
  const { program } = fcx.db;
  const api = program.realApi(ty.kind === 'adt' ? program.def(ty.def).krate : 'std');
  return headNames(fcx, ty).some((head) => api?.hasMember(head, name) === true);
}

/** Crates whose traits give methods to other crates' types. */
const TRAIT_CRATES = [
  'std',
  'tokio',
  'tokio_stream',
  'tokio_util',
  'futures',
  'futures_util',
  'bytes',
  'anyhow',
  'rand',
];

function realTraitHas(fcx: FnCtxt, name: string): boolean {
  return TRAIT_CRATES.some((krate) => fcx.db.program.realApi(krate)?.hasTraitMember(name) === true);
}

/** The names under which the documentation lists a type. */
function headNames(fcx: FnCtxt, ty: Ty): readonly string[] {
  switch (ty.kind) {
    case 'adt':
      return [fcx.db.program.def(ty.def).name];
    case 'int':
      return [ty.int];
    case 'float':
      return [ty.float];
    case 'str':
    case 'char':
    case 'bool':
    case 'tuple':
      return [ty.kind];
    case 'slice':
      return ['slice'];
    case 'array':
      return ['array', 'slice'];
    case 'ptr':
      return ['pointer'];
    default:
      return [];
  }
}

/** Does some trait of the program (in scope or not) have a method of that name, and which? */
function traitsWith(fcx: FnCtxt, name: string): DefId[] {
  return fcx.db.program.traits.filter((trait) =>
    fcx.db.assocItems(trait).some((it) => it.name === name && it.kind === 'fn' && it.hasSelf),
  );
}

/** String literals are `&'static str` where rustc prints a type it did not unify with anything. */
export function printReceiver(fcx: FnCtxt, expr: hir.Expr, ty: Ty): string {
  return expr.kind === 'lit' && expr.lit.kind === 'str' ? "&'static str" : fcx.print(ty);
}

function printPredicate(fcx: FnCtxt, predicate: Predicate): string {
  if (predicate.kind === 'trait') {
    const self = predicate.trait.args[0];
    return `${self?.kind === 'type' ? fcx.print(self.ty) : '_'}: ${fcx.db.printTrait(predicate.trait)}`;
  }
  const self = predicate.args[0];
  const def = fcx.db.program.def(predicate.def);
  return `<${self?.kind === 'type' ? fcx.print(self.ty) : '_'} as ${def.parent === undefined ? '_' : fcx.db.program.def(def.parent).name}>::${def.name} == ${fcx.print(predicate.ty)}`;
}

/** No method `name` on `receiver`. */
export function reportNoMethod(
  fcx: FnCtxt,
  call: hir.Expr & { kind: 'methodCall' },
  receiver: Ty,
  info: NoMatch,
): void {
  const self = fcx.infcx.resolve(receiver);
  const { name, nameSpan } = call;
  if (self.flags.hasError) {
    fcx.tainted = true;
    return;
  }
  const [private0] = info.privates;
  if (private0 !== undefined) {
    const def = fcx.db.program.def(private0);
    fcx.report(
      errorAt(nameSpan, `method \`${name}\` is private`, {
        code: 'E0624',
        label: 'private method',
        labels: [{ span: def.span, text: 'private method defined here' }],
      }),
    );
    return;
  }
  // The library we have may lack what the real one has: we cannot know that the program is wrong.
  if (
    info.unsatisfied.length === 0 &&
    info.statics.length === 0 &&
    realHasMethod(fcx, info.steps, name) &&
    traitsWith(fcx, name).length === 0
  ) {
    fcx.report(unsupportedAt(nameSpan, `the method \`${name}\` of \`${fcx.print(self)}\``));
    return;
  }
  if (self.kind === 'infer' && self.var.kind !== 'ty') {
    ambiguousNumeric(fcx, call, self);
    return;
  }
  const field = fieldNamed(fcx, self, name);
  const printed = printReceiver(fcx, call.receiver, self);
  const nounText = typeNoun(fcx, self);
  const reported = reportedName(fcx, self, name, info, printed);
  const bounds = info.unsatisfied.filter((it) => it.predicates.length > 0);
  if (bounds.length > 0) {
    reportUnsatisfied(fcx, call, self, bounds);
    return;
  }
  const more = extras(fcx, call, self, name, info);
  const isField = field !== undefined;
  const label = isField ? 'field, not a method' : (more.label ?? `method not found in \`${printed}\``);
  fcx.report(
    errorAt(nameSpan, `no method named \`${name}\` found for ${nounText} \`${reported}\` in the current scope`, {
      code: 'E0599',
      ...(label === '' ? {} : { label }),
      labels: more.labels,
      notes: more.notes,
      edits: more.edits,
    }),
  );
}

/** Generic arguments are not shown where no impl of the type has the method at all. */
function reportedName(fcx: FnCtxt, self: Ty, name: string, info: NoMatch, printed: string): string {
  if (self.kind !== 'adt' || self.args.length === 0 || info.steps.length > 1) return printed;
  const some = fcx.db.program.impls.some((impl) => {
    const def = fcx.db.program.def(impl);
    if (def.kind !== 'impl' || def.trait !== undefined) return false;
    const own = fcx.db.typeOf(impl);
    return own.kind === 'adt' && own.def === self.def && fcx.db.assocItems(impl).some((it) => it.name === name);
  });
  return some ? printed : genericName(fcx, self.def);
}

/** `Option<T>`: a type by its parameters. */
function genericName(fcx: FnCtxt, adt: DefId): string {
  const { params } = fcx.db.genericsOf(adt);
  const path = fcx.db.program.trimmedPathOf(adt);
  return params.length === 0 ? path : `${path}<${params.map((it) => it.name).join(', ')}>`;
}

function fieldNamed(fcx: FnCtxt, ty: Ty, name: string): Ty | undefined {
  if (ty.kind !== 'adt') return undefined;
  const def = fcx.db.program.def(ty.def);
  if (def.kind !== 'struct') return undefined;
  const index = def.variants[0]?.fields.findIndex((it) => it.name === name) ?? -1;
  return index < 0 ? undefined : fcx.db.fieldTys(ty.def, 0, ty.args)[index];
}

/** Names people bring from other languages, by the method they mean. */
const CONFUSABLE: ReadonlyMap<string, readonly string[]> = new Map([
  ['len', ['length', 'size']],
  ['push', ['push_back', 'put', 'append']],
  ['push_str', ['append', 'push']],
  ['push_back', ['push', 'put', 'append']],
  ['insert', ['push', 'append', 'put']],
]);

type Extras = Pick<Diagnostic, 'labels' | 'notes' | 'edits'> & { readonly label: string | undefined };

function extras(fcx: FnCtxt, call: hir.Expr & { kind: 'methodCall' }, self: Ty, name: string, info: NoMatch): Extras {
  const labels: { span: Span; text: string }[] = [];
  const notes: SubDiagnostic[] = [];
  const edits: { title: string; edits: { span: Span; text: string }[] }[] = [];
  let label: string | undefined;
  if (self.kind === 'adt') {
    const def = fcx.db.program.def(self.def);
    if (def.krate === 'main')
      labels.push({ span: headSpan(def), text: `method \`${name}\` not found for this ${typeNoun(fcx, self)}` });
  } else if (self.kind === 'param') {
    const def = fcx.db.program.def(self.def);
    if (def.krate === 'main')
      labels.push({ span: def.span, text: `method \`${name}\` not found for this type parameter` });
  }
  const end: Span = { ...call.receiver.span, start: call.receiver.span.end };
  // `fut.method()` where the output has the method.
  const output = self.kind === 'opaque' || self.kind === 'coroutine' ? futureOutput(fcx, self, call.span) : undefined;
  if (output !== undefined && hasMethod(fcx, output, name)) {
    const title = 'consider `await`ing on the `Future` and calling the method on its `Output`';
    notes.push({ kind: 'help', text: title, span: end });
    edits.push({ title, edits: [{ span: end, text: '.await' }] });
    return { label, labels, notes, edits };
  }
  if (info.statics.length > 0) {
    const [first] = info.statics;
    if (first !== undefined) {
      label = 'this is an associated function, not a method';
      notes.push({
        kind: 'note',
        text: 'found the following associated functions; to be used as methods, functions must have a `self` parameter',
      });
    }
    return { label, labels, notes, edits };
  }
  const inScope = fcx.db.program.traitsInScope(fcx.module, fcx.owner);
  const candidates = traitsWith(fcx, name).filter(
    (trait) => !inScope.has(trait) && mayImplement(fcx, trait, self, info),
  );
  if (candidates.length > 0) {
    const [first] = candidates;
    if (first !== undefined) {
      const path = fcx.db.program.pathOf(first);
      const item = fcx.db.assocItems(first).find((it) => it.name === name);
      const at = item === undefined ? undefined : fcx.db.program.def(item.def).span;
      if (at !== undefined && at.file === call.span.file)
        labels.push({ span: at, text: `the method is available for \`${fcx.print(self)}\` here` });
      notes.push({ kind: 'help', text: 'items from traits can only be used if the trait is in scope' });
      const title = `trait \`${fcx.db.program.def(first).name}\` which provides \`${name}\` is implemented but not in scope; perhaps you want to import it`;
      notes.push({ kind: 'help', text: title });
      edits.push({ title, edits: [{ span: { file: call.span.file, start: 0, end: 0 }, text: `use ${path};\n` }] });
    }
    return { label, labels, notes, edits };
  }
  const names = new Set<string>();
  for (const step of info.steps) {
    for (const impl of fcx.db.inherentImpls(step.ty))
      for (const item of fcx.db.assocItems(impl)) if (item.kind === 'fn' && item.hasSelf) names.add(item.name);
  }
  const close = similar(name, names);
  const meant = [...names].find((it) => CONFUSABLE.get(it)?.includes(name) === true);
  if (meant !== undefined) {
    label = '';
    const title = `you might have meant to use \`${meant}\``;
    notes.push({ kind: 'help', text: title, span: call.nameSpan });
    edits.push({ title, edits: [{ span: call.nameSpan, text: meant }] });
  } else if (close !== undefined) {
    label = '';
    const title = `there is a method \`${close}\` with a similar name`;
    notes.push({ kind: 'help', text: title, span: call.nameSpan });
    edits.push({ title, edits: [{ span: call.nameSpan, text: close }] });
  }
  const userTraits = traitsWith(fcx, name).filter((trait) => fcx.db.program.def(trait).krate === 'main');
  if (userTraits.length > 0 && candidates.length === 0) {
    notes.push({ kind: 'help', text: 'items from traits can only be used if the trait is implemented and in scope' });
    for (const trait of userTraits) {
      const { span, name: traitName } = fcx.db.program.def(trait);
      notes.push({
        kind: 'note',
        text: `\`${traitName}\` defines an item \`${name}\`, perhaps you need to implement it`,
        span,
      });
    }
  }
  return { label, labels, notes, edits };
}

function headSpan(def: hir.Def): Span {
  const start = def.fullSpan.start;
  return { file: def.span.file, start: Math.min(start, def.span.start), end: def.span.end };
}

function mayImplement(fcx: FnCtxt, trait: DefId, self: Ty, info: NoMatch): boolean {
  return [self, ...info.steps.map((it) => it.ty)].some(
    (ty) => fcx.implementsTrait(trait, ty, fcx.infcx.freshArgs(trait, fcx.body.value.span).slice(1)) === 'yes',
  );
}

function hasMethod(fcx: FnCtxt, ty: Ty, name: string): boolean {
  return (
    fcx.db.inherentImpls(ty).some((impl) => fcx.db.assocItems(impl).some((it) => it.name === name && it.hasSelf)) ||
    fieldNamed(fcx, ty, name) !== undefined
  );
}

function reportUnsatisfied(
  fcx: FnCtxt,
  call: hir.Expr & { kind: 'methodCall' },
  self: Ty,
  unsatisfied: NoMatch['unsatisfied'],
): void {
  const printed = fcx.print(self);
  const { name, nameSpan } = call;
  const lines = [
    ...new Set(unsatisfied.flatMap((it) => it.predicates.map((predicate) => `\`${printPredicate(fcx, predicate)}\``))),
  ];
  const noun = typeNoun(fcx, self);
  const labels = [];
  if (self.kind === 'adt') {
    const def = fcx.db.program.def(self.def);
    if (def.krate === 'main')
      labels.push({ span: headSpan(def), text: `method \`${name}\` not found for this ${noun}` });
  }
  const onlyTrait = unsatisfied.every((it) => it.trait !== undefined);
  const iterator = fcx.db.lang('iterator');
  if (iterator !== undefined && unsatisfied.some((it) => it.trait === iterator)) {
    fcx.report(
      errorAt(nameSpan, `no method named \`${name}\` found for ${noun} \`${printed}\` in the current scope`, {
        code: 'E0599',
        label: `\`${printed}\` is not an iterator`,
        labels,
        notes: [{ kind: 'note', text: `the following trait bounds were not satisfied:\n${lines.join('\n')}` }],
      }),
    );
    return;
  }
  const message =
    onlyTrait && (self.kind === 'param' || lines.length === 0)
      ? `no method named \`${name}\` found for ${noun} \`${printed}\` in the current scope`
      : `the method \`${name}\` exists for ${noun} \`${printed}\`, but its trait bounds were not satisfied`;
  fcx.report(
    errorAt(nameSpan, message, {
      code: 'E0599',
      label: message.startsWith('no method')
        ? `method not found in \`${printed}\``
        : `method cannot be called on \`${printed}\` due to unsatisfied trait bounds`,
      labels,
      notes: [{ kind: 'note', text: `the following trait bounds were not satisfied:\n${lines.join('\n')}` }],
    }),
  );
}

function ambiguousNumeric(fcx: FnCtxt, call: hir.Expr & { kind: 'methodCall' }, self: Ty): void {
  const printed = fcx.print(self);
  const { name, nameSpan, receiver } = call;
  const integer = self.kind === 'infer' && self.var.kind === 'int';
  const suffix = integer ? 'i32' : 'f32';
  const isLit = receiver.kind === 'lit';
  const title = isLit
    ? `you must specify a concrete type for this numeric value, like \`${suffix}\``
    : 'you must specify a type for this binding, like `' + suffix + '`';
  fcx.report(
    errorAt(nameSpan, `can't call method \`${name}\` on ambiguous numeric type \`${printed}\``, {
      code: 'E0689',
      notes: [{ kind: 'help', text: title, span: receiver.span }],
      edits: isLit
        ? [{ title, edits: [{ span: { ...receiver.span, start: receiver.span.end }, text: `_${suffix}` }] }]
        : [],
    }),
  );
}

/** Several traits offer the method. */
export function reportAmbiguousMethod(fcx: FnCtxt, span: Span, name: string, candidates: readonly Candidate[]): void {
  fcx.report(
    errorAt(span, 'multiple applicable items in scope', {
      code: 'E0034',
      label: `multiple \`${name}\` found`,
      notes: candidates.map((it, i) => {
        const container = fcx.db.program.def(it.item.container);
        const where = container.kind === 'trait' ? `the trait \`${container.name}\`` : `an impl for the type`;
        return {
          kind: 'note' as const,
          text: `candidate #${i + 1} is defined in ${where}`,
          span: fcx.db.program.def(it.item.def).span,
        };
      }),
    }),
  );
}

/** As `reportAmbiguousMethod`, for a path. */
export function reportAmbiguousAssoc(fcx: FnCtxt, span: Span, name: string, candidates: readonly Candidate[]): void {
  reportAmbiguousMethod(fcx, span, name, candidates);
}

/** `Type::name` is nothing. */
export function reportNoAssoc(fcx: FnCtxt, selfTy: Ty, name: string, span: Span, info: NoMatch): void {
  const self = fcx.infcx.resolve(selfTy);
  if (self.flags.hasError) {
    fcx.tainted = true;
    return;
  }
  const printed = fcx.print(self);
  const [private0] = info.privates;
  if (private0 !== undefined) {
    const def = fcx.db.program.def(private0);
    const noun =
      def.kind === 'fn' ? (def.assoc?.hasSelf === true ? 'method' : 'associated function') : 'associated constant';
    fcx.report(
      errorAt(span, `${noun} \`${name}\` is private`, {
        code: 'E0624',
        label: `private ${noun}`,
        labels: [{ span: def.span, text: `private ${noun} defined here` }],
      }),
    );
    return;
  }
  if (info.unsatisfied.length === 0 && realHasMember(fcx, self, name) && traitsWith(fcx, name).length === 0) {
    fcx.report(unsupportedAt(span, `\`${printed}::${name}\``));
    return;
  }
  const bounds = info.unsatisfied.filter((it) => it.predicates.length > 0);
  const isEnum = self.kind === 'adt' && fcx.db.program.def(self.def).kind === 'enum';
  const upper = /^[A-Z]/.test(name);
  const what = isEnum
    ? 'variant or associated item'
    : /^[a-z_]/.test(name)
      ? 'function or associated item'
      : 'associated item';
  const labels = [];
  if (self.kind === 'adt') {
    const def = fcx.db.program.def(self.def);
    if (def.krate === 'main')
      labels.push({ span: headSpan(def), text: `${what} \`${name}\` not found for this ${typeNoun(fcx, self)}` });
  }
  if (bounds.length > 0) {
    const lines = [
      ...new Set(bounds.flatMap((it) => it.predicates.map((predicate) => `\`${printPredicate(fcx, predicate)}\``))),
    ];
    fcx.report(
      errorAt(
        span,
        `the ${what} \`${name}\` exists for ${typeNoun(fcx, self)} \`${printed}\`, but its trait bounds were not satisfied`,
        {
          code: 'E0599',
          label: `${what} cannot be called on \`${printed}\` due to unsatisfied trait bounds`,
          labels,
          notes: [{ kind: 'note', text: `the following trait bounds were not satisfied:\n${lines.join('\n')}` }],
        },
      ),
    );
    return;
  }
  const names = new Set<string>();
  if (isEnum && self.kind === 'adt') {
    const def = fcx.db.program.def(self.def);
    if ('variants' in def) for (const it of def.variants) names.add(it.name);
  }
  for (const impl of fcx.db.inherentImpls(self)) for (const item of fcx.db.assocItems(impl)) names.add(item.name);
  const close = similar(name, names);
  const title =
    close === undefined
      ? undefined
      : isEnum && upper
        ? 'there is a variant with a similar name'
        : `there is an associated function \`${close}\` with a similar name`;
  // Where no argument is known the type is named by its parameters.
  const declared =
    self.kind === 'adt' && self.args.every((arg) => arg.kind !== 'type' || arg.ty.kind === 'infer')
      ? genericName(fcx, self.def)
      : printed;
  fcx.report(
    errorAt(
      span,
      `no ${what} named \`${name}\` found for ${typeNoun(fcx, self)} \`${declared}\` in the current scope`,
      {
        code: 'E0599',
        label: `${what} not found in \`${printed}\``,
        labels,
        notes: title === undefined ? [] : [{ kind: 'help', text: title, span }],
        edits: title === undefined || close === undefined ? [] : [{ title, edits: [{ span, text: close }] }],
      },
    ),
  );
}

/** A struct-like variant used as a value. */
export function reportNotAValue(fcx: FnCtxt, variant: hir.VariantDef, span: Span, use: PathUse): void {
  const adt = fcx.db.program.def(variant.adt);
  const what = adt.kind === 'struct' ? `struct \`${adt.name}\`` : `struct variant \`${adt.name}::${variant.name}\``;
  if (use === 'unitPattern') {
    fcx.report(
      errorAt(span, `expected unit struct, unit variant or constant, found ${what}`, {
        code: 'E0533',
        label: 'not a unit struct, unit variant or constant',
      }),
    );
    return;
  }
  if (use === 'tuplePattern') {
    fcx.report(
      errorAt(span, `expected tuple struct or tuple variant, found ${what}`, {
        code: 'E0164',
        label: 'not a tuple struct or tuple variant',
      }),
    );
    return;
  }
  if (adt.kind === 'struct') {
    fcx.report(
      errorAt(span, `expected value, found struct \`${adt.name}\``, {
        code: 'E0423',
        label: `help: use struct literal syntax instead: \`${adt.name} { ${variant.fields.map((it) => `${it.name}: val`).join(', ')} }\``,
        labels: [{ span: adt.fullSpan, text: `\`${adt.name}\` defined here` }],
      }),
    );
    return;
  }
  fcx.report(
    errorAt(span, `expected value, found struct variant \`${adt.name}::${variant.name}\``, {
      code: 'E0533',
      label: 'not a value',
    }),
  );
}
