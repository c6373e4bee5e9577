//! What a function of an `extern` block is when it is called: the program's own `#[no_mangle]` function of that name, else
//! ours in the `libc` crate, else nothing (it has no body that can be run).
import type { Attr, DefId, FnDef, Program } from '../../compiler/hir/hir.ts';

function attr(it: FnDef, name: string): Attr | undefined {
  return it.attrs.find((one) => one.path === name);
}
/** The text of `#[name = "text"]`. */
function valueOf(it: FnDef, name: string): string | undefined {
  return attr(it, name)?.value;
}
/** The name by which the linker knows a function that the program itself exports. */
function exportedName(it: FnDef): string | undefined {
  return valueOf(it, 'export_name') ?? (attr(it, 'no_mangle') === undefined ? undefined : it.name);
}

/** The function that runs in place of `def`; undefined: `def` itself. */
export function foreignTarget(program: Program, def: DefId): DefId | undefined {
  if (def < program.nLibraryDefs) return undefined;
  const it = program.def(def);
  if (it.kind !== 'fn' || it.body !== undefined || it.assoc !== undefined || it.intrinsic !== undefined)
    return undefined;
  const name = valueOf(it, 'link_name') ?? it.name;
  const own = program.userBodies.find((id) => {
    const body = program.def(id);
    return body.kind === 'fn' && body.body !== undefined && exportedName(body) === name;
  });
  return own ?? program.langItem(`libc_${name}`);
}
