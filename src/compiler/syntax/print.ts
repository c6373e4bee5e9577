//! The printer: tree to source text. Printing, parsing and printing again gives the same text.
import { unreachable } from '../../base/assert.ts';
import type {
  Block, Crate, EnumItem, Expr, FieldDef, FnItem, ImplItem, Item, Pat, SelfParam, StructItem, Token, TraitItem,
  Ty, UseTree, Variant, VariantData,
} from './ast.ts'; // prettier-ignore
import { closeOf, isClose, isOpen } from './balance.ts';
import { layout } from './boxes.ts';
import { ExprPrinter } from './print-expr.ts';

class Printer extends ExprPrinter {
  crate(crate: Crate): string {
    const attrs = crate.attrs.map((one) => `${this.attr(one)}\n`).join('');
    return attrs + crate.items.map((one) => `${this.item(one)}\n`).join('');
  }

  item(item: Item): string {
    return this.attrs(item.attrs, 'outer') + this.vis(item.vis) + this.itemBody(item);
  }

  private itemBody(item: Item): string {
    switch (item.kind) {
      case 'Fn':
        return this.fn(item);
      case 'Struct':
        return this.struct_(item);
      case 'Enum':
        return this.enum_(item);
      case 'Trait':
        return this.trait(item);
      case 'TraitAlias':
        return `trait ${this.ident(item.ident)}${this.genericParams(item.generics.params)} = ${this.bounds(item.bounds)}${this.where(item.generics)};`;
      case 'Impl':
        return this.impl(item);
      case 'Mod': {
        const head = `${item.isUnsafe ? 'unsafe ' : ''}mod ${this.ident(item.ident)}`;
        return item.items === undefined ? `${head};` : `${head} ${this.members(item, item.items)}`;
      }
      case 'Use':
        return `use ${this.useTree(item.tree)};`;
      case 'Const': {
        const value = item.value === undefined ? '' : ` = ${this.expr(item.value)}`;
        const ty = item.ty.kind === 'Err' ? '' : `: ${this.ty(item.ty)}`;
        const name = this.ident(item.ident) + this.genericParams(item.generics.params);
        return `${item.isDefault ? 'default ' : ''}const ${name}${ty}${value}${this.where(item.generics)};`;
      }
      case 'Static': {
        const safety = item.safety === 'default' ? '' : `${item.safety} `;
        const value = item.value === undefined ? '' : ` = ${this.expr(item.value)}`;
        return `${safety}static ${item.mutable ? 'mut ' : ''}${this.ident(item.ident)}: ${this.ty(item.ty)}${value};`;
      }
      case 'TypeAlias': {
        const bounds = item.bounds.length === 0 ? '' : `: ${this.bounds(item.bounds)}`;
        const ty = item.ty === undefined ? '' : ` = ${this.ty(item.ty)}`;
        const name = this.ident(item.ident) + this.genericParams(item.generics.params);
        return `${item.isDefault ? 'default ' : ''}type ${name}${bounds}${ty}${this.where(item.generics)};`;
      }
      case 'ExternCrate':
        return `extern crate ${this.ident(item.ident)}${item.rename === undefined ? '' : ` as ${this.ident(item.rename)}`};`;
      case 'ExternBlock':
        return `${item.isUnsafe ? 'unsafe ' : ''}${this.abi(item.abi)}${this.members(item, item.items)}`;
      case 'MacroRules': {
        const end = item.delim === '{' ? '' : ';';
        return `macro_rules! ${this.ident(item.ident)} ${item.delim}${this.tokens(item.tokens)}${closeOf(item.delim)}${end}`;
      }
      case 'MacroDef': {
        const params = item.params === undefined ? '' : `(${this.tokens(item.params)})`;
        return `macro ${this.ident(item.ident)}${params} {${this.tokens(item.tokens)}}`;
      }
      case 'Macro':
        return this.mac(item.mac) + (item.mac.delim === '{' ? '' : ';');
      default:
        return unreachable(item);
    }
  }

  /** `{ inner attributes, members }`. */
  private members(owner: Item, items: readonly Item[]): string {
    const lines = this.deeper(() => [
      ...owner.attrs.filter((one) => one.style === 'inner').map((one) => this.attr(one)),
      ...items.map((one) => this.item(one)),
    ]);
    return this.braces(lines);
  }

  private fn(item: FnItem): string {
    const { header } = item;
    const words = [
      header.isDefault ? 'default ' : '',
      header.isConst ? 'const ' : '',
      header.isAsync ? 'async ' : '',
      header.isGen ? 'gen ' : '',
      header.safety === 'default' ? '' : `${header.safety} `,
      this.abi(header.abi),
    ].join('');
    const params = item.params.map((one) => {
      const pat = one.pat.kind === 'Or' ? `(${this.pat(one.pat)})` : this.pat(one.pat);
      return `${this.inlineAttrs(one.attrs)}${pat}: ${this.ty(one.ty)}`;
    });
    if (item.selfParam !== undefined) params.unshift(this.selfParam(item.selfParam));
    if (item.variadic) params.push('...');
    const output = item.output === undefined ? '' : ` -> ${this.ty(item.output)}`;
    const body = item.body === undefined ? ';' : ` ${this.block(item.body.get())}`;
    const name = this.ident(item.ident) + this.genericParams(item.generics.params);
    return `${words}fn ${name}(${params.join(', ')})${output}${this.where(item.generics)}${body}`;
  }

