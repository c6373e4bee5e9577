//! What names are bound to: namespaces, module scopes, imports, textual macro scopes and lexical ribs.
//!
//! A *scope* is what paths walk through (modules, enums, blocks with items); a *rib* is one step of the lexical search
//! that starts at a use and goes outwards (locals, generics, item boundaries, modules), as in rustc_resolve.
import { ApiIndex } from './api-index.ts';
import { need } from '../../base/assert.ts';
import type { Span } from '../../source/span.ts';
import type { Ident, Token } from '../syntax/ast.ts';
import type { DefId, Edition, LocalId, PrimTy, Visibility } from './hir.ts';

/** The three namespaces of items. */
export type Ns = 'type' | 'value' | 'macro';

/** What an item-level name stands for. */
export type NameRes =
  | { readonly kind: 'def'; readonly def: DefId }
  /** Constructor of a tuple or unit struct or variant, in the value namespace. */
  | {
      readonly kind: 'ctor';
      readonly def: DefId;
      readonly adt: DefId;
      readonly variantIdx: number;
      readonly shape: 'tuple' | 'unit';
    }
  | { readonly kind: 'prim'; readonly prim: PrimTy };

/** A name with its meaning and who may use it. */
export interface Binding {
  readonly res: NameRes;
  readonly vis: Visibility;
  /** Where it was defined or imported. */
  readonly span: Span;
  readonly imported: boolean;
  /** Of an import: how visible that is what it imports. */
  readonly sourceVis?: Visibility;
  /** By `extern crate`. */
  readonly externCrate?: true;
  /** Another glob brings something else under the same name (E0659 when used). */
  readonly ambiguous?: Binding;
}

/** One crate of the program. */
export class Krate {
  readonly name: string;
  readonly edition: Edition;
  readonly isUser: boolean;
  /** Whether `cfg(feature = "…")` holds: libraries are shown as if built with all of them. */
  hasFeatures: boolean;
  /** The real crate's public names; undefined for the user's crate and for crates without a list. */
  readonly apiText: string | undefined;
  private index: ApiIndex | undefined;
  /** Set as soon as the root module exists. */
  rootScope: ModScope | undefined;

  constructor(name: string, edition: Edition, isUser: boolean, apiText?: string) {
    this.name = name;
    this.edition = edition;
    this.isUser = isUser;
    this.hasFeatures = !isUser;
    this.apiText = apiText;
  }

  /** The list of the real crate's names, read at the first call. */
  get api(): ApiIndex | undefined {
    if (this.apiText !== undefined) this.index ??= new ApiIndex(this.apiText);
    return this.index;
  }

  /** The root module. */
  get root(): ModScope {
    return need(this.rootScope, 'crate root');
  }
}

/** A `use` leaf. `path` has all segments; for a glob they name the container, else the last one is the target. */
export interface Import {
  readonly scope: ModScope;
  readonly path: readonly Ident[];
  readonly global: boolean;
  readonly glob: boolean;
  /** `a::{self}`: only the type namespace. */
  readonly selfOnly: boolean;
  /** The name it introduces; `_` for `as _`. */
  readonly name: string;
  readonly vis: Visibility;
  readonly span: Span;
  /** The whole path as written, for messages. */
  readonly pathSpan: Span;
  readonly macros: MacroScope | undefined;
  readonly cache: Partial<Record<Ns, Binding | null>>;
  target?: ModScope | null;
  pending: boolean;
}

