//! Expressions, blocks and statements as written.
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type { Attribute, GenericArgs, GenericParam, Ident, Lifetime, Lit, MacroCall, Path, QSelf } from './ast.ts';
import type { Item } from './ast-item.ts';
import type { Pat } from './ast-pat.ts';
import type { Ty } from './ast-ty.ts';

/** An expression. */
export type Expr =
  | LitExpr
  | PathExpr
  | UnaryExpr
  | BinaryExpr
  | AssignExpr
  | AssignOpExpr
  | AddrOfExpr
  | CastExpr
  | CallExpr
  | MethodCallExpr
  | FieldExpr
  | IndexExpr
  | AwaitExpr
  | TryExpr
  | RangeExpr
  | TupleExpr
  | ArrayExpr
  | RepeatExpr
  | StructExpr
  | ParenExpr
  | BlockExpr
  | AsyncBlockExpr
  | ConstBlockExpr
  | TryBlockExpr
  | ClosureExpr
  | LetExpr
  | IfExpr
  | WhileExpr
  | ForExpr
  | LoopExpr
  | MatchExpr
  | BreakExpr
  | ContinueExpr
  | ReturnExpr
  | BecomeExpr
  | YieldExpr
  | YeetExpr
  | UnderscoreExpr
  | MacroExpr
  | ErrExpr;

/** What every expression has. `attrs` is absent where none were written. */
export interface ExprBase {
  readonly span: Span;
  readonly attrs?: readonly Attribute[];
}

/** A literal. */
export interface LitExpr extends ExprBase {
  readonly kind: 'Lit';
  readonly lit: Lit;
}

/** `x`, `a::B::<T>`, `<T as Tr>::f`, `self`. */
export interface PathExpr extends ExprBase {
  readonly kind: 'Path';
  readonly qself?: QSelf;
  readonly path: Path;
}

/** Prefix operators. */
export type UnaryOp = '-' | '!' | '*';

/** `-x`, `!x`, `*x`. */
export interface UnaryExpr extends ExprBase {
  readonly kind: 'Unary';
  readonly op: UnaryOp;
  readonly opSpan: Span;
  readonly expr: Expr;
}

/** Binary operators, lazy ones included. */
export type BinaryOp =
  | '+' | '-' | '*' | '/' | '%' | '^' | '&' | '|' | '<<' | '>>'
  | '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||'; // prettier-ignore

/** Operators that have a compound assignment. */
export type AssignBinaryOp = '+' | '-' | '*' | '/' | '%' | '^' | '&' | '|' | '<<' | '>>';

/** `a + b`, `a && b`. */
export interface BinaryExpr extends ExprBase {
  readonly kind: 'Binary';
  readonly op: BinaryOp;
  readonly opSpan: Span;
  readonly lhs: Expr;
  readonly rhs: Expr;
}

/** `a = b`; the left side may be a destructuring pattern written as an expression (`(a, _) = ..`). */
export interface AssignExpr extends ExprBase {
  readonly kind: 'Assign';
  readonly opSpan: Span;
  readonly lhs: Expr;
  readonly rhs: Expr;
}

/** `a += b` (`op` is `+`). */
export interface AssignOpExpr extends ExprBase {
  readonly kind: 'AssignOp';
  readonly op: AssignBinaryOp;
  readonly opSpan: Span;
  readonly lhs: Expr;
  readonly rhs: Expr;
}

/** `&x`, `&mut x`, `&raw const x`, `&raw mut x`. */
export interface AddrOfExpr extends ExprBase {
  readonly kind: 'AddrOf';
  readonly raw: boolean;
  readonly mutable: boolean;
  readonly expr: Expr;
}

/** `x as T`. */
export interface CastExpr extends ExprBase {
  readonly kind: 'Cast';
  readonly expr: Expr;
  readonly ty: Ty;
}

/** `f(a, b)`. `argsSpan` covers the parentheses. */
export interface CallExpr extends ExprBase {
  readonly kind: 'Call';
  readonly callee: Expr;
  readonly args: readonly Expr[];
  readonly argsSpan: Span;
}

/** `recv.name::<T>(a)`. */
export interface MethodCallExpr extends ExprBase {
  readonly kind: 'MethodCall';
  readonly receiver: Expr;
  readonly method: Ident;
  readonly generics?: GenericArgs;
  readonly args: readonly Expr[];
  readonly argsSpan: Span;
}

