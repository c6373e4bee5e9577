//! Not here yet.
import { unsupportedAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import type { ItemEnv } from '../collect.ts';

/** Reports. */
export function expandDerive(env: ItemEnv, _item: ast.Item, attr: ast.NormalAttribute): void {
  env.session.report(unsupportedAt(attr.span, 'derives are not available here yet'));
}
