//! Not here yet.
import { unsupportedAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import type { ItemEnv } from '../collect.ts';
import type { MacroInfo } from '../names.ts';

/** Reports. */
export function asyncTraitItem(env: ItemEnv, _info: MacroInfo, item: ast.Item, attr: ast.NormalAttribute): readonly ast.Item[] {
  env.session.report(unsupportedAt(attr.span, '`#[async_trait]` is not available here yet'));
  return [item];
}
