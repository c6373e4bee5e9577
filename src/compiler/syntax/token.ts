//! Tokens: what the lexer produces, macros carry around, and the parser reads.
//!
//! Operators are glued as far as Rust's grammar allows (`>>=` is one token); the parser splits them where the grammar
//! wants a shorter one (`Vec<Vec<u8>>`). `macro_rules!` therefore sees `=>` as one token tree, as rustc does.
import type { Span } from '../../source/span.ts';
import type { Attribute, Lit, MetaItem, Path, Visibility } from './ast.ts';
import type { Block, Expr, Stmt } from './ast-expr.ts';
import type { Item } from './ast-item.ts';
import type { Pat } from './ast-pat.ts';
import type { Ty } from './ast-ty.ts';

/** Operators and separators, glued. A token's `kind` is the operator itself. */
export type PunctKind =
  | '=' | '==' | '=>' | '<' | '<=' | '<<' | '<<=' | '<-' | '>' | '>=' | '>>' | '>>=' | '!' | '!=' | '~'
  | '+' | '+=' | '-' | '-=' | '->' | '*' | '*=' | '/' | '/=' | '%' | '%=' | '^' | '^=' | '&' | '&&' | '&='
  | '|' | '||' | '|=' | '@' | '.' | '..' | '...' | '..=' | ',' | ';' | ':' | '::' | '#' | '$' | '?' | '_'; // prettier-ignore

/** The three delimiters of token trees. */
export type Delim = '(' | '[' | '{';
/** Closing delimiters. */
export type CloseDelim = ')' | ']' | '}';

/** Literal tokens; `text` is the source text, suffix included. */
export type LitTokenKind =
  | 'int' | 'float' | 'char' | 'byte' | 'str' | 'rawStr' | 'byteStr' | 'rawByteStr' | 'cStr' | 'rawCStr'; // prettier-ignore

/**
 * All token kinds. Keywords are `ident` tokens (whether a word is a keyword depends on the edition and the place);
 * `rawIdent` has `r#` in its text. `docComment` covers `///`, `//!`, `/** *\/` and `/*! *\/`. `interpolated` carries a
 * node that was already parsed (a transcribed macro fragment). `unread` is a braced group that is still text (only in
 * library files, see `deferred.ts`). `unknown` is a character no Rust token starts with.
 */
export type TokenKind =
  | PunctKind
  | Delim
  | CloseDelim
  | LitTokenKind
  | 'ident'
  | 'rawIdent'
  | 'lifetime'
  | 'docComment'
  | 'interpolated'
  | 'unread'
  | 'unknown'
  | 'eof';

/** One token. */
export interface Token {
  readonly kind: TokenKind;
  /** Source text (for `interpolated`: the printed fragment). `$crate` is an `ident` token with text `$crate`. */
  readonly text: string;
  readonly span: Span;
  /** Macro hygiene mark; 0 for plain source. */
  readonly ctxt: number;
  /** Whether the next token follows without white space. */
  readonly joint: boolean;
  /** Whether it is the first token on its line (only messages and recovery depend on it). */
  readonly lineStart?: boolean;
  /** Only on `interpolated`. */
  readonly node?: Interpolated;
  /** Only on `interpolated`: what was read as the fragment; left out where it was made otherwise. */
  readonly tokens?: readonly Token[];
}

/** An already parsed macro fragment; the parser takes it as one unit (invisible grouping). */
export type Interpolated =
  | { readonly kind: 'Expr'; readonly expr: Expr }
  | { readonly kind: 'Ty'; readonly ty: Ty }
  | { readonly kind: 'Pat'; readonly pat: Pat }
  | { readonly kind: 'Stmt'; readonly stmt: Stmt }
  | { readonly kind: 'Item'; readonly item: Item }
  | { readonly kind: 'Path'; readonly path: Path }
  | { readonly kind: 'Block'; readonly block: Block }
  | { readonly kind: 'Vis'; readonly vis: Visibility }
  | { readonly kind: 'Meta'; readonly meta: MetaItem }
  | { readonly kind: 'Literal'; readonly lit: Lit; readonly negative: boolean }
  | { readonly kind: 'Attr'; readonly attr: Attribute };
