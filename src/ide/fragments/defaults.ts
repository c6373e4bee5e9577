//! In the end: types for what no message spoke of, by the names people gave.
import type { Cx } from './context.ts';
import { typeNamed } from './repair-names.ts';
import { nominal } from './repair-members.ts';
import { named, print, refTo, UNIT } from './type-text.ts';
import type { Ty } from './type-text.ts';
import { isWork, kindOf, nounOf, singularOf } from './words.ts';

/** How many times `settle` has to be asked: each time it decides a little more, and what follows from that is found first. */
export const SETTLE_STAGES = 4;

/** Settles open holes, the surest guesses first. True if there was one. */
export function settle(cx: Cx, stage: number): boolean {
  const due = cx.holes.open.filter((id) => stageOf(cx, id) <= stage);
  for (const id of due) if (!cx.holes.bind(id, guess(cx, id))) nominal(cx, id);
  return due.length > 0;
}

function stageOf(cx: Cx, id: number): number {
  const { kind, hint } = cx.holes.originOf(id);
  if (hint === 'error') return 0;
  if (kind === 'variable' || kind === 'field') return 1;
  return kind === 'parameter' ? 2 : 3;
}

const ACTIONS =
  /^(process|handle|do|run|save|send|apply|cleanup|clean|perform|store|write|update|log|notify|publish|flush|push|init|shutdown|close|stop|start|serve|listen|execute|delete|remove|insert|print|report|record|emit|wait|tick|drain|sync|background)(_|$)/;

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
  if (cx.stubs.vars.some((v) => v.at === undefined && print(cx.holes.resolve(v.ty)) === print({ kind: 'hole', id })))
    return named('u64');
  if (kind !== 'part' && isWork(hint)) return named('u64');
  const one = singularOf(noun);
  if (one !== undefined && kind !== 'parameter') {
    const part = typeNamed(cx, one);
    const elem = part ?? plain(one) ?? simple(cx, one);
    return kind === 'part' ? elem : named('Vec', elem);
  }
  if ((kind === 'result' || kind === 'part') && ACTIONS.test(hint)) return kind === 'result' ? named('String') : UNIT;
  return simple(cx, noun);
}

/** Elements that are numbers or text by their name. */
function plain(noun: string): Ty | undefined {
  const kind = kindOf(noun);
  return kind === 'number' ? named('u64') : kind === 'text' ? named('String') : undefined;
}

/** Things without any asked-for property: text is enough for data, a struct for what has a name of its own. */
function simple(cx: Cx, noun: string): Ty {
  if (
    /^(item|value|data|result|input|output|arg|val|v|a|b|c|x|y|res|response|msg|message|it|elem|expected|left|right|primary|fallback|fetch|operation_\w+)$/.test(
      noun,
    ) ||
    noun.length < 3
  )
    return named('String');
  const id = cx.holes.fresh({ kind: 'variable', hint: noun });
  if (id.kind !== 'hole') return named('String');
  const stub = nominal(cx, id.id);
  if (
    stub !== undefined &&
    stub.form === 'struct' &&
    stub.fields.length === 0 &&
    !cx.stubs.fns.some((f) => f.owner === stub.name)
  )
    stub.fields.push({ name: 'id', ty: named('u64') });
  return cx.holes.resolve(id);
}
