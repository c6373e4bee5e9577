//! Not here yet.
import { unsupportedAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import type { BodyCx } from '../body-cx.ts';
import type { Expr } from '../hir.ts';
import { errExpr } from '../make.ts';
import type { MacroInfo } from '../names.ts';

/** Reports. */
export function tokioSelect(b: BodyCx, info: MacroInfo, mac: ast.MacroCall): Expr {
  b.report(unsupportedAt(mac.span, `\`${info.name}!\` is not available here yet`));
  return errExpr(b, mac.span);
}

/** Reports. */
export const futuresSelect = tokioSelect;
