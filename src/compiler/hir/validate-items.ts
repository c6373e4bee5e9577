//! What is wrong with an item as it is written, whatever its names mean (rustc's AST validation): visibility where it has no place (E0449),
//! `const fn` in traits (E0379), patterns without a body to use them (E0130, E0642), ABIs that do not exist (E0703).
import { errorAt } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import { attrPath } from './cfg.ts';
import type { Edition } from './hir.ts';
import type { Session } from './session.ts';

const ABIS = new Set([
  'Rust',
  'C',
  'C-unwind',
  'cdecl',
  'cdecl-unwind',
  'stdcall',
  'stdcall-unwind',
  'fastcall',
  'fastcall-unwind',
  'vectorcall',
  'thiscall',
  'thiscall-unwind',
  'aapcs',
  'aapcs-unwind',
  'win64',
  'win64-unwind',
  'sysv64',
  'sysv64-unwind',
  'system',
  'system-unwind',
  'efiapi',
  'rust-intrinsic',
  'rust-call',
  'unadjusted',
]);

/** Reports what is wrong with one item of the user's crate. */
export function validateItem(session: Session, item: ast.Item, edition: Edition): void {
  if (edition === 2024) unsafeAttributes(session, item.attrs);
  switch (item.kind) {
    case 'Impl':
      noVisibility(session, item.vis);
      if (item.trait !== undefined)
        for (const member of item.items) {
          noVisibility(session, member.vis);
          if (member.kind === 'Fn') notConst(session, member, 'trait impls');
        }
      return;
    case 'Enum':
      for (const variant of item.variants) {
        noVisibility(session, variant.vis);
        if (variant.data.kind !== 'Unit') for (const field of variant.data.fields) noVisibility(session, field.vis);
      }
      return;
    case 'Trait':
      for (const member of item.items) {
        noVisibility(session, member.vis);
        if (member.kind !== 'Fn') continue;
        notConst(session, member, 'traits');
        if (member.body === undefined)
          noPatterns(session, member, 'E0642', "patterns aren't allowed in functions without bodies");
      }
      return;
    case 'ExternBlock':
      noVisibility(session, item.vis);
      knownAbi(session, item.abi);
      if (edition === 2024 && !item.isUnsafe)
        session.report(errorAt(item.span, 'extern blocks must be marked as unsafe'));
      for (const member of item.items)
        if (member.kind === 'Fn')
          noPatterns(session, member, 'E0130', "patterns aren't allowed in foreign function declarations");
      return;
    case 'Fn':
      knownAbi(session, item.header.abi);
      return;
    default:
      return;
  }
}

/** Attributes that can break what the compiler relies on: since 2024 they are written `#[unsafe(..)]`. */
const UNSAFE_ATTRIBUTES: ReadonlySet<string> = new Set(['no_mangle', 'export_name', 'link_section']);

function unsafeAttributes(session: Session, attrs: readonly ast.Attribute[]): void {
  for (const attr of attrs) {
    if (attr.kind !== 'Normal' || attr.meta.isUnsafe || !UNSAFE_ATTRIBUTES.has(attrPath(attr.meta))) continue;
    session.report(
      errorAt(attr.meta.path.span, 'unsafe attribute used without unsafe', { label: 'usage of unsafe attribute' }),
    );
  }
}

function noVisibility(session: Session, vis: ast.Visibility): void {
  if (vis.kind === 'Inherited') return;
  session.report(
    errorAt(vis.span, 'visibility qualifiers are not permitted here', {
      code: 'E0449',
      notes: [{ kind: 'help', text: 'remove the qualifier' }],
      edits: [{ title: 'remove the qualifier', edits: [{ span: vis.span, text: '' }] }],
    }),
  );
}

function notConst(session: Session, fn: ast.FnItem, where: string): void {
  if (!fn.header.isConst) return;
  const span: Span = { ...fn.sigSpan, end: fn.sigSpan.start + 'const'.length };
  session.report(
    errorAt(span, `functions in ${where} cannot be declared const`, {
      code: 'E0379',
      label: `functions in ${where} cannot be const`,
    }),
  );
}

function noPatterns(session: Session, fn: ast.FnItem, code: string, message: string): void {
  for (const { pat } of fn.params) {
    if (pat.kind === 'Wild' || (pat.kind === 'Ident' && !pat.byRef && !pat.mutable && pat.sub === undefined)) continue;
    if (pat.kind === 'Err' || (pat.kind === 'Ident' && pat.mutable)) continue;
    session.report(
      errorAt(pat.span, message, {
        code,
        label:
          code === 'E0130' ? 'pattern not allowed in foreign function' : 'pattern not allowed in function without body',
      }),
    );
  }
}

function knownAbi(session: Session, abi: ast.ExternAbi | undefined): void {
  if (abi?.name === undefined || ABIS.has(abi.name)) return;
  session.report(
    errorAt(abi.span, `invalid ABI: found \`${abi.name}\``, {
      code: 'E0703',
      label: 'invalid ABI',
      notes: [
        {
          kind: 'note',
          text: 'invoke `rustc --print=calling-conventions` for a full list of supported calling conventions',
        },
      ],
    }),
  );
}
