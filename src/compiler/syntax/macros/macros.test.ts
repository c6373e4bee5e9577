import { describe, expect, it } from 'vitest';
import { USER_FILE } from '../../../source/span.ts';
import type { MacroCall } from '../ast.ts';
import { lex } from '../lexer.ts';
import { parseExprFromTokens } from '../parse.ts';
import { printBlock, printExpr, printPat } from '../print.ts';
import { parseFormat, parseMessage, parseWrite } from './format.ts';
import { parseFuturesSelect, parseTokioSelect } from './select.ts';
import {
  parseAssert,
  parseAssertEq,
  parseJoin,
  parseLocals,
  parseMatches,
  parsePin,
  parseStream,
  parseVec,
} from './simple.ts';
import { parseTracing } from './tracing.ts';

const call = (text: string): MacroCall => {
  const { tokens } = lex(text, USER_FILE, { edition: '2024' });
  const { node } = parseExprFromTokens(tokens, { edition: '2024' });
  if (node.kind !== 'Macro') throw new Error('no macro');
  return node.mac;
};
const words = (list: readonly { readonly message: string }[]): string[] => list.map((one) => one.message);

describe('format strings', () => {
  const format = (text: string) => parseFormat(call(text), '2024');
  const errors = (text: string): string[] => words(format(text).diagnostics);

  it('resolves arguments', () => {
    const { node, diagnostics } = format('format!("a{{ {} {x:?} {0:>+#08.3} {y} {}", b, c, x = d)');
    expect(diagnostics).toEqual([]);
    expect(node.args.map((one) => `${one.kind} ${printExpr(one.expr)}`)).toEqual([
      'positional b',
      'positional c',
      'named d',
      'captured y',
    ]);
    expect(node.pieces.map((one) => (one.kind === 'Text' ? one.text : one.index))).toEqual([
      'a{ ', 0, ' ', 2, ' ', 0, ' ', 3, ' ', 1,
    ]); // prettier-ignore
    const third = node.pieces[5];
    if (third?.kind !== 'Arg') throw new Error('no argument');
    expect(third.flags).toMatchObject({ trait: 'Display', align: 'right', plus: true, alternate: true, zero: true });
    expect(third.width).toEqual({ kind: 'Literal', value: 8 });
    expect(third.precision).toEqual({ kind: 'Literal', value: 3 });
  });

  it('takes widths and precisions from arguments', () => {
    const { node, diagnostics } = format('format!("{:w$.*} {:1$} {:*^0$.p$e}", a, b, c, d)');
    expect(words(diagnostics)).toEqual([]);
    const [first, , second, , third] = node.pieces;
    expect(first).toMatchObject({ index: 1, width: { kind: 'Arg', index: 4 }, precision: { kind: 'Arg', index: 0 } });
    expect(second).toMatchObject({ index: 2, width: { kind: 'Arg', index: 1 } });
    expect(third).toMatchObject({ index: 3, flags: { fill: '*', align: 'center', trait: 'LowerExp' } });
  });

  it('knows all traits', () => {
    const { node } = format('format!("{a}{a:?}{a:x}{a:X}{a:o}{a:b}{a:e}{a:E}{a:p}{a:x?}{a:#X?}")');
    expect(node.pieces.map((one) => (one.kind === 'Arg' ? one.flags.trait : ''))).toEqual([
      'Display', 'Debug', 'LowerHex', 'UpperHex', 'Octal', 'Binary', 'LowerExp', 'UpperExp', 'Pointer', 'Debug', 'Debug',
    ]); // prettier-ignore
    expect(node.args).toHaveLength(1);
  });

  it('gives captured identifiers their place in the string', () => {
    const text = 'format!("\\n{name:>5}")';
    const { node } = format(text);
    const span = node.args[0]?.expr.span;
    expect(text.slice(span?.start, span?.end)).toBe('name');
    const [, piece] = node.pieces;
    if (piece?.kind !== 'Arg') throw new Error('no argument');
    expect(text.slice(piece.span.start, piece.span.end)).toBe('{name:>5}');
  });

  // As rustc 1.95 says.
  it.each([
    ['format!("{")', 'invalid format string: expected `}` but string was terminated'],
    ['format!("}")', 'invalid format string: unmatched `}` found'],
    ['format!("{a b}")', 'invalid format string: expected `}`, found `b`'],
    ['format!("{a.b}")', "invalid format string: field access isn't supported"],
    ['format!("{:y}", 1)', 'unknown format trait `y`'],
    ['format!("{}")', '1 positional argument in format string, but no arguments were given'],
    ['format!("{} {}", 1)', '2 positional arguments in format string, but there is 1 argument'],
    ['format!("{1}", 1)', 'invalid reference to positional argument 1 (there is 1 argument)'],
    ['format!("", 1)', 'argument never used'],
    ['format!("", a = 1)', 'named argument never used'],
    ['format!("", 1, 2)', 'multiple unused formatting arguments'],
    ['format!(x)', 'format argument must be a string literal'],
    ['format!("{a}", a = 1, a = 2)', 'duplicate argument named `a`'],
    ['format!("{} {a}", a = 1, 2)', 'positional arguments cannot follow named arguments'],
    ['format!("{}" x)', 'expected `,`, found `x`'],
  ])('%s', (text, expected) => {
    expect(errors(text)[0]).toBe(expected);
  });

  it('parses write! and messages', () => {
    const { node } = parseWrite(call('writeln!(f, "{}", x)'), '2024');
    expect(printExpr(node.dest)).toBe('f');
    expect(node.format?.args).toHaveLength(1);
    expect(parseWrite(call('writeln!(f)'), '2024').node.format).toBeUndefined();
    expect(parseMessage(call('anyhow!(err)'), '2024', true).node.kind).toBe('Expr');
    expect(parseMessage(call('panic!()'), '2024').node.kind).toBe('None');
  });
});

