//! The HIR of bodies: statements, expressions, patterns and paths. Part of the contract in `hir.ts`, which re-exports it.
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type {
  DefId,
  LocalId,
  HirId,
  LabelId,
  Edition,
  Mutability,
  ClosureFlavor,
  GenericArgs,
  ConstArg,
  Ty,
  TraitRef,
  PrimTy,
} from './hir.ts';

// ---------------------------------------------------------------- bodies

/** The body of a fn, const, static, discriminant or array length. Closures are bodies inside (`Expr` kind 'closure'). */
export interface Body {
  readonly owner: DefId;
  readonly params: readonly Param[];
  /** For `async fn`: an 'asyncBlock' closure expression (move) that first rebinds the params, as rustc does (RS-6). */
  readonly value: Expr;
  readonly locals: readonly LocalInfo[]; // by LocalId
  readonly edition: Edition;
  /** Diagnostics found while lowering this body (unresolved names, macro errors …). */
  readonly diagnostics: readonly Diagnostic[];
}
export interface LocalInfo {
  readonly name: string;
  readonly span: Span;
  readonly mutable: boolean;
}
export interface Param {
  readonly pat: Pat;
  readonly ty: Ty | undefined;
  readonly span: Span;
}

interface Node {
  readonly id: HirId;
  readonly span: Span;
}

export interface Block extends Node {
  readonly stmts: readonly Stmt[];
  readonly expr: Expr | undefined;
  readonly label: LabelId | undefined; // labelled blocks, target of `break 'a v`
  readonly isUnsafe: boolean;
  /** Edition rules for tail-expression temporaries (RS-12): the edition of the crate whose tokens made this block. */
  readonly edition: Edition;
}
export type Stmt = Node &
  (
    | {
        readonly kind: 'let';
        readonly pat: Pat;
        readonly ty: Ty | undefined;
        readonly init: Expr | undefined;
        readonly els: Block | undefined;
      }
    | { readonly kind: 'expr'; readonly expr: Expr } // without `;`: must be unit (block-like)
    | { readonly kind: 'semi'; readonly expr: Expr }
    | { readonly kind: 'item' } // items are in the definition table
  );

export type BinOp = '+' | '-' | '*' | '/' | '%' | '^' | '&' | '|' | '<<' | '>>' | '==' | '<' | '<=' | '!=' | '>=' | '>';

export type Lit =
  | { readonly kind: 'int'; readonly value: bigint; readonly suffix: PrimTy | undefined }
  | { readonly kind: 'float'; readonly text: string; readonly suffix: 'f32' | 'f64' | undefined }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'char'; readonly value: number } // scalar value
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'byteStr'; readonly value: readonly number[] }
  | { readonly kind: 'cStr'; readonly value: readonly number[] };

/** What a value path resolved to. */
export type Res =
  | { readonly kind: 'local'; readonly local: LocalId }
  | { readonly kind: 'def'; readonly def: DefId } // fn, const, static, constParam
  /** Tuple or unit constructor of a struct (variant = the struct's own variant) or enum variant. */
  | { readonly kind: 'ctor'; readonly adt: DefId; readonly variantIdx: number }
  | { readonly kind: 'selfCtor'; readonly impl: DefId } // `Self(..)`
  | { readonly kind: 'error' };

export type Path =
  /** Fully resolved. `segments`: generic args as written, per generics owner from outermost (type/trait/enum) to innermost (fn); see `argsOf`. */
  | {
      readonly kind: 'resolved';
      readonly res: Res;
      readonly span: Span;
      /** Args for the parent generics (enum of a variant, trait of a trait method path `Trait::<A>::f`), if written. */
      readonly parentArgs: GenericArgs | undefined;
      /** Args for the item's own generics, if written. */
      readonly args: GenericArgs | undefined;
    }
  /** `Type::name` / `<T>::name` / `T::name` / `Self::name`: resolved by types (assoc fn, const, or enum variant through alias/Self). */
  | {
      readonly kind: 'typeRelative';
      readonly ty: Ty;
      readonly name: string;
      readonly nameSpan: Span;
      readonly args: GenericArgs | undefined;
      readonly span: Span;
    }
  /** `<T as Trait>::name` or `Trait::name` (self then is infer). */
  | {
      readonly kind: 'qualified';
      readonly self: Ty;
      readonly trait: TraitRef;
      readonly item: DefId;
      readonly args: GenericArgs | undefined;
      readonly span: Span;
    };

