//! Functions: qualifiers, parameters, bodies (parsed now, or on demand in library files).
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Attribute, FnHeader, FnItem, FnParam, ItemBase, LazyBlock, Lifetime, Pat, SelfParam, Ty } from './ast.ts';
import type { Parser } from './cursor.ts';
import { defer } from './deferred.ts';
import { parseAbi } from './parse-abi.ts';
import { parseOuterAttrs } from './parse-attr.ts';
import { parseGenerics, withWhere } from './parse-generics.ts';
import { parsePatNoAlts } from './parse-pat.ts';
import type { Token } from './token.ts';

const QUALIFIERS = new Set(['const', 'async', 'gen', 'unsafe', 'safe', 'extern']);

/** Whether a function starts here: qualifiers, then `fn`. */
export function startsFn(p: Parser): boolean {
  for (let n = 0; n < 8; n++) {
    const token = p.look(n);
    if (token.kind !== 'ident') {
      if (n > 0 && (token.kind === 'str' || token.kind === 'rawStr') && p.lookWord(n - 1, 'extern')) continue;
      if (n > 0 && token.node?.kind === 'Literal' && p.lookWord(n - 1, 'extern')) continue;
      return false;
    }
    if (token.text === 'fn') return true;
    if (!QUALIFIERS.has(token.text)) return false;
  }
  return false;
}

/** A function item; the current token is its first qualifier or `fn`. */
export function parseFn(p: Parser, start: Token, base: Pick<ItemBase, 'attrs' | 'vis'>, isDefault: boolean): FnItem {
  const sig = p.tok;
  const header = parseHeader(p, isDefault);
  const ident = p.name();
  let generics = parseGenerics(p);
  const params = parseParams(p, ident.span.end > ident.span.start);
  const output = parseOutput(p);
  generics = withWhere(p, generics);
  const sigSpan = p.spanFrom(sig);
  const { selfParam, list, variadic } = params;
  const common = { kind: 'Fn', ...base, ident, header, generics, params: list, variadic, sigSpan } as const;
  const optional = { ...(selfParam ? { selfParam } : {}), ...(output ? { output } : {}) };
  if (p.recovering) skipToBody(p);
  if (p.eat(';')) return { ...common, ...optional, span: p.spanFrom(start) };
  if (!p.at('{') && !p.at('unread') && p.tok.node?.kind !== 'Block') {
    const more = output === undefined ? ['`->`'] : [];
    if (!p.recovering)
      p.errorExpected([
        ...more,
        ...(p.memberOf === 'trait' || p.memberOf === 'extern' ? ['`;`'] : []),
        '`where`',
        '`{`',
      ]);
    return { ...common, ...optional, span: p.spanFrom(start) };
  }
  const body = parseBody(p);
  return { ...common, ...optional, body, span: p.spanFrom(start) };
}

/** After an error in a signature: its body is still a body. */
function skipToBody(p: Parser): void {
  while (!p.at('{') && !p.at(';') && !p.at('}') && !p.at('eof') && p.tok.lineStart !== true) p.skipTree();
  if (p.at('{')) p.recovering = false;
}

function parseHeader(p: Parser, isDefault: boolean): FnHeader {
  let isConst = false;
  let isGen = false;
  let safety: FnHeader['safety'] = 'default';
  let abi: FnHeader['abi'];
  let asyncSpan: FnHeader['asyncSpan'];
  while (!p.atWord('fn') && !p.at('eof')) {
    switch (p.tok.text) {
      case 'const':
        isConst = true;
        p.bump();
        break;
      case 'async':
        asyncSpan = p.bump().span;
        break;
      case 'gen':
        isGen = true;
        p.bump();
        break;
      case 'unsafe':
      case 'safe':
        safety = p.bump().text === 'safe' ? 'safe' : 'unsafe';
        if (p.atWord('async') || p.atWord('const')) {
          p.warnError(p.tok.span, `expected one of \`extern\` or \`fn\`, found ${p.found()}`, {
            label: 'expected one of `extern` or `fn`',
            notes: [
              {
                kind: 'note',
                text: 'keyword order for functions declaration is `pub`, `default`, `const`, `async`, `unsafe`, `extern`',
              },
            ],
          });
        }
        break;
      default:
        abi = parseAbi(p);
    }
  }
  p.bump();
  const header = { isDefault, isConst, isAsync: asyncSpan !== undefined, isGen, safety };
  return { ...header, ...(abi ? { abi } : {}), ...(asyncSpan ? { asyncSpan } : {}) };
}

function parseOutput(p: Parser): Ty | undefined {
  if (p.recovering) return undefined;
  if (p.eat('->')) return p.g.ty(p);
  if (p.at(':') || p.at('=>')) {
    p.warnError(p.tok.span, 'return types are denoted using `->`', {
      edits: [{ title: 'use `->` instead', edits: [{ span: p.tok.span, text: ' ->' }] }],
    });
    p.bump();
    return p.g.ty(p);
  }
  return undefined;
}

interface Params {
  selfParam?: SelfParam;
  readonly list: FnParam[];
  variadic: boolean;
}

