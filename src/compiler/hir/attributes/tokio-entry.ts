//! `#[tokio::main]` and `#[tokio::test]` (MA-12): the async body becomes the argument of a new runtime's `block_on`.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as ast from '../../syntax/ast.ts';
import { attrMetas, literalText } from '../cfg.ts';
import type { Meta } from '../cfg.ts';
import { itemCx } from '../collect.ts';
import type { ItemEnv } from '../collect.ts';
import { Quote, exprHole } from '../builtins/quote.ts';
import type { Hole } from '../builtins/quote.ts';
import type { MacroInfo } from '../names.ts';
import { parseAttrTokens, parseStmts } from '../parse.ts';

type Flavor = 'current_thread' | 'multi_thread' | 'local';

interface Options {
  readonly flavor: Flavor;
  readonly workerThreads: ast.Token | undefined;
  readonly startPaused: ast.Token | undefined;
  readonly krate: string | undefined;
  readonly name: ast.Token | undefined;
}

/** The item that replaces the async fn; after an error the fn itself. */
export function tokioEntry(
  env: ItemEnv,
  info: MacroInfo,
  item: ast.Item,
  attr: ast.NormalAttribute,
  isTest: boolean,
): readonly ast.Item[] {
  const { session } = env;
  const fail = (span: Span, message: string): readonly ast.Item[] => {
    session.report(errorAt(span, message));
    return isTest ? [] : [item];
  };
  if (item.kind !== 'Fn' || item.body === undefined) return fail(attr.span, 'expected `fn`');
  if (isTest && !(env.krate.isUser && session.testMode)) return [];
  if (!item.header.isAsync) return fail(item.sigSpan, 'the `async` keyword is missing from the function declaration');
  if (!isTest && item.ident.name === 'main' && (item.params.length > 0 || item.selfParam !== undefined)) {
    return fail(item.sigSpan, 'the main function cannot accept arguments');
  }
  if (
    isTest &&
    item.attrs.some(
      (a) => a.kind === 'Normal' && a.meta.path.segments.length === 1 && a.meta.path.segments[0]?.ident.name === 'test',
    )
  ) {
    return fail(
      item.sigSpan,
      'second test attribute is supplied, consider removing or changing the order of your test attributes',
    );
  }
  const options = readOptions(attrMetas(attr), isTest);
  if ('error' in options) return fail(options.error.span, options.error.message);
  return [wrap(env, info, item, item.body, attr, options, isTest)];
}

function readOptions(
  metas: readonly Meta[],
  isTest: boolean,
): Options | { readonly error: { span: Span; message: string } } {
  const macro = isTest ? 'tokio::test' : 'tokio::main';
  const error = (span: Span, message: string): { error: { span: Span; message: string } } => ({
    error: { span, message },
  });
  const seen = new Map<string, Meta>();
  for (const meta of metas) {
    const { name, span } = meta;
    if (meta.value === undefined || name === '') {
      switch (name) {
        case 'threaded_scheduler':
        case 'multi_thread':
          return error(span, `Set the runtime flavor with #[${macro}(flavor = "multi_thread")].`);
        case 'basic_scheduler':
        case 'current_thread':
        case 'single_threaded':
          return error(span, `Set the runtime flavor with #[${macro}(flavor = "current_thread")].`);
        case 'flavor':
        case 'worker_threads':
        case 'start_paused':
        case 'crate':
        case 'unhandled_panic':
          return error(span, `The \`${name}\` attribute requires an argument.`);
        default:
          return error(span, unknown(name));
      }
    }
    switch (name) {
      case 'flavor':
      case 'worker_threads':
      case 'start_paused':
      case 'crate':
      case 'name':
      case 'unhandled_panic':
        break;
      case 'core_threads':
        return error(span, 'Attribute `core_threads` is renamed to `worker_threads`');
      default:
        return error(span, unknown(name));
    }
    if (seen.has(name)) return error(span, `\`${name}\` set multiple times.`);
    seen.set(name, meta);
  }
  const flavorValue = seen.get('flavor')?.value;
  let flavor: Flavor = isTest ? 'current_thread' : 'multi_thread';
  if (flavorValue !== undefined) {
    if (flavorValue.kind !== 'str') return error(flavorValue.span, 'Failed to parse value of `flavor` as string.');
    const text = literalText(flavorValue);
    if (text === 'current_thread' || text === 'multi_thread' || text === 'local') flavor = text;
    else return error(flavorValue.span, badFlavor(text));
  }
  const workers = seen.get('worker_threads')?.value;
  if (workers !== undefined) {
    if (workers.kind !== 'int') return error(workers.span, 'Failed to parse value of `worker_threads` as integer.');
    if (Number(workers.text.replaceAll('_', '')) === 0) return error(workers.span, '`worker_threads` may not be 0.');
    if (flavor !== 'multi_thread') {
      return error(
        workers.span,
        `The \`worker_threads\` option requires the \`multi_thread\` runtime flavor. Use \`#[${macro}(flavor = "multi_thread")]\``,
      );
    }
  }
  const paused = seen.get('start_paused')?.value;
  if (paused !== undefined) {
    if (paused.text !== 'true' && paused.text !== 'false') {
      return error(paused.span, 'Failed to parse value of `start_paused` as bool.');
    }
    if (flavor === 'multi_thread') {
      return error(
        paused.span,
        `The \`start_paused\` option requires the \`current_thread\` runtime flavor. Use \`#[${macro}(flavor = "current_thread")]\``,
      );
    }
  }
  const unhandled = seen.get('unhandled_panic');
  if (unhandled !== undefined) {
    return error(unhandled.span, 'The `unhandled_panic` option requires `--cfg tokio_unstable`.');
  }
  const krate = seen.get('crate')?.value;
  return {
    flavor,
    workerThreads: workers,
    startPaused: paused,
    krate: krate === undefined ? undefined : krate.kind === 'str' ? literalText(krate) : krate.text,
    name: seen.get('name')?.value,
  };
}