export type Expr = Node &
  (
    | { readonly kind: 'lit'; readonly lit: Lit }
    | { readonly kind: 'path'; readonly path: Path }
    /** A lang item as a value (`Option::Some`, `IntoIterator::into_iter`), from desugaring. `name` as in #[lang = "…"]. */
    | { readonly kind: 'langItem'; readonly name: string }
    | { readonly kind: 'call'; readonly func: Expr; readonly args: readonly Expr[] }
    | {
        readonly kind: 'methodCall';
        readonly receiver: Expr;
        readonly name: string;
        readonly nameSpan: Span;
        readonly generics: GenericArgs | undefined;
        readonly args: readonly Expr[];
      }
    | { readonly kind: 'tuple'; readonly items: readonly Expr[] }
    | { readonly kind: 'array'; readonly items: readonly Expr[] }
    | { readonly kind: 'repeat'; readonly value: Expr; readonly len: ConstArg }
    | {
        readonly kind: 'struct';
        readonly path: StructPath;
        readonly fields: readonly { readonly name: string; readonly span: Span; readonly value: Expr }[];
        readonly base: Expr | undefined;
        readonly rest: 'none' | 'base' | 'defaults';
      }
    | { readonly kind: 'binary'; readonly op: BinOp; readonly opSpan: Span; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'logical'; readonly op: '&&' | '||'; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'unary'; readonly op: 'not' | 'neg' | 'deref'; readonly expr: Expr }
    | { readonly kind: 'assign'; readonly left: Expr; readonly right: Expr; readonly opSpan: Span }
    | {
        readonly kind: 'assignOp';
        readonly op: BinOp;
        readonly opSpan: Span;
        readonly left: Expr;
        readonly right: Expr;
      }
    | { readonly kind: 'field'; readonly expr: Expr; readonly name: string; readonly nameSpan: Span }
    | { readonly kind: 'index'; readonly expr: Expr; readonly index: Expr; readonly brackets: Span }
    | { readonly kind: 'cast'; readonly expr: Expr; readonly ty: Ty }
    | { readonly kind: 'ascribe'; readonly expr: Expr; readonly ty: Ty } // internal desugarings only
    | { readonly kind: 'addrOf'; readonly mut: Mutability; readonly raw: boolean; readonly expr: Expr }
    | { readonly kind: 'block'; readonly block: Block }
    | {
        readonly kind: 'if';
        readonly cond: Expr;
        readonly then: Block;
        readonly els: Expr | undefined;
        readonly edition: Edition;
      }
    /** Only inside `if` conditions, match guards and `&&` chains of them. */
    | { readonly kind: 'let'; readonly pat: Pat; readonly init: Expr }
    | {
        readonly kind: 'loop';
        readonly block: Block;
        readonly label: LabelId;
        readonly source: 'loop' | 'while' | 'for';
      }
    | { readonly kind: 'match'; readonly scrutinee: Expr; readonly arms: readonly Arm[]; readonly source: MatchSource }
    | { readonly kind: 'break'; readonly label: LabelId | undefined; readonly value: Expr | undefined }
    | { readonly kind: 'continue'; readonly label: LabelId | undefined }
    | { readonly kind: 'return'; readonly value: Expr | undefined }
    /** `e?`. Typed through Try/FromResidual. */
    | { readonly kind: 'try'; readonly expr: Expr }
    /** `e.await`; `span` is the whole, `awaitSpan` the keyword. `context`: set when not inside an async body (E0728). */
    | { readonly kind: 'await'; readonly expr: Expr; readonly awaitSpan: Span }
    /** `yield v` inside a 'gen' closure (stream!). */
    | { readonly kind: 'yield'; readonly value: Expr }
    | {
        readonly kind: 'closure';
        readonly def: DefId;
        readonly flavor: ClosureFlavor;
        readonly move: boolean;
        readonly params: readonly Param[];
        readonly ret: Ty | undefined;
        readonly body: Expr;
        /** The body of an `async fn`: params already moved in; `owner` fn for messages. */
        readonly asyncFn: boolean;
      }
    | { readonly kind: 'constBlock'; readonly body: Body }
    /** `format_args!`: pieces and typed arguments; lowered by types to fmt::Arguments construction. */
    | { readonly kind: 'formatArgs'; readonly template: FormatTemplate; readonly args: readonly Expr[] }
    /** Temporaries inside `expr` die at its end: a terminating scope (RS-9). */
    | { readonly kind: 'dropTemps'; readonly expr: Expr }
    | { readonly kind: 'error' } // already reported
  );

