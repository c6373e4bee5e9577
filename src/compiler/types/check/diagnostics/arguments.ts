//! E0061, E0057 and E0308 of arguments: too many, too few, or of the wrong type.
import type { Label, SubDiagnostic, SuggestedEdit } from '../../../../source/diagnostic.ts';
import { errorAt } from '../../../../source/diagnostic.ts';
import type { Span } from '../../../../source/span.ts';
import type * as hir from '../../../hir/hir.ts';
import { ERROR_TY } from '../../interner.ts';
import type { Ty } from '../../ty.ts';
import type { CallSite } from '../calls.ts';
import { tryCoerce } from '../coercion.ts';
import { mismatch } from '../demand.ts';
import type { FnCtxt } from '../fcx.ts';
import { canCoerce } from './suggest.ts';
import { mismatchLabel, plural } from './type-error.ts';

/** What messages call the thing called: "function", "method", "struct", "enum variant". */
function callNoun(fcx: FnCtxt, site: CallSite): string {
  if (site.kind === 'method') return 'method';
  if (site.def === undefined) return 'function';
  const def = fcx.db.program.def(site.def);
  if (def.kind === 'variant') return fcx.db.program.def(def.adt).kind === 'enum' ? 'enum variant' : 'struct';
  return def.kind === 'struct' ? 'struct' : 'function';
}

/** What the definition called is: "function", "associated function", "tuple variant", … */
function calleeNoun(fcx: FnCtxt, site: CallSite): string {
  if (site.def === undefined) return 'function';
  const def = fcx.db.program.def(site.def);
  switch (def.kind) {
    case 'variant':
      return fcx.db.program.def(def.adt).kind === 'enum' ? 'tuple variant' : 'tuple struct';
    case 'struct':
      return 'tuple struct';
    case 'closure':
      return 'closure';
    case 'fn':
      return def.assoc === undefined ? 'function' : def.assoc.hasSelf ? 'method' : 'associated function';
    default:
      return 'function';
  }
}

/** "function defined here", with the parameters concerned underlined. */
function definedHere(fcx: FnCtxt, site: CallSite): { readonly notes: SubDiagnostic[]; readonly labels: Label[] } {
  if (site.def === undefined) return { notes: [], labels: [] };
  const def = fcx.db.program.def(site.def);
  if (def.kind === 'closure') {
    const state = fcx.closures.get(def.id);
    if (state === undefined) return { notes: [], labels: [] };
    const end = state.expr.body.span.start;
    return {
      notes: [
        {
          kind: 'note',
          text: 'closure defined here',
          span: { ...state.expr.span, end: trimEnd(state.expr.span.start, end) },
        },
      ],
      labels: [],
    };
  }
  if (def.krate !== 'main' && def.span.file !== site.expr.span.file) {
    return { notes: [{ kind: 'note', text: `${calleeNoun(fcx, site)} defined here`, span: def.span }], labels: [] };
  }
  return { notes: [{ kind: 'note', text: `${calleeNoun(fcx, site)} defined here`, span: def.span }], labels: [] };
}

const trimEnd = (start: number, end: number): number => Math.max(start, end - 1);

/** The span between the parentheses of a call. */
function parens(site: CallSite): Span {
  return { ...site.expr.span, start: site.calleeSpan.end };
}

