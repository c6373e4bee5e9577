//! The derives of std, written as Rust text with the semantics of rustc's.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Diagnostic } from '../../../source/diagnostic.ts';
import type { Bound } from '../../syntax/ast.ts';
import type { Hole, Quote } from '../builtins/quote.ts';
import { hasAttr } from '../attrs.ts';
import { bindAll, buildAll, selfPath } from './input.ts';
import type { DeriveInput, DeriveVariant } from './input.ts';

/** A derive: the trait, the bound on type parameters, and the members' text with holes. */
export interface StdDerive {
  readonly trait: string;
  /** Bound on type parameters; undefined for none. */
  readonly bound: string | undefined;
  readonly members: (input: DeriveInput, quote: Quote, report: (d: Diagnostic) => void) => Template;
}

/** Text with holes. */
export interface Template {
  readonly text: string;
  readonly holes: Readonly<Record<string, Hole>>;
}

const EQUAL = '::core::cmp::Ordering::Equal';
const SOME = '::core::option::Option::Some';
const NONE_TEXT: Template = { text: '', holes: {} };

/** Collects holes whose tokens stand at a field, so that messages about the field's type point there. */
class Holes {
  readonly holes: Record<string, Hole> = {};
  private readonly quote: Quote;
  private n = 0;

  constructor(quote: Quote) {
    this.quote = quote;
  }

  at(v: DeriveVariant, i: number, text: string): string {
    const name = `hole${String(this.n++)}`;
    this.holes[name] = this.quote.at(text, v.fields[i]?.span ?? this.quote.callSite);
    return `$${name}`;
  }
}

function discriminants(): string {
  return '::core::intrinsics::discriminant_value';
}

/** Is it a struct whose last field need not be sized, as far as its text tells? */
function mayBeUnsized(input: DeriveInput): boolean {
  if (input.isEnum) return false;
  const { params, where } = input.item.generics;
  const relaxed = (bounds: readonly Bound[]): boolean =>
    bounds.some((b) => b.kind === 'Trait' && b.polarity === 'maybe');
  if (params.some((p) => p.kind === 'Type' && relaxed(p.bounds))) return true;
  if (where.some((w) => w.kind === 'Bound' && relaxed(w.bounds))) return true;
  const last = input.variants[0]?.fields.at(-1)?.ty.kind;
  return last === 'Slice' || last === 'DynTrait';
}

function matchSelf(input: DeriveInput, arm: (v: DeriveVariant) => string): string {
  if (input.variants.length === 0) return 'match *self {}';
  return `match self { ${input.variants.map((v) => `${bindAll(input, v, 'a')} => ${arm(v)},`).join(' ')} }`;
}

/** `match (self, other)` over equal variants; `other` text for the rest. */
function matchPairs(input: DeriveInput, arm: (v: DeriveVariant) => string, rest: string): string {
  if (input.variants.length === 0) return 'match *self {}';
  const withFields = input.isEnum ? input.variants.filter((v) => v.fields.length > 0) : input.variants;
  const arms = withFields.map((v) => `(${bindAll(input, v, 'a')}, ${bindAll(input, v, 'b')}) => ${arm(v)},`);
  const total = !input.isEnum || (input.variants.length === 1 && withFields.length === 1);
  return `match (self, other) { ${arms.join(' ')} ${total ? '' : `_ => ${rest},`} }`;
}

