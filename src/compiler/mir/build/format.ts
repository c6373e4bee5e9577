//! `format_args!`: placeholder.
import type { Expr } from '../../types/thir.ts';
import type { Place } from '../mir.ts';
import type { Builder } from './builder.ts';
export function formatInto(b: Builder, dest: Place, expr: Extract<Expr, { kind: 'formatArgs' }>): void {
  void b; void dest; void expr;
}
