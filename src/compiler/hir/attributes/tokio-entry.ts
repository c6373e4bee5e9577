//! Not here yet.
import { unsupportedAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import type { ItemEnv } from '../collect.ts';
import type { MacroInfo } from '../names.ts';

/** Reports. */
export function tokioEntry(env: ItemEnv, _info: MacroInfo, item: ast.Item, attr: ast.NormalAttribute, _test: boolean): readonly ast.Item[] {
  env.session.report(unsupportedAt(attr.span, 'tokio entry points are not available here yet'));
  return [item];
}
