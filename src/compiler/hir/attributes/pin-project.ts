//! `#[pin_project::pin_project]` and `#[pinned_drop]`: the attribute forms of pin-project-lite's macro.
import { errorAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import { Quote } from '../builtins/quote.ts';
import { projectedItems } from '../builtins/pin-project.ts';
import { attrMetas } from '../cfg.ts';
import { itemCx } from '../collect.ts';
import type { ItemEnv } from '../collect.ts';
import type { MacroInfo } from '../names.ts';
import { parseItems } from '../parse.ts';

/** The type with its projections. */
export function pinProjectItem(
  env: ItemEnv,
  info: MacroInfo,
  item: ast.Item,
  attr: ast.NormalAttribute,
): readonly ast.Item[] {
  if (item.kind !== 'Struct' && item.kind !== 'Enum') {
    env.session.report(errorAt(item.span, '#[pin_project] attribute may only be used on structs or enums'));
    return [item];
  }
  const cx = itemCx(env, env.parent);
  const metas = attrMetas(attr);
  const name = (key: string): string | undefined => metas.find((m) => m.name === key)?.value?.text;
  const given = name('project_replace');
  const replace = metas.some((m) => m.name === 'project_replace')
    ? (given ?? `__${item.ident.name}ProjectionOwned`)
    : undefined;
  const never = attr.meta.args.kind === 'Delimited' && attr.meta.args.tokens.some((t) => t.kind === '!');
  return projectedItems(cx, Quote.of(cx, info, attr.span), item, {
    project: name('project'),
    project_ref: name('project_ref'),
    project_replace: replace,
    unpin: never ? 'never' : metas.some((m) => m.name === 'UnsafeUnpin') ? 'byHand' : 'pinned',
  });
}

/** `impl PinnedDrop for T { fn drop(self: Pin<&mut Self>) { .. } }` as a `Drop` impl. */
export function pinnedDropItem(
  env: ItemEnv,
  info: MacroInfo,
  item: ast.Item,
  attr: ast.NormalAttribute,
): readonly ast.Item[] {
  const fn = item.kind === 'Impl' ? item.items.find((i): i is ast.FnItem => i.kind === 'Fn') : undefined;
  if (item.kind !== 'Impl' || fn?.body === undefined) {
    env.session.report(
      errorAt(item.span, '#[pinned_drop] may only be used on implementation for the `PinnedDrop` trait'),
    );
    return [item];
  }
  const quote = Quote.of(itemCx(env, env.parent), info, attr.span);
  const { trait: _, ...rest } = item;
  const inherent: ast.ImplItem = { ...rest, items: [{ ...fn, ident: { ...fn.ident, name: '__pinned_drop' } }] };
  const tokens = quote.tokens(
    'impl ::core::ops::Drop for X { fn drop(&mut self) { unsafe { ::core::pin::Pin::new_unchecked(self) }.__pinned_drop() } }',
    {},
  );
  const { node } = parseItems({ tokens, edition: env.krate.edition, endSpan: attr.span });
  const drop = node.find((i): i is ast.ImplItem => i.kind === 'Impl');
  if (drop === undefined) return [inherent];
  return [inherent, { ...drop, generics: item.generics, selfTy: item.selfTy }];
}
