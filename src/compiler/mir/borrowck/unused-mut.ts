//! The `unused_mut` lint: variables declared `mut` that nothing mutates, in their own body or in a closure.
import type { Diagnostic } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { Attr, DefId, LocalId, Program } from '../../hir/hir.ts';
import type { RawBody } from '../build/body.ts';

/** Warnings for the variables of one owner (its closures included). `used`: those that are mutated somewhere. */
export function unusedMut(
  program: Program,
  owner: DefId,
  bodies: readonly RawBody[],
  used: ReadonlySet<LocalId>,
): readonly Diagnostic[] {
  if (isAllowed(program, owner)) return [];
  const found: Diagnostic[] = [];
  const seen = new Set<LocalId>();
  for (const raw of bodies) {
    for (const { hirLocal, mutable, name, span } of raw.locals) {
      if (hirLocal === undefined || !mutable || name === undefined || name.startsWith('_') || used.has(hirLocal))
        continue;
      if (seen.has(hirLocal)) continue;
      seen.add(hirLocal);
      const at = mutBefore(program, span);
      if (at !== undefined) found.push(warning(at, span));
    }
  }
  return found;
}

function warning(mut: Span, name: Span): Diagnostic {
  const title = 'remove this `mut`';
  return {
    severity: 'warning',
    code: 'unused_mut',
    message: 'variable does not need to be mutable',
    span: { ...mut, end: name.end },
    labels: [{ span: mut, text: `help: ${title}` }],
    notes: [{ kind: 'note', text: '`#[warn(unused_mut)]` (part of `#[warn(unused)]`) on by default' }],
    edits: [{ title, edits: [{ span: mut, text: '' }] }],
  };
}

/** The `mut ` written before a name; undefined where it was not the program that wrote it (a macro did). */
function mutBefore(program: Program, name: Span): Span | undefined {
  const text = program.sources?.file(name.file).text;
  if (text === undefined) return undefined;
  const before = /\bmut\s+$/.exec(text.slice(Math.max(0, name.start - 20), name.start))?.[0];
  return before === undefined ? undefined : { ...name, start: name.start - before.length, end: name.start };
}

function isAllowed(program: Program, owner: DefId): boolean {
  const allows = (attr: Attr): boolean =>
    attr.path === 'allow' && /\b(unused_mut|unused|warnings)\b/.test(attr.args ?? '');
  for (let at: DefId | undefined = owner; at !== undefined; at = program.def(at).parent)
    if (program.def(at).attrs.some(allows)) return true;
  return false;
}
