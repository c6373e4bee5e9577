//! Attributes on items that change them: `#[derive]`, `#[test]`, and attribute macros (`#[tokio::main]`, `#[async_trait]` …).
import { errorAt, unsupportedAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import { decodeString } from '../../syntax/literal.ts';
import { attrMetas, attrPath, literalText } from '../cfg.ts';
import { collectItem, itemCx } from '../collect.ts';
import type { ItemEnv } from '../collect.ts';
import { addFn } from '../defs.ts';
import { expandDerive } from '../derive/index.ts';
import { resolveMacro } from '../macros/expand.ts';
import type { MacroInfo } from '../names.ts';
import { pinnedDropItem, pinProjectItem } from './pin-project.ts';
import { instrumentItem } from './instrument.ts';
import { isInert } from './inert.ts';
import { asyncRecursionItem, asyncTraitItem } from './async-trait.ts';
import { tokioEntry } from './tokio-entry.ts';

/** What stands in for the item (`member`: of a trait or impl); undefined if nothing about it changes. */
export function expandItemAttrs(
  env: ItemEnv,
  item: ast.Item,
  member = false,
): { readonly items: readonly ast.Item[] } | undefined {
  const { attrs } = item;
  for (let i = 0; i < attrs.length; i++) {
    const attr = attrs[i];
    if (attr?.kind !== 'Normal') continue;
    const path = attrPath(attr.meta);
    if (isInert(path)) continue;
    const rest = { ...item, attrs: [...attrs.slice(0, i), ...attrs.slice(i + 1)] };
    const found = expandOne(env, rest, attr, path, member);
    if (found !== undefined) return found;
  }
  return undefined;
}

function expandOne(
  env: ItemEnv,
  item: ast.Item,
  attr: ast.NormalAttribute,
  path: string,
  member: boolean,
): { readonly items: readonly ast.Item[] } | undefined {
  const { session } = env;
  const base = path.split('::').pop() ?? path;
  if (path === 'derive' || path === 'std::prelude::v1::derive' || path === 'core::prelude::v1::derive') {
    // Helper attributes of derives further down (`#[error(..)]`) belong to the type itself.
    collectItem(env, item);
    expandDerive(env, item, attr);
    return { items: [] };
  }
  const isTest = isTestPath(path) || (path === 'test' && lookupAttr(env, attr) === undefined);
  if (isTest) return testFn(env, item, attr, member);
  if (path === 'bench') return env.krate.isUser && !session.testMode ? { items: [] } : undefined;
  const isType = item.kind === 'Struct' || item.kind === 'Enum';
  if (isType && isDeriveHelper(base)) return undefined;
  const info = lookupAttr(env, attr);
  switch (info?.builtin) {
    case 'attr:tokio_main':
      return { items: tokioEntry(env, info, item, attr, false) };
    case 'attr:tokio_test':
      return { items: tokioEntry(env, info, item, attr, true) };
    case 'attr:async_trait':
      return { items: asyncTraitItem(env, info, item, attr) };
    case 'attr:async_recursion':
      return { items: asyncRecursionItem(env, info, item, attr, member) };
    case 'attr:instrument':
      return { items: instrumentItem(env, info, item, attr) };
    case 'attr:pin_project':
      return { items: pinProjectItem(env, info, item, attr) };
    case 'attr:pinned_drop':
      return { items: pinnedDropItem(env, info, item, attr) };
    default:
      break;
  }
  const first = attr.meta.path.segments[0]?.ident;
  const krate = first === undefined ? undefined : session.krate(first.name);
  if (info !== undefined || (krate !== undefined && !krate.isUser) || attr.meta.path.segments.length > 1) {
    session.report(unsupportedAt(attr.span, `the attribute \`#[${path}]\` is not available here yet`));
  } else {
    session.report(errorAt(attr.meta.path.span, `cannot find attribute \`${path}\` in this scope`));
  }
  return { items: [item] };
}

/** `#[test]` by the path that other attribute macros write. */
function isTestPath(path: string): boolean {
  return /^(core|std)::prelude::(v1|rust_20\d\d)::test$/.test(path);
}

/** The macro an attribute names, quietly. */
export function lookupAttr(env: ItemEnv, attr: ast.NormalAttribute): MacroInfo | undefined {
  const info = resolveMacro(itemCx(env, env.parent), attr.meta.path, true);
  return info?.builtin?.startsWith('attr:') === true ? info : undefined;
}

/** Attributes that derives own. Known by name: where they stand without their derive, rustc complains, we do not. */
function isDeriveHelper(name: string): boolean {
  return [
    'error',
    'from',
    'source',
    'backtrace',
    'default',
    'serde',
    'pin',
    'strum',
    'clap',
    'arg',
    'command',
  ].includes(name);
}

/** `#[test]`: not there without test mode, else recorded for the harness. */
function testFn(
  env: ItemEnv,
  item: ast.Item,
  attr: ast.NormalAttribute,
  member: boolean,
): { readonly items: readonly ast.Item[] } | undefined {
  const { session, krate } = env;
  if (item.kind !== 'Fn' || member) {
    session.report(
      errorAt(attr.span, 'the `#[test]` attribute may only be used on a free function', {
        label: 'the `#[test]` macro causes a function to be run as a test and has no effect on non-functions',
      }),
    );
    return { items: [item] };
  }
  if (!krate.isUser || !session.testMode) return { items: [] };
  if (item.header.isAsync) {
    session.report(
      errorAt(item.sigSpan, 'async functions cannot be used for tests', {
        labels:
          item.header.asyncSpan === undefined ? [] : [{ span: item.header.asyncSpan, text: '`async` because of this' }],
      }),
    );
  } else if (item.params.length > 0) {
    session.report(errorAt(item.sigSpan, 'functions used as tests can not have any arguments'));
  }
  const def = addFn(env, item, undefined);
  session.testFns.push({ def, shouldPanic: shouldPanic(item.attrs), ignore: ignored(item.attrs) });
  return { items: [] };
}

/** `#[should_panic(expected = "..")]`. */
function shouldPanic(attrs: readonly ast.Attribute[]): boolean | string {
  for (const attr of attrs) {
    if (attr.kind !== 'Normal' || attrPath(attr.meta) !== 'should_panic') continue;
    const { args } = attr.meta;
    if (args.kind === 'Eq' && args.value.kind === 'Lit') return decodeString(args.value.lit).value;
    const expected = attrMetas(attr).find((m) => m.name === 'expected')?.value;
    return expected === undefined ? true : literalText(expected);
  }
  return false;
}

/** `#[ignore]`, `#[ignore = "why"]`. */
function ignored(attrs: readonly ast.Attribute[]): boolean | string {
  for (const attr of attrs) {
    if (attr.kind !== 'Normal' || attrPath(attr.meta) !== 'ignore') continue;
    const { args } = attr.meta;
    return args.kind === 'Eq' && args.value.kind === 'Lit' ? decodeString(args.value.lit).value : true;
  }
  return false;
}
