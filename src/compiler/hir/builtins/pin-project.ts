//! Not here yet.
import { unsupportedAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import type { LowerCx } from '../lower-cx.ts';
import type { MacroInfo } from '../names.ts';

/** Reports. */
export function pinProjectItems(cx: LowerCx, info: MacroInfo, mac: ast.MacroCall): readonly ast.Item[] {
  cx.report(unsupportedAt(mac.span, `\`${info.name}!\` is not available here yet`));
  return [];
}