/** `x.name`, `x.0`. While a person types, `name` may be empty (`rx.`): then a diagnostic was given. */
export interface FieldExpr extends ExprBase {
  readonly kind: 'Field';
  readonly expr: Expr;
  readonly field: Ident;
}

/** `x[i]`. */
export interface IndexExpr extends ExprBase {
  readonly kind: 'Index';
  readonly expr: Expr;
  readonly index: Expr;
  /** `[i]`: where a panic of the indexing is reported. */
  readonly brackets: Span;
}

/** `x.await`. */
export interface AwaitExpr extends ExprBase {
  readonly kind: 'Await';
  readonly expr: Expr;
  /** The word `await`. */
  readonly awaitSpan: Span;
}

/** `x?`. */
export interface TryExpr extends ExprBase {
  readonly kind: 'Try';
  readonly expr: Expr;
}

/** `a..b`, `..`, `a..=b`. */
export interface RangeExpr extends ExprBase {
  readonly kind: 'Range';
  readonly start?: Expr;
  readonly end?: Expr;
  readonly closed: boolean;
}

/** `()`, `(a,)`, `(a, b)`. */
export interface TupleExpr extends ExprBase {
  readonly kind: 'Tuple';
  readonly elems: readonly Expr[];
}

/** `[a, b]`. */
export interface ArrayExpr extends ExprBase {
  readonly kind: 'Array';
  readonly elems: readonly Expr[];
}

/** `[x; n]`. */
export interface RepeatExpr extends ExprBase {
  readonly kind: 'Repeat';
  readonly elem: Expr;
  readonly len: Expr;
}

/** `P { x, y: 1, ..base }`. */
export interface StructExpr extends ExprBase {
  readonly kind: 'Struct';
  readonly qself?: QSelf;
  readonly path: Path;
  readonly fields: readonly FieldInit[];
  readonly base?: Expr;
  /** Ends with a bare `..` (destructuring assignment). */
  readonly rest: boolean;
}

/** One field of a struct literal; `ident` may be `0`, `1`. */
export interface FieldInit {
  readonly attrs: readonly Attribute[];
  readonly ident: Ident;
  readonly expr: Expr;
  readonly shorthand: boolean;
  readonly span: Span;
}

/** `(x)`. */
export interface ParenExpr extends ExprBase {
  readonly kind: 'Paren';
  readonly expr: Expr;
}

/** `{ .. }`, `'a: { .. }`, `unsafe { .. }`. */
export interface BlockExpr extends ExprBase {
  readonly kind: 'Block';
  readonly label?: Lifetime;
  readonly isUnsafe: boolean;
  readonly block: Block;
}

/** `async { .. }`, `async move { .. }`; `gen` and `async gen` blocks have `isGen`. */
export interface AsyncBlockExpr extends ExprBase {
  readonly kind: 'AsyncBlock';
  readonly isAsync: boolean;
  readonly isGen: boolean;
  readonly isMove: boolean;
  readonly block: Block;
  /** `async move`. */
  readonly headSpan: Span;
}

/** `const { .. }`. */
export interface ConstBlockExpr extends ExprBase {
  readonly kind: 'ConstBlock';
  readonly block: Block;
}

/** `try { .. }` (unstable). */
export interface TryBlockExpr extends ExprBase {
  readonly kind: 'TryBlock';
  readonly block: Block;
}

/** `async move |a: A, b| -> R { .. }`. */
export interface ClosureExpr extends ExprBase {
  readonly kind: 'Closure';
  /** Parameters of `for<..>`; empty without one. */
  readonly binder: readonly GenericParam[];
  readonly isConst: boolean;
  readonly isStatic: boolean;
  readonly isAsync: boolean;
  readonly isMove: boolean;
  readonly params: readonly ClosureParam[];
  readonly output?: Ty;
  readonly body: Expr;
  /** From the first qualifier through the closing `|`. */
  readonly headSpan: Span;
}

/** A closure parameter. */
export interface ClosureParam {
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly ty?: Ty;
  readonly span: Span;
}

/** `let pat = scrutinee` in a condition (only inside `if`/`while` conditions and guards, possibly chained by `&&`). */
export interface LetExpr extends ExprBase {
  readonly kind: 'Let';
  readonly pat: Pat;
  readonly scrutinee: Expr;
}

/** `if cond { } else ..`; `else` is a `Block` or another `If`. */
export interface IfExpr extends ExprBase {
  readonly kind: 'If';
  readonly cond: Expr;
  readonly then: Block;
  readonly else?: Expr;
}

