//! Declared discriminants of enums: `enum E { A = 1, B, C = -5 }`. Literals and simple operators on them are evaluated.
import type { AdtDef, Expr } from '../../compiler/hir/hir.ts';
import { Unsupported } from './gen.ts';

/** Values by variant; undefined if they are 0, 1, 2, … */
export function discriminantValues(adt: AdtDef): readonly bigint[] | undefined {
  if (adt.variants.every((it) => it.discriminant === undefined)) return undefined;
  let next = 0n;
  return adt.variants.map((it) => {
    const value = it.discriminant === undefined ? next : evaluate(it.discriminant.value);
    next = value + 1n;
    return value;
  });
}

function evaluate(expr: Expr): bigint {
  switch (expr.kind) {
    case 'lit':
      if (expr.lit.kind === 'int') return expr.lit.value;
      if (expr.lit.kind === 'byte' || expr.lit.kind === 'char') return BigInt(expr.lit.value);
      if (expr.lit.kind === 'bool') return expr.lit.value ? 1n : 0n;
      break;
    case 'unary':
      if (expr.op === 'neg') return -evaluate(expr.expr);
      if (expr.op === 'not') return ~evaluate(expr.expr);
      break;
    case 'binary': {
      const a = evaluate(expr.left);
      const b = evaluate(expr.right);
      switch (expr.op) {
        case '+':
          return a + b;
        case '-':
          return a - b;
        case '*':
          return a * b;
        case '|':
          return a | b;
        case '&':
          return a & b;
        case '^':
          return a ^ b;
        case '<<':
          return a << b;
        case '>>':
          return a >> b;
        default:
      }
      break;
    }
    case 'cast':
      return evaluate(expr.expr);
    case 'block':
      if (expr.block.expr !== undefined && expr.block.stmts.length === 0) return evaluate(expr.block.expr);
      break;
    default:
  }
  throw new Unsupported('a discriminant that is not a simple constant expression');
}