/** Where paths look names up. */
export interface ModScope {
  readonly kind: 'mod' | 'enum' | 'block';
  /** The module, the enum, or (block) the module that encloses it. */
  readonly def: DefId;
  /** Lexically enclosing scope; a module's is where it is declared. */
  readonly parent: ModScope | undefined;
  readonly krate: Krate;
  readonly own: Record<Ns, Map<string, Binding>>;
  readonly imports: Map<string, Import[]>;
  readonly globs: Import[];
  readonly cache: Record<Ns, Map<string, Binding | null>>;
  readonly pending: Set<string>;
  /** All names are in: answers may be cached. */
  frozen: boolean;
  /** Macros defined by `macro_rules!` directly in this module, importable by `use name`. */
  readonly localMacros: Map<string, DefId>;
  /** Items that `cfg` took out, by name: rustc still mentions them. */
  readonly configuredOut: Map<string, Span>;
  /** Blocks: names its `let` statements bind, for E0434 in items of the block. */
  lets?: ReadonlySet<string>;
  /** `mod` has been declared with these file-system coordinates (libraries). */
  readonly dir: string;
}

/** Textual scope of `macro_rules!`: a definition and what was visible before it. */
export interface MacroScope {
  readonly parent: MacroScope | undefined;
  readonly name: string;
  readonly macro: DefId;
}

/** What expansion needs to know of a macro. */
export interface MacroInfo {
  readonly def: DefId;
  readonly name: string;
  readonly krate: Krate;
  readonly builtin: string | undefined;
  readonly tokens: readonly Token[];
  readonly span: Span;
  rules?: unknown;
}

/** One hygiene mark: context `parent` plus an expansion of `macro`. */
export interface Mark {
  readonly parent: number;
  readonly macro: DefId | undefined;
  readonly krate: Krate;
}

/** A local variable's name; hygiene compares `ctxt` too. */
export interface LocalName {
  readonly ctxt: number;
  readonly local: LocalId;
}

/** What `Self` means. */
export type SelfRes =
  | { readonly kind: 'trait'; readonly param: () => DefId }
  | { readonly kind: 'impl'; readonly impl: DefId }
  | { readonly kind: 'adt'; readonly adt: DefId };

/** One step of the lexical search. */
export type Rib =
  | { readonly kind: 'locals'; readonly parent: Rib; readonly names: ReadonlyMap<string, readonly LocalName[]> }
  | { readonly kind: 'block'; readonly parent: Rib; readonly scope: ModScope }
  | { readonly kind: 'generics'; readonly parent: Rib; readonly params: () => ReadonlyMap<string, DefId> }
  | { readonly kind: 'self'; readonly parent: Rib; readonly self: SelfRes }
  /** An item inside a body: no locals (E0434), no outer generics (E0401) beyond. */
  | { readonly kind: 'item'; readonly parent: Rib }
  /** An anonymous constant: no locals beyond (E0435). */
  | { readonly kind: 'const'; readonly parent: Rib }
  /** A `macro_rules!` statement: its own tokens see the locals before it. */
  | { readonly kind: 'macroDef'; readonly parent: Rib; readonly macro: DefId }
  | { readonly kind: 'module'; readonly scope: ModScope };

/** An empty scope. */
export function newScope(
  kind: ModScope['kind'],
  def: DefId,
  parent: ModScope | undefined,
  krate: Krate,
  dir = '',
): ModScope {
  return {
    kind,
    def,
    parent,
    krate,
    own: { type: new Map(), value: new Map(), macro: new Map() },
    imports: new Map(),
    globs: [],
    cache: { type: new Map(), value: new Map(), macro: new Map() },
    pending: new Set(),
    frozen: false,
    localMacros: new Map(),
    configuredOut: new Map(),
    dir,
  };
}

/** The nearest real module at or above a scope. */
export function moduleScope(scope: ModScope): ModScope {
  let at = scope;
  while (at.kind !== 'mod' && at.parent !== undefined) at = at.parent;
  return at;
}

/** The primitive types by name. */
export const PRIM_TYPES: ReadonlySet<string> = new Set<PrimTy>([
  'bool', 'char', 'str', 'i8', 'i16', 'i32', 'i64', 'i128', 'isize',
  'u8', 'u16', 'u32', 'u64', 'u128', 'usize', 'f32', 'f64',
]); // prettier-ignore

/** Narrows a name to a primitive type. */
export function isPrim(name: string): name is PrimTy {
  return PRIM_TYPES.has(name);
}
