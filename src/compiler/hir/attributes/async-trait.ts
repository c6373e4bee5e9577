//! `#[async_trait]` on traits and impls: each `async fn` returns `Pin<Box<dyn Future<Output = T> + Send + 'async_trait>>`,
//! and every lifetime and type parameter in its signature outlives `'async_trait`.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as ast from '../../syntax/ast.ts';
import { configured, itemCx } from '../collect.ts';
import type { ItemEnv } from '../collect.ts';
import { Quote, blockHole, patHole, tyHole } from '../builtins/quote.ts';
import type { MacroInfo } from '../names.ts';
import { expandItemAttrs } from './expand-attrs.ts';
import { parseStmts, parseTy } from '../parse.ts';

/** The trait or impl with its async fns rewritten. */
export function asyncTraitItem(
  env: ItemEnv,
  info: MacroInfo,
  item: ast.Item,
  attr: ast.NormalAttribute,
): readonly ast.Item[] {
  if (item.kind !== 'Trait' && !(item.kind === 'Impl' && item.trait !== undefined)) {
    env.session.report(errorAt(attr.span, 'expected `trait` or `impl`'));
    return [item];
  }
  const isSend = !saysNotSend(attr);
  const quote = Quote.of(itemCx(env, env.parent), info, attr.span);
  const inTrait = item.kind === 'Trait';
  const rewrite = (member: ast.AssocItem): ast.AssocItem => {
    if (member.kind !== 'Fn' || !member.header.isAsync) return member;
    // `#[instrument]` looks through the rewritten method: the span is around its future, not around making it.
    const expanded = configured(env, member.attrs) === undefined ? undefined : expandItemAttrs(env, member, true);
    const method = expanded?.items[0]?.kind === 'Fn' ? expanded.items[0] : member;
    return method.header.isAsync ? asyncMethod(env, quote, method, isSend, inTrait ? 'trait' : 'impl') : method;
  };
  if (item.kind === 'Trait') return [{ ...item, items: item.items.map(rewrite) }];
  return [{ ...item, items: item.items.map(rewrite) }];
}

/** `#[async_recursion]` on a fn or method: its future is boxed, as that of a method of `#[async_trait]`. */
export function asyncRecursionItem(
  env: ItemEnv,
  info: MacroInfo,
  item: ast.Item,
  attr: ast.NormalAttribute,
  member: boolean,
): readonly ast.Item[] {
  if (item.kind !== 'Fn' || !item.header.isAsync) {
    env.session.report(errorAt(attr.span, 'expected `async fn`'));
    return [item];
  }
  const quote = Quote.of(itemCx(env, env.parent), info, attr.span);
  return [asyncMethod(env, quote, item, !saysNotSend(attr), member ? 'impl' : 'free')];
}

/** `(?Send)` behind the attribute. */
function saysNotSend(attr: ast.NormalAttribute): boolean {
  const { args } = attr.meta;
  const tokens = args.kind === 'Delimited' ? args.tokens : [];
  return tokens.length === 2 && tokens[0]?.kind === '?' && tokens[1]?.text === 'Send';
}

/** Gives each elided lifetime of a signature a name. */
class Lifetimes {
  readonly names: ast.Lifetime[] = [];
  /** Asked of each `impl Trait` in argument position, which is a type parameter too. */
  private readonly outlives: ast.Bound;

  constructor(outlives: ast.Bound) {
    this.outlives = outlives;
  }

  fresh(span: Span): ast.Lifetime {
    const lifetime = { name: `'life${String(this.names.length)}`, span, ctxt: 0 };
    this.names.push(lifetime);
    return lifetime;
  }

  named(lifetime: ast.Lifetime | undefined, span: Span): ast.Lifetime {
    return lifetime === undefined || lifetime.name === "'_" ? this.fresh(span) : lifetime;
  }

  ty(ty: ast.Ty): ast.Ty {
    switch (ty.kind) {
      case 'Ref':
        return { ...ty, lifetime: this.named(ty.lifetime, ty.span), ty: this.ty(ty.ty) };
      case 'Ptr':
      case 'Paren':
        return { ...ty, ty: this.ty(ty.ty) };
      case 'Slice':
      case 'Array':
        return { ...ty, elem: this.ty(ty.elem) };
      case 'Tuple':
        return { ...ty, elems: ty.elems.map((t) => this.ty(t)) };
      case 'Path':
        return { ...ty, path: { ...ty.path, segments: ty.path.segments.map((s) => this.segment(s)) } };
      case 'ImplTrait':
        return { ...ty, bounds: [...ty.bounds, this.outlives] };
      default:
        return ty;
    }
  }

  private segment(seg: ast.PathSegment): ast.PathSegment {
    if (seg.args?.kind !== 'Angle') return seg;
    const args = seg.args.args.map((a): ast.AngleArg => {
      if (a.kind === 'Type') return { ...a, ty: this.ty(a.ty) };
      if (a.kind === 'Lifetime') return { ...a, lifetime: this.named(a.lifetime, a.span) };
      return a;
    });
    return { ...seg, args: { ...seg.args, args } };
  }
}

