//! The index of impls: by trait and head of the self type; inherent ones by head. The library's part is built once.
import type { DefId, ImplDef, Program } from '../../hir/hir.ts';
import type { Ty } from '../ty.ts';
import { FLOAT_HEAD_LIST, headOf, headOfHir, INT_HEAD_LIST, type Head } from './simplify.ts';

interface TraitImpls {
  readonly byHead: Map<Head, DefId[]>;
  readonly blanket: DefId[];
  readonly all: DefId[];
}

/** Impls of one range of definitions (the library's, or one user program's). */
export class ImplTable {
  private readonly traits = new Map<DefId, TraitImpls>();
  private readonly inherentByHead = new Map<Head, DefId[]>();

  constructor(program: Program, impls: readonly DefId[], lowerSelf: (impl: DefId) => Ty) {
    for (const id of impls) {
      const it = program.def(id);
      if (it.kind !== 'impl') continue;
      this.add(it, program, lowerSelf);
    }
  }

  private add(it: ImplDef, program: Program, lowerSelf: (impl: DefId) => Ty): void {
    let head = headOfHir(it.selfTy, program);
    if (head === 'lower') head = headOf(lowerSelf(it.id));
    if (it.trait === undefined) {
      if (head !== undefined) push(this.inherentByHead, head, it.id);
      return;
    }
    let entry = this.traits.get(it.trait.def);
    if (entry === undefined) {
      entry = { byHead: new Map(), blanket: [], all: [] };
      this.traits.set(it.trait.def, entry);
    }
    entry.all.push(it.id);
    if (head === undefined) entry.blanket.push(it.id);
    else push(entry.byHead, head, it.id);
  }

  /** Impls of the trait whose self type could be `self` (any when undefined). */
  implsOf(trait: DefId, self: Ty | undefined): readonly DefId[] {
    const entry = this.traits.get(trait);
    if (entry === undefined) return NONE;
    if (self === undefined) return entry.all;
    if (self.kind === 'infer') {
      if (self.var.kind === 'ty') return entry.all;
      const heads = self.var.kind === 'int' ? INT_HEAD_LIST : FLOAT_HEAD_LIST;
      return [...heads.flatMap((head) => entry.byHead.get(head) ?? []), ...entry.blanket];
    }
    const head = headOf(self);
    const exact = head === undefined ? undefined : entry.byHead.get(head);
    if (exact === undefined) return entry.blanket;
    return entry.blanket.length === 0 ? exact : [...exact, ...entry.blanket];
  }

  /** Inherent impls of types with this head. */
  inherent(head: Head): readonly DefId[] {
    return this.inherentByHead.get(head) ?? NONE;
  }
}

const NONE: readonly DefId[] = [];

function push(map: Map<Head, DefId[]>, head: Head, impl: DefId): void {
  const list = map.get(head);
  if (list === undefined) map.set(head, [impl]);
  else list.push(impl);
}
