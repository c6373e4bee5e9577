//! What the standard library tells rustc to say when its traits are not implemented (`#[diagnostic::on_unimplemented]`
//! and the like): messages, labels and notes by trait.
import type { Db } from '../db/db.ts';
import type { TraitRef, Ty } from '../ty.ts';
import { argTy } from '../interner.ts';

/** Special words for one trait; `label` replaces "the trait … is not implemented". */
export interface Words {
  readonly message?: string;
  readonly label?: string;
  readonly notes?: readonly string[];
}

interface Facts {
  readonly db: Db;
  readonly selfTy: Ty;
  /** Printed Self, first own argument, trait. */
  readonly self: string;
  readonly arg: string;
  readonly trait: string;
  readonly isUserAdt: boolean;
}

const operator =
  (verb: (rhs: string, self: string) => string, symbol: string) =>
  (it: Facts): Words => ({
    message: verb(it.arg, it.self),
    label: `no implementation for \`${it.self} ${symbol} ${it.arg}\``,
  });
const noImplementation = (symbol: string): ((it: Facts) => Words) =>
  operator((rhs, self) => `no implementation for \`${self} ${symbol} ${rhs}\``, symbol);
const sharing = (it: Facts): readonly string[] => {
  const name = it.selfTy.kind === 'adt' ? it.db.program.def(it.selfTy.def).name : '';
  if (name === 'Cell')
    return ['if you want to do aliasing and mutation between multiple threads, use `std::sync::RwLock`'];
  if (name === 'RefCell')
    return ['if you want to do aliasing and mutation between multiple threads, use `std::sync::RwLock` instead'];
  return [];
};
const callable = (it: Facts): Words => ({
  message: `expected a \`${it.trait}\` closure, found \`${it.self}\``,
  label: `expected an \`${it.trait}\` closure, found \`${it.self}\``,
  ...(it.arg === '()'
    ? { notes: [`wrap the \`${it.self}\` in a closure with no arguments: \`|| { /* code */ }\``] }
    : {}),
});
const future = (it: Facts): Words => ({
  message: `\`${it.self}\` is not a future`,
  label: `\`${it.self}\` is not a future`,
  notes: [`${it.self} must be a future or must implement \`IntoFuture\` to be awaited`],
});

function iterator(it: Facts): Words {
  const message = `\`${it.self}\` is not an iterator`;
  const { selfTy } = it;
  const inner = selfTy.kind === 'ref' ? selfTy.ty : selfTy;
  const name = inner.kind === 'adt' ? it.db.program.def(inner.def).name : '';
  if (inner.kind === 'str' || name === 'String')
    return { message, label: `\`${it.self}\` is not an iterator; try calling \`.chars()\` or \`.bytes()\`` };
  if (selfTy.kind === 'array' || inner.kind === 'slice' || name === 'Vec')
    return { message, label: `\`${it.self}\` is not an iterator; try calling \`.into_iter()\` or \`.iter()\`` };
  if (selfTy.kind === 'int' || (selfTy.kind === 'infer' && selfTy.var.kind === 'int'))
    return {
      message,
      label: `\`${it.self}\` is not an iterator`,
      notes: [
        'if you want to iterate between `start` until a value `end`, use the exclusive range syntax `start..end` or the inclusive range syntax `start..=end`',
      ],
    };
  return { message, label: `\`${it.self}\` is not an iterator` };
}

function debug(it: Facts): Words {
  const message = `\`${it.self}\` doesn't implement \`${it.trait}\``;
  if (it.isUserAdt)
    return {
      message,
      label: `\`${it.self}\` cannot be formatted using \`{:?}\``,
      notes: [`add \`#[derive(Debug)]\` to \`${it.self}\` or manually \`impl Debug for ${it.self}\``],
    };
  return {
    message,
    label: `\`${it.self}\` cannot be formatted using \`{:?}\` because it doesn't implement \`${it.trait}\``,
  };
}