/** Wrong number of arguments. */
export function reportArity(fcx: FnCtxt, site: CallSite, found: readonly Ty[]): void {
  const { formal, args } = site;
  if (formal.some((ty) => fcx.infcx.resolve(ty).flags.hasError)) fcx.tainted = true;
  const noun = callNoun(fcx, site);
  const was = args.length === 1 ? 'was' : 'were';
  const labels: Label[] = [];
  const edits: SuggestedEdit[] = [];
  // Align by compatibility: an argument that fits a later parameter means one before it is missing.
  const { missing, extra, wrong } = align(fcx, formal, args, found);
  for (const i of extra) {
    const arg = args[i];
    const ty = found[i];
    if (arg !== undefined && ty !== undefined)
      labels.push({
        span: arg.span,
        text: `unexpected argument${args.length === 1 ? '' : ` #${i + 1}`}${describe(fcx, ty)}`,
      });
  }
  if (missing.length > 0 && missing.length <= 3) {
    const [only] = missing;
    const tys = missing.map((i) => `\`${fcx.print(formal[i] ?? ERROR_TY)}\``);
    const text =
      missing.length === 1 && only !== undefined
        ? `argument${formal.length === 1 ? '' : ` #${only + 1}`}${describe(fcx, formal[only])} is missing`
        : missing.length === 2
          ? `two arguments of type ${tys.join(' and ')} are missing`
          : `three arguments of type ${tys.slice(0, -1).join(', ')}, and ${tys.at(-1) ?? ''} are missing`;
    const at = args[missing[0] ?? args.length];
    labels.push({
      span: missing.length === 1 && at !== undefined && extra.length === 0 ? at.span : parens(site),
      text,
    });
  } else if (missing.length > 3) {
    labels.push({ span: parens(site), text: 'multiple arguments are missing' });
  }
  for (const { arg, param } of wrong) {
    const expr = args[arg];
    const want = formal[param];
    const have = found[arg];
    if (expr !== undefined && want !== undefined && have !== undefined)
      labels.push({ span: expr.span, text: mismatchLabel(fcx, want, have) });
  }
  const title =
    extra.length > 0 && missing.length === 0
      ? extra.length === 1
        ? 'remove the extra argument'
        : 'remove the extra arguments'
      : missing.length === 1 && extra.length === 0
        ? 'provide the argument'
        : missing.length > 0 && extra.length === 0
          ? 'provide the arguments'
          : 'did you mean';
  const text = rewritten(fcx, formal, args, missing, extra);
  if (text !== undefined) edits.push({ title, edits: text });
  const here = definedHere(fcx, site);
  fcx.report(
    errorAt(
      site.calleeSpan,
      `this ${noun} takes ${plural(formal.length, 'argument')} but ${plural(args.length, 'argument')} ${was} supplied`,
      {
        code: site.kind === 'closure' ? 'E0057' : 'E0061',
        labels: [...labels, ...here.labels],
        notes: [...here.notes, { kind: 'help', text: title }],
        edits,
      },
    ),
  );
}

function describe(fcx: FnCtxt, ty: Ty | undefined): string {
  if (ty === undefined) return '';
  const resolved = fcx.infcx.resolve(ty);
  return resolved.kind === 'infer' && resolved.var.kind === 'ty' ? '' : ` of type \`${fcx.print(resolved)}\``;
}

interface Alignment {
  readonly missing: number[];
  readonly extra: number[];
  readonly wrong: { readonly arg: number; readonly param: number }[];
}

/** Which parameters have no argument and which arguments no parameter: the longest run of fitting pairs. */
function align(fcx: FnCtxt, formal: readonly Ty[], args: readonly hir.Expr[], found: readonly Ty[]): Alignment {
  const fits = (a: number, p: number): boolean => {
    const arg = args[a];
    const have = found[a];
    const want = formal[p];
    if (arg === undefined || have === undefined || want === undefined) return false;
    return fcx.infcx.probe(() => {
      const saved = fcx.tables.adjustments.get(arg.id);
      const ok = tryCoerce(fcx, arg, have, want) !== undefined;
      if (saved === undefined) fcx.tables.adjustments.delete(arg.id);
      else fcx.tables.adjustments.set(arg.id, saved);
      return ok;
    });
  };
  // Longest common subsequence of arguments and parameters, preferring early pairs.
  const best: number[][] = Array.from({ length: args.length + 1 }, () =>
    Array.from({ length: formal.length + 1 }, () => 0),
  );
  const table = args.map((_, a) => formal.map((_, p) => fits(a, p)));
  for (let a = args.length - 1; a >= 0; a--) {
    for (let p = formal.length - 1; p >= 0; p--) {
      const both = table[a]?.[p] === true ? 1 + (best[a + 1]?.[p + 1] ?? 0) : 0;
      const row = best[a];
      if (row !== undefined) row[p] = Math.max(both, best[a + 1]?.[p] ?? 0, best[a]?.[p + 1] ?? 0);
    }
  }
  const missing: number[] = [];
  const extra: number[] = [];
  let a = 0;
  let p = 0;
  while (a < args.length && p < formal.length) {
    if (table[a]?.[p] === true && (best[a]?.[p] ?? 0) === 1 + (best[a + 1]?.[p + 1] ?? 0)) {
      a++;
      p++;
    } else if ((best[a + 1]?.[p] ?? 0) >= (best[a]?.[p + 1] ?? 0) && args.length - a > formal.length - p)
      extra.push(a++);
    else missing.push(p++);
  }
  while (a < args.length) extra.push(a++);
  while (p < formal.length) missing.push(p++);
  const wrong: { arg: number; param: number }[] = [];
  while (missing.length > 0 && extra.length > 0) {
    const arg = extra.shift();
    const param = missing.shift();
    if (arg !== undefined && param !== undefined) wrong.push({ arg, param });
  }
  return { missing, extra, wrong };
}