function unknown(name: string): string {
  return `Unknown attribute ${name} is specified; expected one of: \`flavor\`, \`worker_threads\`, \`start_paused\`, \`crate\`, \`unhandled_panic\`, \`name\``;
}

function badFlavor(text: string): string {
  switch (text) {
    case 'single_thread':
      return 'The single threaded runtime flavor is called `current_thread`.';
    case 'basic_scheduler':
      return 'The `basic_scheduler` runtime flavor has been renamed to `current_thread`.';
    case 'threaded_scheduler':
      return 'The `threaded_scheduler` runtime flavor has been renamed to `multi_thread`.';
    default:
      return `No such runtime flavor \`${text}\`. The runtime flavors are \`current_thread\`, \`local\`, and \`multi_thread\`.`;
  }
}

function wrap(
  env: ItemEnv,
  info: MacroInfo,
  item: ast.FnItem,
  body: ast.LazyBlock,
  attr: ast.NormalAttribute,
  options: Options,
  isTest: boolean,
): ast.FnItem {
  const cx = itemCx(env, env.parent);
  const quote = Quote.of(cx, info, attr.span);
  const { span } = body;
  const { asyncSpan, ...header } = item.header;
  const build = (): ast.Block => {
    const future: ast.Expr = {
      kind: 'AsyncBlock',
      isAsync: true,
      isGen: false,
      isMove: false,
      block: body.get(),
      headSpan: asyncSpan ?? item.sigSpan,
      span,
    };
    const krate: Hole =
      options.krate === undefined
        ? quote.tokens('$crate', {})
        : quote.at(options.krate, attr.span).map((t) => ({ ...t, ctxt: 0 }));
    const maker = options.flavor === 'multi_thread' ? 'new_multi_thread' : 'new_current_thread';
    const threads =
      options.workerThreads === undefined ? [] : quote.tokens('.worker_threads($n)', { n: [options.workerThreads] });
    const paused =
      options.startPaused === undefined ? [] : quote.tokens('.start_paused($b)', { b: [options.startPaused] });
    const name = options.name === undefined ? [] : quote.tokens('.name($b)', { b: [options.name] });
    const finish = options.flavor === 'local' ? '.build_local(::core::default::Default::default())' : '.build()';
    const tokens = quote.tokens(
      'let body = $body; $krate::runtime::Builder::$maker()$threads$paused$name.enable_all()$finish.expect("Failed building the Runtime").block_on(body)',
      {
        body: exprHole(future),
        krate,
        maker: quote.ident(maker),
        threads,
        paused,
        name,
        finish: quote.tokens(finish, {}),
      },
    );
    const { node } = parseStmts({ tokens, edition: env.krate.edition, endSpan: attr.span });
    return { attrs: [], ...node, span };
  };
  let block: ast.Block | undefined;
  const lazy: ast.LazyBlock = { span, get: () => (block ??= build()), diagnostics: () => body.diagnostics() };
  const test = isTest ? parseAttrTokens(quote.tokens('core::prelude::v1::test', {}), 'outer', attr.span) : undefined;
  const attrs = test === undefined ? item.attrs : [...item.attrs, test];
  return { ...item, attrs, header: { ...header, isAsync: false }, body: lazy };
}
