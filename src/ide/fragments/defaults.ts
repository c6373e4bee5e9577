//! In the end: types for what no message spoke of, by the names people gave.
import type { Cx } from './context.ts';
import { typeNamed } from './repair-names.ts';
import { nominal } from './repair-types.ts';
import { named, print, refTo, UNIT } from './type-text.ts';
import type { Ty } from './type-text.ts';
import { isWork, kindOf, nounOf, singularOf } from './words.ts';

/** Settles every open hole. True if there was one. */
export function settle(cx: Cx): boolean {
  const { open } = cx.holes;
  for (const id of open) if (!cx.holes.bind(id, guess(cx, id))) nominal(cx, id);
  return open.length > 0;
}

const ACTIONS = /^(process|handle|do|run|save|send|apply|cleanup|clean|perform|store|write|update|log|notify|publish|flush|push|init|shutdown|close|stop|start|serve|listen|execute|delete|remove|insert|print|report|record|emit|wait|tick|drain|sync|background)(_|$)/;

function guess(cx: Cx, id: number): Ty {
  const { kind, hint } = cx.holes.originOf(id);
  if (hint === 'error' && kind === 'part') return named('anyhow::Error');
  if (kind === 'result') {
    const fn = cx.stubs.fns.find((f) => print(cx.holes.resolve(f.ret)) === print({ kind: 'hole', id }));
    if (fn?.statement === true) return UNIT;
  }
  const noun = nounOf(hint);
  const owned = kind === 'parameter' || kind === 'variable';
  switch (kindOf(noun === '' ? hint : noun)) {
    case 'number':
      return named('u64');
    case 'flag':
      return named('bool');
    case 'text':
      return owned ? refTo(named('str')) : named('String');
    case 'bytes':
      return named('Vec', named('u8'));
    case 'thing':
      break;
  }
  const known = typeNamed(cx, noun);
  if (known !== undefined) return known;
  if (cx.stubs.vars.some((v) => v.at === undefined && print(cx.holes.resolve(v.ty)) === print({ kind: 'hole', id }))) return named('u64');
  if (kind !== 'part' && isWork(hint)) return named('u64');
  const one = singularOf(noun);
  if (one !== undefined && kind !== 'parameter') {
    const part = typeNamed(cx, one);
    if (kind === 'part') return part ?? simple(cx, one);
    return named('Vec', part ?? simple(cx, one));
  }
  if ((kind === 'result' || kind === 'part') && ACTIONS.test(hint)) return kind === 'result' ? named('String') : UNIT;
  return simple(cx, noun);
}

/** Things without any asked-for property: text is enough for data, a struct for what has a name of its own. */
function simple(cx: Cx, noun: string): Ty {
  if (/^(item|value|data|result|input|output|arg|val|v|a|b|c|x|y|res|response|msg|message|it|elem|expected|left|right|primary|fallback|fetch|operation_\w+)$/.test(noun) || noun.length < 3)
    return named('String');
  const id = cx.holes.fresh({ kind: 'variable', hint: noun });
  if (id.kind !== 'hole') return named('String');
  const stub = nominal(cx, id.id);
  if (stub !== undefined && stub.form === 'struct' && stub.fields.length === 0 && !cx.stubs.fns.some((f) => f.owner === stub.name))
    stub.fields.push({ name: 'id', ty: named('u64') });
  return cx.holes.resolve(id);
}