function asyncMethod(
  env: ItemEnv,
  quote: Quote,
  fn: ast.FnItem,
  isSend: boolean,
  place: 'trait' | 'impl' | 'free',
): ast.FnItem {
  const span = quote.callSite;
  const own: ast.Lifetime = { name: "'async_trait", span, ctxt: 0 };
  const outlives: ast.Bound = { kind: 'Outlives', lifetime: own, span };
  const lifetimes = new Lifetimes(outlives);
  const { selfParam } = fn;
  const self: ast.SelfParam | undefined =
    selfParam === undefined
      ? undefined
      : selfParam.kind === 'Ref'
        ? { ...selfParam, lifetime: lifetimes.named(selfParam.lifetime, selfParam.span) }
        : selfParam.ty === undefined
          ? selfParam
          : { ...selfParam, ty: lifetimes.ty(selfParam.ty) };
  const rebinds: ast.Token[] = [];
  const params = fn.params.map((p, i): ast.FnParam => {
    const ty = lifetimes.ty(p.ty);
    const simple = p.pat.kind === 'Ident' && p.pat.sub === undefined && !p.pat.byRef;
    if (fn.body === undefined) return { ...p, ty };
    const name: ast.Ident =
      simple && p.pat.kind === 'Ident'
        ? p.pat.ident
        : { name: `__arg${String(i)}`, span: p.pat.span, ctxt: quote.mark(0) };
    const from: ast.Token = { kind: 'ident', text: name.name, span: name.span, ctxt: name.ctxt, joint: false };
    rebinds.push(...quote.tokens('let $pat = $from;', { pat: patHole(p.pat), from: [from] }));
    const pat: ast.Pat = { kind: 'Ident', byRef: false, mutable: false, ident: name, span: p.pat.span };
    return { ...p, pat, ty };
  });
  const generics: ast.GenericParam[] = fn.generics.params.map((p): ast.GenericParam => {
    if (p.kind === 'Lifetime') return { ...p, bounds: [...p.bounds, own] };
    return p.kind === 'Type' ? { ...p, bounds: [...p.bounds, outlives] } : p;
  });
  for (const lifetime of lifetimes.names) generics.push({ kind: 'Lifetime', attrs: [], lifetime, bounds: [own], span });
  generics.push({ kind: 'Lifetime', attrs: [], lifetime: own, bounds: [], span });
  const where: ast.WherePredicate[] = [...fn.generics.where];
  const ty = (template: string, ret: ast.Ty): ast.Ty => {
    const tokens = quote.tokens(template, { ret: tyHole(ret) });
    return parseTy({ tokens, edition: env.krate.edition, endSpan: span }).node;
  };
  const unit: ast.Ty = { kind: 'Tuple', elems: [], span: fn.sigSpan };
  const ret = fn.output ?? unit;
  const selfTy: ast.Ty = ty('Self', unit);
  const bounds: ast.Bound[] = [outlives];
  if (place === 'trait' && fn.body !== undefined && isSend && selfParam !== undefined) {
    // The future of a default body holds `self`.
    const marker = selfParam.kind === 'Ref' && !selfParam.mutable ? 'Sync' : 'Send';
    const path = ty(`::core::marker::${marker}`, unit);
    if (path.kind === 'Path') {
      bounds.push({ kind: 'Trait', polarity: 'positive', isAsync: false, binder: [], path: path.path, span });
    }
  }
  if (place !== 'free') where.push({ kind: 'Bound', attrs: [], binder: [], ty: selfTy, bounds, span });
  const send = isSend ? ' + ::core::marker::Send' : '';
  const output = ty(
    `::core::pin::Pin<::std::boxed::Box<dyn ::core::future::Future<Output = $ret>${send} + 'async_trait>>`,
    ret,
  );
  const { asyncSpan: _, ...header } = fn.header;
  const base: ast.FnItem = {
    ...fn,
    header: { ...header, isAsync: false },
    generics: { ...fn.generics, params: generics, where },
    params,
    output,
    ...(self === undefined ? {} : { selfParam: self }),
  };
  const { body } = fn;
  if (body === undefined) return base;
  let block: ast.Block | undefined;
  const build = (): ast.Block => {
    const tokens = quote.tokens(
      `::std::boxed::Box::pin(async move {
        if let ::core::option::Option::Some(__ret) = ::core::option::Option::None::<$ret> { return __ret; }
        $rebinds
        let __ret: $ret = $body;
        __ret
      })`,
      { ret: tyHole(ret), rebinds, body: blockHole(body.get()) },
    );
    const { node } = parseStmts({ tokens, edition: env.krate.edition, endSpan: span });
    return { attrs: [], ...node, span: body.span };
  };
  return { ...base, body: { span: body.span, get: () => (block ??= build()), diagnostics: () => body.diagnostics() } };
}