describe('select!', () => {
  it('parses branches of tokio', () => {
    const { node, diagnostics } = parseTokioSelect(
      call(
        'select! { biased; Some(x) = rx.recv(), if ready => { a } _ = sleep(d) => b, v = async { 1 } => v, else => c }',
      ),
      '2024',
    );
    expect(words(diagnostics)).toEqual([]);
    expect(node.biased).toBe(true);
    expect(node.branches.map((one) => [printPat(one.pat), one.guard && printExpr(one.guard)])).toEqual([
      ['Some(x)', 'ready'],
      ['_', undefined],
      ['v', undefined],
    ]);
    expect(node.else && printExpr(node.else.body)).toBe('c');
  });

  it('keeps the other branches of a broken one', () => {
    const text = 'select! {\n a = b => c,\n d = => e,\n f = g => h,\n}';
    const { node, diagnostics } = parseTokioSelect(call(text), '2024');
    expect(words(diagnostics)).toEqual(['expected expression, found `=>`']);
    expect(node.branches.map((one) => printPat(one.pat))).toEqual(['a', 'd', 'f']);
  });

  it('parses branches of futures', () => {
    const { node, diagnostics } = parseFuturesSelect(
      call('select! { x = a.next() => { 1 } complete => break, default => 2 }'),
      '2024',
    );
    expect(words(diagnostics)).toEqual([]);
    expect(node.branches).toHaveLength(1);
    expect(node.complete?.body.kind).toBe('Break');
    expect(node.default?.body.kind).toBe('Lit');
  });
});

describe('other macros', () => {
  it('parses lists, patterns and assertions', () => {
    expect(parseJoin(call('join!(biased; a(), b(),)'), '2024').node).toMatchObject({ biased: true, exprs: [{}, {}] });
    const matches = parseMatches(call('matches!(x, Some(1) | None if y)'), '2024').node;
    expect([printExpr(matches.expr), printPat(matches.pat)]).toEqual(['x', 'Some(1) | None']);
    expect(parseAssert(call('assert!(a, "{}", b)'), '2024').node.message?.args).toHaveLength(1);
    expect(parseAssertEq(call('assert_eq!(a, b,)'), '2024').node.message).toBeUndefined();
    expect(parseVec(call('vec![0; n]'), '2024').node.kind).toBe('Repeat');
    expect(parseVec(call('vec![1, 2,]'), '2024').node).toMatchObject({ kind: 'List', elems: [{}, {}] });
    expect(parsePin(call('pin!(a, b)'), '2024').node).toMatchObject({ kind: 'Names', names: [{}, {}] });
    expect(parsePin(call('pin! { let a = f(); let mut b = g(); }'), '2024').node).toMatchObject({ lets: [{}, {}] });
    expect(words(parseVec(call('vec![1 2]'), '2024').diagnostics)).toHaveLength(1);
  });

  it('parses streams', () => {
    const { node, diagnostics } = parseStream(
      call('stream! { for await x in s { yield x + 1; } let y = yield 2; }'),
      '2024',
    );
    expect(words(diagnostics)).toEqual([]);
    expect(printBlock(node).replace(/\s+/g, ' ')).toBe('{ for await x in s { yield x + 1; } let y = yield 2; }');
  });

  it('parses declarations of locals', () => {
    const { node, diagnostics } = parseLocals(
      call('thread_local! { /// doc\n pub static A: Cell<u8> = const { Cell::new(1) }; static B: u8 = 2 }'),
      '2024',
      true,
    );
    expect(words(diagnostics)).toEqual([]);
    expect(node.map((one) => [one.ident.name, one.isConst, one.attrs.length])).toEqual([['A', true, 1], ['B', false, 0]]); // prettier-ignore
    expect(parseLocals(call('task_local! { static A: u8; }'), '2024', false).node[0]?.init).toBeUndefined();
  });

  it('parses tracing fields', () => {
    const { node, diagnostics } = parseTracing(
      call('info!(target: "t", id = %x, ?y, http.status = 3, z, "n" = 1, "done {} {q}", w)'),
      '2024',
      'leveledEvent',
    );
    expect(words(diagnostics)).toEqual([]);
    expect(node.fields.map((one) => `${one.name} ${one.sigil} ${printExpr(one.value)}`)).toEqual([
      'id display x',
      'y debug y',
      'http.status none 3',
      'z none z',
      'n none 1',
    ]);
    expect(node.message?.args).toHaveLength(2);
    expect(node.options[0]?.name).toBe('target');
    const span = parseTracing(call('span!(Level::INFO, "work", id = 1)'), '2024', 'span').node;
    expect(span.spanName && printExpr(span.spanName)).toBe('"work"');
  });
});
