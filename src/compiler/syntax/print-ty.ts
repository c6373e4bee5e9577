//! Printing of what all areas share: names, paths, types, patterns, attributes, tokens.
import { unreachable } from '../../base/assert.ts';
import type {
  AngleArg, Attribute, Bound, Expr, FnPtrParam, GenericArgs, GenericParam, Generics, Ident, Item, Lit, MacroCall,
  MetaItem, Pat, Path, QSelf, Stmt, Token, Ty, Visibility, WherePredicate,
} from './ast.ts'; // prettier-ignore
import { closeOf } from './balance.ts';
import { filled, space, spaceOut, upright } from './boxes.ts';
import { isKeyword, isPathKeyword } from './keywords.ts';
import { markedTokens } from './print-tokens.ts';
import type { Block } from './ast-expr.ts';

/** The lower half of the printer; expressions and items are in the classes that extend it. */
export abstract class TyPrinter {
  protected indent = '';
  /** Whether marks for `layout` stand where lines may break; otherwise blocks have a line for each statement. */
  protected readonly marks: boolean;
  constructor(marks = false) {
    this.marks = marks;
  }

  abstract expr(expr: Expr): string;
  abstract block(block: Block, head?: string): string;
  abstract stmt(stmt: Stmt): string;
  abstract item(item: Item): string;

  /** A space where a line may break. */
  protected get gap(): string {
    return this.marks ? space : ' ';
  }
  /** Things with commas between them. */
  protected commas(list: readonly string[]): string {
    return this.marks ? filled(list.join(`,${space}`)) : list.join(', ');
  }

  protected line(): string {
    return `\n${this.indent}`;
  }