/** `'a: while cond { }`. */
export interface WhileExpr extends ExprBase {
  readonly kind: 'While';
  readonly label?: Lifetime;
  readonly cond: Expr;
  readonly body: Block;
}

/** `'a: for pat in iter { }`; `for await` has `isAwait` (inside `stream!`). */
export interface ForExpr extends ExprBase {
  readonly kind: 'For';
  readonly label?: Lifetime;
  readonly isAwait: boolean;
  readonly pat: Pat;
  readonly iter: Expr;
  readonly body: Block;
}

/** `'a: loop { }`. */
export interface LoopExpr extends ExprBase {
  readonly kind: 'Loop';
  readonly label?: Lifetime;
  readonly body: Block;
}

/** `match x { arms }`. */
export interface MatchExpr extends ExprBase {
  readonly kind: 'Match';
  readonly scrutinee: Expr;
  readonly arms: readonly Arm[];
}

/** `pat if guard => body`. */
export interface Arm {
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly guard?: Expr;
  readonly body: Expr;
  readonly span: Span;
}

/** `break 'a value`. */
export interface BreakExpr extends ExprBase {
  readonly kind: 'Break';
  readonly label?: Lifetime;
  readonly value?: Expr;
}

/** `continue 'a`. */
export interface ContinueExpr extends ExprBase {
  readonly kind: 'Continue';
  readonly label?: Lifetime;
}

/** `return value`. */
export interface ReturnExpr extends ExprBase {
  readonly kind: 'Return';
  readonly value?: Expr;
}

/** `become f(x)` (unstable). */
export interface BecomeExpr extends ExprBase {
  readonly kind: 'Become';
  readonly value: Expr;
}

/** `yield value`: inside `stream!` bodies and generators. */
export interface YieldExpr extends ExprBase {
  readonly kind: 'Yield';
  readonly value?: Expr;
}

/** `do yeet value` (unstable). */
export interface YeetExpr extends ExprBase {
  readonly kind: 'Yeet';
  readonly value?: Expr;
}

/** `_` on the left of an assignment. */
export interface UnderscoreExpr extends ExprBase {
  readonly kind: 'Underscore';
}

/** `mac!(..)`. */
export interface MacroExpr extends ExprBase {
  readonly kind: 'Macro';
  readonly mac: MacroCall;
}

/** Where an expression could not be parsed. */
export interface ErrExpr extends ExprBase {
  readonly kind: 'Err';
}

// --- blocks and statements ---

/** `{ stmts tail }`. `tail` is the value: a last expression without `;` (also a block-like one). */
export interface Block {
  /** Inner attributes. */
  readonly attrs: readonly Attribute[];
  readonly stmts: readonly Stmt[];
  readonly tail?: Expr;
  /** With the braces. */
  readonly span: Span;
}

/** A block that is parsed when first asked for (library function bodies), or was parsed already. */
export interface LazyBlock {
  readonly span: Span;
  /** The block; parsed on first use, then cached. */
  get(): Block;
  /** What parsing it on demand said; empty for bodies parsed with their file (the file's diagnostics have it). */
  diagnostics(): readonly Diagnostic[];
}

/** A statement. */
export type Stmt = LetStmt | ItemStmt | ExprStmt | MacroStmt | EmptyStmt;

/** `let pat: ty = init else { .. };`. */
export interface LetStmt {
  readonly kind: 'Let';
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly ty?: Ty;
  readonly init?: Expr;
  readonly els?: Block;
  readonly span: Span;
}

/** An item inside a block. */
export interface ItemStmt {
  readonly kind: 'Item';
  readonly item: Item;
  readonly span: Span;
}

/** `expr;`, or (`semi: false`) a block-like expression in the middle of a block. */
export interface ExprStmt {
  readonly kind: 'Expr';
  readonly expr: Expr;
  readonly semi: boolean;
  readonly span: Span;
}

/**
 * `mac!(..);` or `mac! { .. }` as a statement: may expand to several statements or items, whose names the rest of the
 * block sees. `style` `braces` in last position is also the block's value, if it expands to an expression.
 */
export interface MacroStmt {
  readonly kind: 'Macro';
  readonly attrs: readonly Attribute[];
  readonly mac: MacroCall;
  readonly style: 'semi' | 'braces';
  readonly span: Span;
}

/** `;`. */
export interface EmptyStmt {
  readonly kind: 'Empty';
  readonly span: Span;
}
