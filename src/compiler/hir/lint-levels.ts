//! Lint levels: which `#[allow]`, `#[warn]`, `#[deny]` … holds where. The innermost attribute that names a lint decides.
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import { attrMetas, attrPath } from './cfg.ts';

export type LintLevel = 'allow' | 'expect' | 'warn' | 'deny' | 'forbid';

/** One level for a stretch of the user's text. */
interface LevelRange {
  readonly span: Span;
  readonly lint: string;
  readonly level: LintLevel;
}

const LEVELS: ReadonlySet<string> = new Set(['allow', 'expect', 'warn', 'deny', 'forbid']);
/** The groups that our lints belong to. */
const GROUPS: ReadonlyMap<string, readonly string[]> = new Map([
  ['unused', ['unused_must_use']],
  ['rust_2024_compatibility', ['static_mut_refs']],
]);

/** The levels a program sets. */
export class LintLevels {
  private readonly ranges: LevelRange[] = [];

  /** Reads the level attributes of something that reaches over `span`. */
  note(attrs: readonly ast.Attribute[] | undefined, span: Span): void {
    for (const attr of attrs ?? []) {
      if (attr.kind !== 'Normal') continue;
      const level = attrPath(attr.meta);
      if (!LEVELS.has(level)) continue;
      for (const { name } of attrMetas(attr))
        for (const lint of GROUPS.get(name) ?? [name]) this.ranges.push({ span, lint, level: level as LintLevel });
    }
  }

  /** What the program says of a lint at a place; `warnings` stands for all that would warn. */
  at(lint: string, span: Span, byDefault: 'warn' | 'deny'): LintLevel {
    const own = this.innermost(lint, span) ?? byDefault;
    return own === 'warn' ? (this.innermost('warnings', span) ?? own) : own;
  }

  private innermost(lint: string, at: Span): LintLevel | undefined {
    let best: LevelRange | undefined;
    for (const range of this.ranges) {
      const { span } = range;
      if (range.lint !== lint || span.file !== at.file || at.start < span.start || at.end > span.end) continue;
      if (best === undefined || span.end - span.start <= best.span.end - best.span.start) best = range;
    }
    return best?.level;
  }
}