/** All std derives by name. */
export const STD_DERIVES: Readonly<Record<string, StdDerive>> = {
  Clone: {
    trait: '::core::clone::Clone',
    bound: '::core::clone::Clone',
    members: (input, quote) => {
      const h = new Holes(quote);
      const isCopy = input.derives.has('Copy') && input.item.generics.params.every((p) => p.kind === 'Lifetime');
      const body = isCopy
        ? '*self'
        : matchSelf(input, (v) => buildAll(input, v, (i) => h.at(v, i, `::core::clone::Clone::clone(a${String(i)})`)));
      return { text: `#[inline] fn clone(&self) -> Self { ${body} }`, holes: h.holes };
    },
  },
  Copy: { trait: '::core::marker::Copy', bound: '::core::marker::Copy', members: () => NONE_TEXT },
  Debug: {
    trait: '::core::fmt::Debug',
    bound: '::core::fmt::Debug',
    members: (input, quote) => {
      const h = new Holes(quote);
      const body = matchSelf(input, (v) => {
        const name = JSON.stringify(v.name);
        if (v.kind === 'Unit') return `f.write_str(${name})`;
        const named = v.kind === 'Named';
        const fields = v.fields.map((f, i) => {
          // The last field may be unsized; a reference to it never is.
          const unsized = mayBeUnsized(input) && i === v.fields.length - 1;
          const value = h.at(v, i, `${unsized ? '&' : ''}a${String(i)}`);
          return named ? `.field(${JSON.stringify(f.name)}, ${value})` : `.field(${value})`;
        });
        return `f.debug_${named ? 'struct' : 'tuple'}(${name})${fields.join('')}.finish()`;
      });
      return {
        text: `fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { ${body} }`,
        holes: h.holes,
      };
    },
  },
  PartialEq: {
    trait: '::core::cmp::PartialEq',
    bound: '::core::cmp::PartialEq',
    members: (input, quote) => {
      const h = new Holes(quote);
      const same = `${discriminants()}(self) == ${discriminants()}(other)`;
      const body = matchPairs(
        input,
        (v) =>
          v.fields.length === 0
            ? 'true'
            : v.fields.map((_, i) => h.at(v, i, `*a${String(i)} == *b${String(i)}`)).join(' && '),
        same,
      );
      return { text: `#[inline] fn eq(&self, other: &Self) -> bool { ${body} }`, holes: h.holes };
    },
  },
  Eq: { trait: '::core::cmp::Eq', bound: '::core::cmp::Eq', members: () => NONE_TEXT },
  PartialOrd: {
    trait: '::core::cmp::PartialOrd',
    bound: '::core::cmp::PartialOrd',
    members: (input, quote) => {
      const h = new Holes(quote);
      const chain = (v: DeriveVariant, i: number): string =>
        i >= v.fields.length
          ? `${SOME}(${EQUAL})`
          : `match ${h.at(v, i, `::core::cmp::PartialOrd::partial_cmp(a${String(i)}, b${String(i)})`)} { ${SOME}(${EQUAL}) => ${chain(v, i + 1)}, cmp => cmp }`;
      const rest = `::core::cmp::PartialOrd::partial_cmp(&${discriminants()}(self), &${discriminants()}(other))`;
      const body = matchPairs(input, (v) => chain(v, 0), rest);
      return {
        text: `#[inline] fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> { ${body} }`,
        holes: h.holes,
      };
    },
  },
  Ord: {
    trait: '::core::cmp::Ord',
    bound: '::core::cmp::Ord',
    members: (input, quote) => {
      const h = new Holes(quote);
      const chain = (v: DeriveVariant, i: number): string =>
        i >= v.fields.length
          ? EQUAL
          : `match ${h.at(v, i, `::core::cmp::Ord::cmp(a${String(i)}, b${String(i)})`)} { ${EQUAL} => ${chain(v, i + 1)}, cmp => cmp }`;
      const rest = `::core::cmp::Ord::cmp(&${discriminants()}(self), &${discriminants()}(other))`;
      const body = matchPairs(input, (v) => chain(v, 0), rest);
      return { text: `#[inline] fn cmp(&self, other: &Self) -> ::core::cmp::Ordering { ${body} }`, holes: h.holes };
    },
  },
  Hash: {
    trait: '::core::hash::Hash',
    bound: '::core::hash::Hash',
    members: (input, quote) => {
      const h = new Holes(quote);
      const discr = input.isEnum ? `::core::hash::Hash::hash(&${discriminants()}(self), state);` : '';
      const body = matchSelf(
        input,
        (v) =>
          `{ ${v.fields.map((_, i) => `${h.at(v, i, `::core::hash::Hash::hash(a${String(i)}, state)`)};`).join(' ')} }`,
      );
      return {
        text: `fn hash<__H: ::core::hash::Hasher>(&self, state: &mut __H) { ${discr} ${body} }`,
        holes: h.holes,
      };
    },
  },
  Default: {
    trait: '::core::default::Default',
    bound: '::core::default::Default',
    members: (input, quote, report) => {
      const h = new Holes(quote);
      const variant = input.isEnum ? defaultVariant(input, quote, report) : input.variants[0];
      if (variant === undefined) return { text: 'fn default() -> Self { loop {} }', holes: {} };
      const body = input.isEnum
        ? selfPath(input, variant)
        : buildAll(input, variant, (i) => h.at(variant, i, '::core::default::Default::default()'));
      return { text: `fn default() -> Self { ${body} }`, holes: h.holes };
    },
  },
};

/** The variant marked `#[default]` (E0665 without one). */
export function defaultVariant(
  input: DeriveInput,
  quote: Quote,
  report: (d: Diagnostic) => void,
): DeriveVariant | undefined {
  const marked = input.variants.filter((v) => hasAttr(v.attrs, 'default'));
  const [first, second] = marked;
  if (first === undefined) {
    report(
      errorAt(quote.callSite, '`#[derive(Default)]` on enum with no `#[default]`', {
        code: 'E0665',
        labels: [{ span: input.item.ident.span, text: 'this enum needs a unit variant marked with `#[default]`' }],
      }),
    );
    return undefined;
  }
  if (second !== undefined) {
    report(
      errorAt(quote.callSite, 'multiple declared defaults', {
        labels: [
          { span: first.span, text: 'first default' },
          { span: second.span, text: 'additional default' },
        ],
      }),
    );
  }
  if (first.kind !== 'Unit') {
    report(
      errorAt(first.span, 'the `#[default]` attribute may only be used on unit enum variants', {
        notes: [{ kind: 'help', text: 'consider a manual implementation of `Default`' }],
      }),
    );
    return undefined;
  }
  return first;
}