  /** Lines one level deeper, between braces. */
  protected braces(lines: readonly string[], head = ''): string {
    if (lines.length === 0) return `${head}{}`;
    if (this.marks) return upright(`${filled(`${head}{`)}${space}${lines.join(space)}${spaceOut}}`);
    const inner = lines.map((one) => `${this.indent}  ${one}`).join('\n');
    return `${head}{\n${inner}\n${this.indent}}`;
  }

  /** Runs `make` one level deeper. */
  protected deeper<T>(make: () => T): T {
    const outer = this.indent;
    this.indent = `${outer}  `;
    const result = make();
    this.indent = outer;
    return result;
  }

  ident(ident: Ident): string {
    return isKeyword(ident.name, '2024') && !isPathKeyword(ident.name) ? `r#${ident.name}` : ident.name;
  }

  lifetime({ name }: Ident): string {
    const word = name.slice(1);
    return isKeyword(word, '2024') && word !== 'static' ? `'r#${word}` : name;
  }

  lit(lit: Lit): string {
    return lit.text + (lit.suffix ?? '');
  }

  // --- paths ---

  path(path: Path, turbofish: boolean): string {
    const segments = path.segments.map((one) => this.segment(one.ident, one.args, turbofish));
    return (path.global ? '::' : '') + segments.join('::');
  }

  private segment(ident: Ident, args: GenericArgs | undefined, turbofish: boolean): string {
    if (args === undefined) return this.ident(ident);
    return this.ident(ident) + (turbofish ? '::' : '') + this.genericArgs(args);
  }

  qpath(qself: QSelf | undefined, path: Path, turbofish: boolean): string {
    if (qself === undefined) return this.path(path, turbofish);
    const trait = { ...path, segments: path.segments.slice(0, qself.position) };
    const as = qself.position === 0 ? '' : ` as ${this.path(trait, false)}`;
    const rest = { ...path, global: false, segments: path.segments.slice(qself.position) };
    return `<${this.ty(qself.ty)}${as}>::${this.path(rest, turbofish)}`;
  }

  genericArgs(args: GenericArgs): string {
    switch (args.kind) {
      case 'Angle':
        return `<${args.args.map((one) => this.angleArg(one)).join(', ')}>`;
      case 'Paren': {
        const output = args.output === undefined ? '' : ` -> ${this.ty(args.output)}`;
        return `(${args.inputs.map((one) => this.ty(one)).join(', ')})${output}`;
      }
      case 'ParenElided':
        return '(..)';
      default:
        return unreachable(args);
    }
  }

  private angleArg(arg: AngleArg): string {
    switch (arg.kind) {
      case 'Lifetime':
        return this.lifetime(arg.lifetime);
      case 'Type':
        return this.ty(arg.ty);
      case 'Const':
        return this.constArg(arg.expr);
      case 'AssocEq': {
        const value = arg.value.kind === 'Type' ? this.ty(arg.value.ty) : this.constArg(arg.value.expr);
        return `${this.segment(arg.ident, arg.args, false)} = ${value}`;
      }
      case 'AssocBound':
        return `${this.segment(arg.ident, arg.args, false)}: ${this.bounds(arg.bounds)}`;
      default:
        return unreachable(arg);
    }
  }

  /** Anything but a literal or block needs braces between `<` and `>`. */
  private constArg(expr: Expr): string {
    const plain = expr.kind === 'Lit' || expr.kind === 'Block' || expr.kind === 'ConstBlock' || expr.kind === 'Unary';
    return plain ? this.expr(expr) : `{ ${this.expr(expr)} }`;
  }

  // --- bounds and generics ---

  bounds(bounds: readonly Bound[]): string {
    return bounds.map((one) => this.bound(one)).join(' + ');
  }

  private bound(bound: Bound): string {
    switch (bound.kind) {
      case 'Outlives':
        return this.lifetime(bound.lifetime);
      case 'Use':
        return `use<${bound.args.map((one) => (one.name.startsWith("'") ? this.lifetime(one) : this.ident(one))).join(', ')}>`;
      case 'Trait': {
        const constness = bound.constness === 'maybe' ? '[const] ' : bound.constness === 'const' ? 'const ' : '';
        const mark = bound.polarity === 'maybe' ? '?' : bound.polarity === 'negative' ? '!' : '';
        return `${this.binder(bound.binder)}${constness}${bound.isAsync ? 'async ' : ''}${mark}${this.path(bound.path, false)}`;
      }
      default:
        return unreachable(bound);
    }
  }

  binder(params: readonly GenericParam[]): string {
    return params.length === 0 ? '' : `for${this.genericParams(params)} `;
  }

  genericParams(params: readonly GenericParam[]): string {
    return params.length === 0 ? '' : `<${params.map((one) => this.genericParam(one)).join(', ')}>`;
  }

  private genericParam(param: GenericParam): string {
    const attrs = this.inlineAttrs(param.attrs);
    switch (param.kind) {
      case 'Lifetime': {
        const bounds = param.bounds.map((one) => this.lifetime(one)).join(' + ');
        return attrs + this.lifetime(param.lifetime) + (bounds === '' ? '' : `: ${bounds}`);
      }
      case 'Type': {
        const bounds = param.bounds.length === 0 ? '' : `: ${this.bounds(param.bounds)}`;
        return `${attrs}${this.ident(param.ident)}${bounds}${param.default ? ` = ${this.ty(param.default)}` : ''}`;
      }
      case 'Const': {
        const value = param.default === undefined ? '' : ` = ${this.constArg(param.default)}`;
        return `${attrs}const ${this.ident(param.ident)}: ${this.ty(param.ty)}${value}`;
      }
      default:
        return unreachable(param);
    }
  }

  where(generics: Generics): string {
    if (generics.where.length === 0) return '';
    return ` where ${generics.where.map((one) => this.predicate(one)).join(', ')}`;
  }

  private predicate(predicate: WherePredicate): string {
    const attrs = this.inlineAttrs(predicate.attrs);
    if (predicate.kind === 'Region') {
      const bounds = predicate.bounds.map((one) => this.lifetime(one)).join(' + ');
      return `${attrs}${this.lifetime(predicate.lifetime)}: ${bounds}`;
    }
    return `${attrs}${this.binder(predicate.binder)}${this.ty(predicate.ty)}: ${this.bounds(predicate.bounds)}`;
  }

  // --- types ---

  ty(ty: Ty): string {
    switch (ty.kind) {
      case 'Path':
        return this.qpath(ty.qself, ty.path, false);
      case 'Ref': {
        const lifetime = ty.lifetime === undefined ? '' : `${this.lifetime(ty.lifetime)} `;
        return `&${lifetime}${ty.mutable ? 'mut ' : ''}${this.tyNoBounds(ty.ty)}`;
      }
      case 'Ptr':
        return `*${ty.mutable ? 'mut' : 'const'} ${this.tyNoBounds(ty.ty)}`;
      case 'Tuple':
        return ty.elems.length === 1
          ? `(${ty.elems.map((one) => this.ty(one)).join('')},)`
          : `(${ty.elems.map((one) => this.ty(one)).join(', ')})`;
      case 'Array':
        return `[${this.ty(ty.elem)}; ${this.expr(ty.len)}]`;
      case 'Slice':
        return `[${this.ty(ty.elem)}]`;
      case 'FnPtr': {
        const params = ty.params.map((one) => this.fnPtrParam(one));
        if (ty.variadic) params.push('...');
        const output = ty.output === undefined ? '' : ` -> ${this.tyNoBounds(ty.output)}`;
        return `${this.binder(ty.binder)}${ty.isUnsafe ? 'unsafe ' : ''}${this.abi(ty.abi)}fn(${params.join(', ')})${output}`;
      }
      case 'ImplTrait':
        return `impl ${this.bounds(ty.bounds)}`;
      case 'DynTrait':
        return `${ty.isBare ? '' : 'dyn '}${this.bounds(ty.bounds)}`;
      case 'Paren':
        return `(${this.ty(ty.ty)})`;
      case 'Never':
        return '!';
      case 'Infer':
        return '_';
      case 'Macro':
        return this.mac(ty.mac);
      case 'Err':
        return '_';
      default:
        return unreachable(ty);
    }
  }

  private tyNoBounds(ty: Ty): string {
    const sum = (ty.kind === 'ImplTrait' || ty.kind === 'DynTrait') && ty.bounds.length > 1;
    return sum ? `(${this.ty(ty)})` : this.ty(ty);
  }

  private fnPtrParam(param: FnPtrParam): string {
    const name = param.name === undefined ? '' : `${this.ident(param.name)}: `;
    return this.inlineAttrs(param.attrs) + name + this.ty(param.ty);
  }

  abi(abi: { readonly name?: string } | undefined): string {
    if (abi === undefined) return '';
    return abi.name === undefined ? 'extern ' : `extern ${JSON.stringify(abi.name)} `;
  }

  // --- patterns ---

  pat(pat: Pat): string {
    switch (pat.kind) {
      case 'Wild':
        return '_';
      case 'Ident': {
        const sub = pat.sub === undefined ? '' : ` @ ${this.patNoAlts(pat.sub)}`;
        return `${pat.byRef ? 'ref ' : ''}${pat.mutable ? 'mut ' : ''}${this.ident(pat.ident)}${sub}`;
      }
      case 'Path':
        return this.qpath(pat.qself, pat.path, true);
      case 'TupleStruct':
        return `${this.qpath(pat.qself, pat.path, true)}(${pat.elems.map((one) => this.pat(one)).join(', ')})`;
      case 'Struct': {
        const fields = pat.fields.map((one) => {
          const attrs = this.inlineAttrs(one.attrs);
          return attrs + (one.shorthand ? this.pat(one.pat) : `${this.ident(one.ident)}: ${this.pat(one.pat)}`);
        });
        if (pat.rest) fields.push('..');
        return `${this.qpath(pat.qself, pat.path, true)} { ${fields.join(', ')} }`;
      }
      case 'Tuple':
        return pat.elems.length === 1 && pat.elems[0]?.kind !== 'Rest'
          ? `(${pat.elems.map((one) => this.pat(one)).join('')},)`
          : `(${pat.elems.map((one) => this.pat(one)).join(', ')})`;
      case 'Slice':
        return `[${pat.elems.map((one) => this.pat(one)).join(', ')}]`;
      case 'Or':
        return pat.alts.length === 1
          ? `| ${this.patNoAlts(pat.alts[0])}`
          : pat.alts.map((one) => this.patNoAlts(one)).join(' | ');
      case 'Ref':
        return `&${pat.mutable ? 'mut ' : ''}${this.patNoAlts(pat.pat)}`;
      case 'Lit':
        return this.expr(pat.expr);
      case 'Range': {
        const start = pat.start === undefined ? '' : this.expr(pat.start);
        return `${start}${pat.closed ? '..=' : '..'}${pat.end === undefined ? '' : this.expr(pat.end)}`;
      }
      case 'Rest':
        return '..';
      case 'ConstBlock':
        return this.expr(pat.expr);
      case 'Paren':
        return `(${this.pat(pat.pat)})`;
      case 'Never':
        return '!';
      case 'Macro':
        return this.mac(pat.mac);
      case 'Err':
        return '_';
      default:
        return unreachable(pat);
    }
  }

  private patNoAlts(pat: Pat | undefined): string {
    if (pat === undefined) return '_';
    return pat.kind === 'Or' ? `(${this.pat(pat)})` : this.pat(pat);
  }

  // --- attributes, visibility, tokens ---

  /** Attributes on lines of their own. */
  attrs(attrs: readonly Attribute[], style: 'outer' | 'inner'): string {
    return attrs
      .filter((one) => one.style === style)
      .map((one) => this.attr(one) + this.line())
      .join('');
  }

  /** Attributes on the line of what they belong to (line doc comments still end their line). */
  inlineAttrs(attrs: readonly Attribute[]): string {
    return attrs
      .filter((one) => one.style === 'outer')
      .map((one) => this.attr(one) + (one.kind === 'Doc' && !one.block ? this.line() : ' '))
      .join('');
  }

  attr(attr: Attribute): string {
    if (attr.kind === 'Normal') return `#${attr.style === 'inner' ? '!' : ''}[${this.meta(attr.meta)}]`;
    const mark = attr.style === 'inner' ? '!' : attr.block ? '*' : '/';
    return attr.block ? `/*${mark}${attr.text}*/` : `//${mark}${attr.text}`;
  }

  meta(meta: MetaItem): string {
    const path = this.path(meta.path, false);
    const { args } = meta;
    const body =
      args.kind === 'Empty'
        ? path
        : args.kind === 'Eq'
          ? `${path} = ${this.expr(args.value)}`
          : `${path}${args.delim}${this.tokens(args.tokens)}${closeOf(args.delim)}`;
    return meta.isUnsafe ? `unsafe(${body})` : body;
  }

  vis(vis: Visibility): string {
    if (vis.kind === 'Inherited') return '';
    if (vis.kind === 'Public') return 'pub ';
    const [first] = vis.path.segments;
    const short = vis.path.segments.length === 1 && first !== undefined && isPathKeyword(first.ident.name);
    return short ? `pub(${first.ident.name}) ` : `pub(in ${this.path(vis.path, false)}) `;
  }

  mac(mac: MacroCall): string {
    return `${this.path(mac.path, true)}!${mac.delim}${this.tokens(mac.tokens)}${closeOf(mac.delim)}`;
  }

  /** Tokens, with a space wherever there was white space. */
  tokens(tokens: readonly Token[]): string {
    if (this.marks) return filled(markedTokens(tokens, (token) => this.interpolated(token)));
    let out = '';
    tokens.forEach((token, index) => {
      out += token.kind === 'interpolated' ? this.interpolated(token) : token.text;
      if (token.kind === 'docComment' && token.text.startsWith('//')) out += '\n';
      else if (!token.joint && index < tokens.length - 1) out += ' ';
    });
    return out;
  }

  private interpolated(token: Token): string {
    const { node } = token;
    switch (node?.kind) {
      case undefined:
        return token.text;
      case 'Expr':
        return this.expr(node.expr);
      case 'Ty':
        return this.ty(node.ty);
      case 'Pat':
        return this.pat(node.pat);
      case 'Stmt':
        return this.stmt(node.stmt);
      case 'Item':
        return this.item(node.item);
      case 'Path':
        return this.path(node.path, true);
      case 'Block':
        return this.block(node.block);
      case 'Vis':
        return this.vis(node.vis);
      case 'Meta':
        return this.meta(node.meta);
      case 'Literal':
        return (node.negative ? '-' : '') + this.lit(node.lit);
      case 'Attr':
        return this.attr(node.attr);
      default:
        return unreachable(node);
    }
  }
}