export type MatchSource = 'match' | 'for' | 'await' | 'try' | 'macro';
export interface Arm extends Node {
  readonly pat: Pat;
  readonly guard: Expr | undefined;
  readonly body: Expr;
}
export type StructPath =
  | {
      readonly kind: 'resolved';
      readonly adt: DefId;
      readonly variantIdx: number;
      readonly args: GenericArgs | undefined;
      readonly span: Span;
    }
  /** `Self {..}`, `Alias {..}`, `Self::Variant {..}`, `T::Assoc {..}`. */
  | { readonly kind: 'type'; readonly ty: Ty; readonly variant: string | undefined; readonly span: Span }
  | { readonly kind: 'error'; readonly span: Span };

/** `format_args!` template. Literal text, or a placeholder for argument `arg` (index into args; positional, named and captured are already resolved). */
export interface FormatTemplate {
  readonly pieces: readonly FormatPiece[];
  readonly span: Span;
}
export type FormatPiece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'arg';
      readonly arg: number;
      readonly trait: FormatTrait;
      readonly span: Span;
      readonly fill: number;
      readonly align: 'left' | 'right' | 'center' | 'none';
      readonly sign: 'none' | 'plus' | 'minus';
      readonly alternate: boolean;
      readonly zeroPad: boolean;
      readonly debugHex: 'none' | 'lower' | 'upper';
      readonly width: FormatCount;
      readonly precision: FormatCount;
    };
export type FormatCount =
  | { readonly kind: 'none' }
  | { readonly kind: 'literal'; readonly value: number }
  | { readonly kind: 'arg'; readonly arg: number };
export type FormatTrait =
  'Display' | 'Debug' | 'LowerHex' | 'UpperHex' | 'Octal' | 'Binary' | 'LowerExp' | 'UpperExp' | 'Pointer';

export type Pat = Node &
  (
    | { readonly kind: 'wild' }
    | { readonly kind: 'rest' } // `..` inside tuple/slice patterns
    | {
        readonly kind: 'binding';
        readonly local: LocalId;
        readonly name: string;
        readonly byRef: boolean;
        readonly mut: boolean;
        readonly sub: Pat | undefined;
      }
    | {
        readonly kind: 'struct';
        readonly path: StructPath;
        readonly fields: readonly {
          readonly name: string;
          readonly span: Span;
          readonly pat: Pat;
          readonly shorthand: boolean;
        }[];
        readonly rest: boolean;
      }
    | { readonly kind: 'tupleStruct'; readonly path: Path; readonly items: readonly Pat[] } // may contain one 'rest'
    | { readonly kind: 'path'; readonly path: Path } // unit variant/struct or const
    | { readonly kind: 'tuple'; readonly items: readonly Pat[] }
    | { readonly kind: 'slice'; readonly items: readonly Pat[] } // one 'rest', or a binding with sub 'rest' (`xs @ ..`)
    | { readonly kind: 'ref'; readonly mut: Mutability; readonly pat: Pat }
    | { readonly kind: 'or'; readonly alts: readonly Pat[] } // alternatives bind the same LocalIds
    | { readonly kind: 'lit'; readonly expr: Expr } // literal, negated literal, const block
    | {
        readonly kind: 'range';
        readonly low: Expr | undefined;
        readonly high: Expr | undefined;
        readonly inclusive: boolean;
      }
    | { readonly kind: 'error' }
  );