const TABLE: Readonly<Record<string, (it: Facts) => Words>> = {
  Sized: (it) => ({
    message: `the size for values of type \`${it.self}\` cannot be known at compilation time`,
    label: "doesn't have a size known at compile-time",
  }),
  Send: (it) => ({
    message: `\`${it.self}\` cannot be sent between threads safely`,
    label: `\`${it.self}\` cannot be sent between threads safely`,
  }),
  Sync: (it) => ({
    message: `\`${it.self}\` cannot be shared between threads safely`,
    label: `\`${it.self}\` cannot be shared between threads safely`,
    notes: sharing(it),
  }),
  Unpin: (it) => ({
    message: `\`${it.self}\` cannot be unpinned`,
    notes: [
      'consider using the `pin!` macro\nconsider using `Box::pin` if you need to access the pinned value outside of the current scope',
    ],
  }),
  UnwindSafe: (it) => ({
    message: `the type \`${it.self}\` may not be safely transferred across an unwind boundary`,
    label: `\`${it.self}\` may not be safely transferred across an unwind boundary`,
  }),
  RefUnwindSafe: (it) => ({
    message: `the type \`${it.self}\` may contain interior mutability and a reference may not be safely transferrable across a catch_unwind boundary`,
    label: `\`${it.self}\` may contain interior mutability and a reference may not be safely transferrable across a catch_unwind boundary`,
  }),
  Future: future,
  IntoFuture: future,
  Iterator: iterator,
  IntoIterator: iterator,
  FromIterator: (it) => ({
    message: `a value of type \`${it.self}\` cannot be built from an iterator over elements of type \`${it.arg}\``,
    label: `value of type \`${it.self}\` cannot be built from \`std::iter::Iterator<Item=${it.arg}>\``,
  }),
  Sum: (it) => ({
    message: `a value of type \`${it.self}\` cannot be made by summing an iterator over elements of type \`${it.arg}\``,
    label: `value of type \`${it.self}\` cannot be made by summing a \`std::iter::Iterator<Item=${it.arg}>\``,
  }),
  Product: (it) => ({
    message: `a value of type \`${it.self}\` cannot be made by multiplying all elements of type \`${it.arg}\` from an iterator`,
    label: `value of type \`${it.self}\` cannot be made by multiplying all elements from a \`std::iter::Iterator<Item=${it.arg}>\``,
  }),
  Debug: debug,
  Display: (it) => ({
    message: `\`${it.self}\` doesn't implement \`${it.trait}\``,
    label: `\`${it.self}\` cannot be formatted with the default formatter`,
    notes: ['in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead'],
  }),
  PartialEq: (it) => ({
    message: `can't compare \`${it.self}\` with \`${it.arg}\``,
    label: `no implementation for \`${it.self} == ${it.arg}\``,
  }),
  PartialOrd: (it) => ({
    message: `can't compare \`${it.self}\` with \`${it.arg}\``,
    label: `no implementation for \`${it.self} < ${it.arg}\` and \`${it.self} > ${it.arg}\``,
  }),
  Add: operator((rhs, self) => `cannot add \`${rhs}\` to \`${self}\``, '+'),
  Sub: operator((rhs, self) => `cannot subtract \`${rhs}\` from \`${self}\``, '-'),
  Mul: operator((rhs, self) => `cannot multiply \`${self}\` by \`${rhs}\``, '*'),
  Div: operator((rhs, self) => `cannot divide \`${self}\` by \`${rhs}\``, '/'),
  Rem: operator((rhs, self) => `cannot calculate the remainder of \`${self}\` divided by \`${rhs}\``, '%'),
  AddAssign: operator((rhs, self) => `cannot add-assign \`${rhs}\` to \`${self}\``, '+='),
  SubAssign: operator((rhs, self) => `cannot subtract-assign \`${rhs}\` from \`${self}\``, '-='),
  MulAssign: operator((rhs, self) => `cannot multiply-assign \`${self}\` by \`${rhs}\``, '*='),
  DivAssign: operator((rhs, self) => `cannot divide-assign \`${self}\` by \`${rhs}\``, '/='),
  RemAssign: operator(
    (rhs, self) => `cannot calculate and assign the remainder of \`${self}\` divided by \`${rhs}\``,
    '%=',
  ),
  BitAnd: noImplementation('&'),
  BitOr: noImplementation('|'),
  BitXor: noImplementation('^'),
  Shl: noImplementation('<<'),
  Shr: noImplementation('>>'),
  BitAndAssign: noImplementation('&='),
  BitOrAssign: noImplementation('|='),
  BitXorAssign: noImplementation('^='),
  ShlAssign: noImplementation('<<='),
  ShrAssign: noImplementation('>>='),
  Index: (it) => ({
    message: `the type \`${it.self}\` cannot be indexed by \`${it.arg}\``,
    label: `\`${it.self}\` cannot be indexed by \`${it.arg}\``,
  }),
  SliceIndex: (it) => ({
    message: `the type \`${it.arg}\` cannot be indexed by \`${it.self}\``,
    label: 'slice indices are of type `usize` or ranges of `usize`',
  }),
  Fn: callable,
  FnMut: callable,
  FnOnce: callable,
  Try: (it) => ({
    message: `the \`?\` operator can only be applied to values that implement \`${it.trait}\``,
    label: `the \`?\` operator cannot be applied to type \`${it.self}\``,
  }),
  Termination: (it) => ({
    message: `\`main\` has invalid return type \`${it.self}\``,
    label: '`main` can only return types that implement `Termination`',
  }),
};

/** The special words for a trait, if the standard library has some. */
export function wordsFor(db: Db, trait: TraitRef): Words {
  const it = db.program.def(trait.def);
  if (it.krate !== 'std' && it.krate !== 'core' && it.krate !== 'alloc') return {};
  const selfTy = argTy(trait.args[0]);
  const arg = trait.args[1];
  return (
    TABLE[it.name]?.({
      db,
      selfTy,
      self: db.printTy(selfTy),
      arg: arg?.kind === 'type' ? db.printTy(arg.ty) : '',
      trait: db.printTrait(trait),
      isUserAdt: selfTy.kind === 'adt' && db.isUser(selfTy.def),
    }) ?? {}
  );
}
