//! `literal out of range for` and friends: the deny-by-default lint `overflowing_literals`.
import { errorAt } from '../../../../source/diagnostic.ts';
import type { SubDiagnostic } from '../../../../source/diagnostic.ts';
import { intInfo } from '../../interner.ts';
import type { Expr, ThirBody } from '../../thir.ts';
import type { FnCtxt } from '../fcx.ts';
import { walkExpr } from '../thir-walk.ts';

/** Reports integer literals that do not fit their type. */
export function lintLiterals(fcx: FnCtxt, body: ThirBody): void {
  if (fcx.db.program.def(fcx.owner).krate !== 'main') return;
  walkExpr(body.value, { expr: (expr) => checkLiteral(fcx, expr) });
}

function checkLiteral(fcx: FnCtxt, expr: Expr): void {
  if (expr.kind !== 'lit' || expr.value.kind !== 'int' || expr.ty.kind !== 'int') return;
  const { bits, signed } = intInfo(expr.ty.int);
  const { value } = expr.value;
  const max = signed ? (1n << BigInt(bits - 1)) - 1n : (1n << BigInt(bits)) - 1n;
  const limit = signed && expr.neg ? max + 1n : max;
  if (value <= limit) return;
  const name = expr.ty.int;
  const low = signed ? -(max + 1n) : 0n;
  const notes: SubDiagnostic[] = [
    {
      kind: 'note',
      text: `the literal \`${expr.neg ? '-' : ''}${value}\` does not fit into the type \`${name}\` whose range is \`${low}..=${max}\``,
    },
  ];
  const wider = (signed ? ['i16', 'i32', 'i64', 'i128'] : ['u16', 'u32', 'u64', 'u128']).find((it) => {
    const info = intInfo(it as typeof name);
    return value <= (signed ? (1n << BigInt(info.bits - 1)) - 1n : (1n << BigInt(info.bits)) - 1n);
  });
  if (wider !== undefined && signed) notes.push({ kind: 'help', text: `consider using the type \`${wider}\` instead` });
  fcx.report(
    errorAt(expr.span, `literal out of range for \`${name}\``, {
      code: 'overflowing_literals',
      notes: [...notes, { kind: 'note', text: '`#[deny(overflowing_literals)]` on by default' }],
    }),
  );
}