/** The edit: drop extra arguments, or put placeholders for missing ones. */
function rewritten(
  fcx: FnCtxt,
  formal: readonly Ty[],
  args: readonly hir.Expr[],
  missing: readonly number[],
  extra: readonly number[],
): SuggestedEdit['edits'] | undefined {
  const last = args.at(-1);
  if (extra.length > 0 && missing.length === 0) {
    return extra.flatMap((i) => {
      const arg = args[i];
      if (arg === undefined) return [];
      const prev = args[i - 1];
      const next = args[i + 1];
      if (prev !== undefined) return [{ span: { ...arg.span, start: prev.span.end }, text: '' }];
      return [{ span: next === undefined ? arg.span : { ...arg.span, end: next.span.start }, text: '' }];
    });
  }
  if (missing.length > 0 && extra.length === 0 && last !== undefined && missing.every((i) => i >= args.length)) {
    const text = missing.map((i) => `, /* ${fcx.print(formal[i] ?? ERROR_TY)} */`).join('');
    return [{ span: { ...last.span, start: last.span.end }, text }];
  }
  return undefined;
}

/** Arguments of the wrong type; the count is right. */
export function reportArgMismatches(
  fcx: FnCtxt,
  site: CallSite,
  wrong: readonly { readonly index: number; readonly expected: Ty; readonly found: Ty }[],
): void {
  const noun = callNoun(fcx, site);
  const [first] = wrong;
  const here = definedHere(fcx, site);
  if (wrong.length === 1 && first !== undefined) {
    const arg = site.args[first.index];
    if (arg === undefined) return;
    fcx.report(
      mismatch(fcx, arg.span, first.expected, first.found, {
        expr: arg,
        labels: [{ span: site.calleeSpan, text: `arguments to this ${noun} are incorrect` }],
        notes: here.notes,
      }),
    );
    return;
  }
  const swap = swapped(fcx, site, wrong);
  fcx.report(
    errorAt(site.calleeSpan, `arguments to this ${noun} are incorrect`, {
      code: 'E0308',
      labels: wrong.flatMap((it) => {
        const arg = site.args[it.index];
        return arg === undefined
          ? []
          : [
              {
                span: arg.span,
                text: `expected \`${fcx.print(it.expected)}\`, found \`${literalStr(arg) ? "&'static str" : fcx.print(it.found)}\``,
              },
            ];
      }),
      notes: [...here.notes, ...(swap === undefined ? [] : [{ kind: 'help' as const, text: swap.title }])],
      edits: swap === undefined ? [] : [swap],
    }),
  );
}

const literalStr = (expr: hir.Expr): boolean => expr.kind === 'lit' && expr.lit.kind === 'str';

/** Two arguments that would fit in each other's place. */
function swapped(
  fcx: FnCtxt,
  site: CallSite,
  wrong: readonly { readonly index: number; readonly expected: Ty; readonly found: Ty }[],
): SuggestedEdit | undefined {
  const [a, b] = wrong;
  if (a === undefined || b === undefined || wrong.length !== 2) return undefined;
  const first = site.args[a.index];
  const second = site.args[b.index];
  const { sources } = fcx.db.program;
  if (first === undefined || second === undefined || sources === undefined) return undefined;
  if (!canCoerce(fcx, a.found, b.expected, first.span) || !canCoerce(fcx, b.found, a.expected, second.span))
    return undefined;
  const text = (span: Span): string => sources.file(span.file).text.slice(span.start, span.end);
  return {
    title: 'swap these arguments',
    edits: [
      { span: first.span, text: text(second.span) },
      { span: second.span, text: text(first.span) },
    ],
  };
}