  private selfParam(self: SelfParam): string {
    const attrs = this.inlineAttrs(self.attrs);
    const mut = self.mutable ? 'mut ' : '';
    if (self.kind === 'Ref') {
      const lifetime = self.lifetime === undefined ? '' : `${this.lifetime(self.lifetime)} `;
      return `${attrs}&${lifetime}${mut}self`;
    }
    return `${attrs}${mut}self${self.ty === undefined ? '' : `: ${this.ty(self.ty)}`}`;
  }

  private struct_(item: StructItem): string {
    const head = `${item.isUnion ? 'union' : 'struct'} ${this.ident(item.ident)}${this.genericParams(item.generics.params)}`;
    const where = this.where(item.generics);
    if (item.data.kind === 'Named') return `${head}${where} ${this.data(item.data)}`;
    return `${head}${this.data(item.data)}${where};`;
  }

  private data(data: VariantData): string {
    switch (data.kind) {
      case 'Unit':
        return '';
      case 'Tuple':
        return `(${data.fields.map((one) => this.field(one, true)).join(', ')})`;
      case 'Named':
        return this.braces(this.deeper(() => data.fields.map((one) => `${this.field(one, false)},`)));
      default:
        return unreachable(data);
    }
  }

  private field(field: FieldDef, inline: boolean): string {
    const attrs = inline ? this.inlineAttrs(field.attrs) : this.attrs(field.attrs, 'outer');
    const name = field.ident === undefined ? '' : `${this.ident(field.ident)}: `;
    return `${attrs}${this.vis(field.vis)}${name}${this.ty(field.ty)}`;
  }

  private enum_(item: EnumItem): string {
    const head = `enum ${this.ident(item.ident)}${this.genericParams(item.generics.params)}${this.where(item.generics)}`;
    return `${head} ${this.braces(this.deeper(() => item.variants.map((one) => `${this.variant(one)},`)))}`;
  }

  private variant(variant: Variant): string {
    const space = variant.data.kind === 'Named' ? ' ' : '';
    const value = variant.discriminant === undefined ? '' : ` = ${this.expr(variant.discriminant)}`;
    const head = `${this.attrs(variant.attrs, 'outer')}${this.vis(variant.vis)}${this.ident(variant.ident)}`;
    return `${head}${space}${this.data(variant.data)}${value}`;
  }

  private trait(item: TraitItem): string {
    const words = `${item.isConst ? 'const ' : ''}${item.isUnsafe ? 'unsafe ' : ''}${item.isAuto ? 'auto ' : ''}`;
    const bounds = item.bounds.length === 0 ? '' : `: ${this.bounds(item.bounds)}`;
    const name = this.ident(item.ident) + this.genericParams(item.generics.params);
    return `${words}trait ${name}${bounds}${this.where(item.generics)} ${this.members(item, item.items)}`;
  }

  private impl(item: ImplItem): string {
    const words = `${item.isDefault ? 'default ' : ''}${item.isUnsafe ? 'unsafe ' : ''}`;
    const trait =
      item.trait === undefined
        ? ''
        : `${item.isNegative ? '!' : ''}${this.qpath(item.trait.qself, item.trait.path, false)} for `;
    const generics = this.genericParams(item.generics.params);
    const head = `${words}impl${generics} ${item.isConst ? 'const ' : ''}${trait}${this.ty(item.selfTy)}`;
    return `${head}${this.where(item.generics)} ${this.members(item, item.items)}`;
  }

  private useTree(tree: UseTree): string {
    const prefix = this.path(tree.prefix, false);
    const join = tree.prefix.segments.length > 0 ? '::' : '';
    switch (tree.kind) {
      case 'Simple':
        return prefix + (tree.rename === undefined ? '' : ` as ${this.ident(tree.rename)}`);
      case 'Glob':
        return `${prefix}${join}*`;
      case 'Nested':
        return `${prefix}${join}{${tree.trees.map((one) => this.useTree(one)).join(', ')}}`;
      default:
        return unreachable(tree);
    }
  }
}

/** Prints a file. */
export function printCrate(crate: Crate): string {
  return new Printer().crate(crate);
}

/** Prints an item. */
export function printItem(item: Item): string {
  return new Printer().item(item);
}

/** Prints an expression. */
export function printExpr(expr: Expr): string {
  return new Printer().expr(expr);
}

/** Prints an expression as messages of `assert!` show it: on one line, or broken where rustc breaks it. */
export function displayExpr(expr: Expr): string {
  return layout(new Printer(true).expr(expr));
}

/** Groups inside groups that are laid out; deeper ones stand on one line. */
const MAX_DEPTH = 200;

/** Prints tokens as `stringify!` does. */
export function displayTokens(tokens: readonly Token[]): string {
  let depth = 0;
  for (const token of tokens) {
    if (isOpen(token.kind)) depth++;
    else if (isClose(token.kind)) depth--;
    if (depth > MAX_DEPTH) return printTokens(tokens);
  }
  return layout(new Printer(true).tokens(tokens));
}

/** Prints a block. */
export function printBlock(block: Block): string {
  return new Printer().block(block);
}

/** Prints a type. */
export function printTy(ty: Ty): string {
  return new Printer().ty(ty);
}

/** Prints a pattern. */
export function printPat(pat: Pat): string {
  return new Printer().pat(pat);
}

/** Prints tokens with a space wherever there was white space. */
export function printTokens(tokens: readonly Token[]): string {
  return new Printer().tokens(tokens);
}