function parseParams(p: Parser, named: boolean): Params {
  const out: Params = { list: [], variadic: false };
  if (!p.at('(')) {
    if (named && !p.recovering) {
      if (p.at('{') || p.at(';') || p.at('->')) {
        p.warnError(p.afterPrev(), 'missing parameters for function definition', {
          notes: [{ kind: 'help', text: 'add a parameter list' }],
          edits: [{ title: 'add a parameter list', edits: [{ span: p.afterPrev(), text: '()' }] }],
        });
      } else p.errorExpected(['`(`', '`<`']);
    }
    return out;
  }
  p.bump();
  let first = true;
  out.list.push(
    ...p.list(
      ')',
      () => {
        const start = p.tok;
        const attrs = parseOuterAttrs(p);
        if (attrs.length > 0 && p.at(')')) return undefined;
        const self = parseSelf(p, start, attrs);
        if (self !== undefined) {
          if (first) out.selfParam = self;
          else {
            p.warnError(self.span, 'unexpected `self` parameter in function', {
              label: 'must be the first parameter of an associated function',
            });
          }
          first = false;
          return undefined;
        }
        first = false;
        if (p.eat('...')) {
          out.variadic = true;
          return undefined;
        }
        return parseParam(p, start, attrs, out);
      },
      ['type'],
    ),
  );
  return out;
}

function parseParam(p: Parser, start: Token, attrs: readonly Attribute[], out: Params): FnParam | undefined {
  if (p.at(',') || p.at(':')) p.errorExpectedThing('parameter name');
  const pat = parsePatNoAlts(p);
  if (p.recovering) return undefined;
  if (!p.eat(':')) {
    missingParamType(p, pat);
    if (p.recovering) return undefined;
    return { attrs, pat, ty: { kind: 'Err', span: p.afterPrev() }, span: p.spanFrom(start) };
  }
  if (p.eat('...')) {
    out.variadic = true;
    return undefined;
  }
  const ty = p.g.ty(p);
  return { attrs, pat, ty, span: p.spanFrom(start) };
}

/** `fn f(x)`: a name without type, or a type without name. */
function missingParamType(p: Parser, pat: Pat): void {
  const endsInName = p.prev.kind === 'ident' || p.prev.kind === 'rawIdent';
  const expected = endsInName ? ['`:`', '`@`', '`|`'] : ['`:`', '`|`'];
  if (!p.at(',') && !p.at(')')) {
    p.errorExpected(expected);
    return;
  }
  const isName = pat.kind === 'Ident';
  const at = { ...pat.span, start: pat.span.end };
  const front = { ...pat.span, end: pat.span.start };
  const list = endsInName ? 'one of `:`, `@`, or `|`' : 'one of `:` or `|`';
  p.warnError(p.tok.span, `expected ${list}, found ${p.found()}`, {
    label: `expected ${list}`,
    notes: isName
      ? [
          { kind: 'help', text: 'if this is a parameter name, give it a type' },
          { kind: 'help', text: 'if this is a type, explicitly ignore the parameter name' },
        ]
      : [{ kind: 'help', text: 'explicitly ignore the parameter name' }],
    edits: isName
      ? [
          { title: 'if this is a parameter name, give it a type', edits: [{ span: at, text: ': TypeName' }] },
          { title: 'if this is a type, explicitly ignore the parameter name', edits: [{ span: front, text: '_: ' }] },
        ]
      : [{ title: 'explicitly ignore the parameter name', edits: [{ span: front, text: '_: ' }] }],
  });
}

/** `self` in one of its forms, if the next parameter is one. */
function parseSelf(p: Parser, start: Token, attrs: readonly Attribute[]): SelfParam | undefined {
  let n = 0;
  let lifetime: Lifetime | undefined;
  const isRef = p.at('&');
  if (isRef) {
    n = 1;
    if (p.look(n).kind === 'lifetime') n++;
  }
  const isMut = p.lookWord(n, 'mut');
  if (isMut) n++;
  if (!p.lookWord(n, 'self') || p.look(n + 1).kind === '::') return undefined;
  if (isRef) {
    p.bump();
    if (p.at('lifetime')) lifetime = p.takeLifetime();
  }
  if (isMut) p.bump();
  const ident = p.takeIdent();
  if (isRef) {
    const self = { attrs, kind: 'Ref', mutable: isMut, ident, span: p.spanFrom(start) } as const;
    return lifetime === undefined ? self : { ...self, lifetime };
  }
  if (p.eat(':')) {
    const ty = p.g.ty(p);
    return { attrs, kind: 'Typed', mutable: isMut, ident, ty, span: p.spanFrom(start) };
  }
  return { attrs, kind: 'Value', mutable: isMut, ident, span: p.spanFrom(start) };
}

function parseBody(p: Parser): LazyBlock {
  const deferred = defer(p, (later) => later.g.block(later));
  if (deferred !== undefined) return deferred;
  const block = p.g.block(p);
  return { span: block.span, get: () => block, diagnostics: () => NONE };
}

const NONE: readonly Diagnostic[] = [];
