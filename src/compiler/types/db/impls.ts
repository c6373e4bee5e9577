//! The index of impls: by trait and head of the self type; inherent ones by head. The library's part is built once.
import type { DefId, Program } from '../../hir/hir.ts';
import type { Ty } from '../ty.ts';
import { FLOAT_HEAD_LIST, headOf, headOfHir, INT_HEAD_LIST, type Head } from './simplify.ts';

interface TraitImpls {
  readonly byHead: ReadonlyMap<Head, readonly DefId[]>;
  readonly blanket: readonly DefId[];
}

/**
 * Impls of one range of definitions (the library's, or one user program's). Self types are looked at trait by trait, when
 * first asked about: of thousands of impls a program needs few.
 */
export class ImplTable {
  private readonly program: Program;
  private readonly lowerSelf: (impl: DefId) => Ty;
  private readonly ofTrait = new Map<DefId, DefId[]>();
  private readonly inherentImpls: DefId[] = [];
  private readonly indexed = new Map<DefId, TraitImpls>();
  private inherentIndex: TraitImpls | undefined;

  constructor(program: Program, impls: readonly DefId[], lowerSelf: (impl: DefId) => Ty) {
    this.program = program;
    this.lowerSelf = lowerSelf;
    for (const id of impls) {
      const it = program.def(id);
      if (it.kind !== 'impl') continue;
      const trait = it.trait?.def;
      if (trait === undefined) this.inherentImpls.push(id);
      else push(this.ofTrait, trait, id);
    }
  }

  private index(impls: readonly DefId[]): TraitImpls {
    const byHead = new Map<Head, DefId[]>();
    const blanket: DefId[] = [];
    for (const id of impls) {
      const it = this.program.def(id);
      if (it.kind !== 'impl') continue;
      let head = headOfHir(it.selfTy, this.program);
      if (head === 'lower') head = headOf(this.lowerSelf(id));
      if (head === undefined) blanket.push(id);
      else push(byHead, head, id);
    }
    return { byHead, blanket };
  }

  /** Impls of the trait whose self type could be `self` (any when undefined). */
  implsOf(trait: DefId, self: Ty | undefined): readonly DefId[] {
    const all = this.ofTrait.get(trait);
    if (all === undefined) return NONE;
    if (self === undefined || (self.kind === 'infer' && self.var.kind === 'ty')) return all;
    let entry = this.indexed.get(trait);
    if (entry === undefined) {
      entry = this.index(all);
      this.indexed.set(trait, entry);
    }
    const { byHead } = entry;
    if (self.kind === 'infer') {
      const heads = self.var.kind === 'int' ? INT_HEAD_LIST : FLOAT_HEAD_LIST;
      return [...heads.flatMap((head) => byHead.get(head) ?? []), ...entry.blanket];
    }
    const head = headOf(self);
    const exact = head === undefined ? undefined : byHead.get(head);
    if (exact === undefined) return entry.blanket;
    return entry.blanket.length === 0 ? exact : [...exact, ...entry.blanket];
  }

  /** Inherent impls of types with this head. */
  inherent(head: Head): readonly DefId[] {
    this.inherentIndex ??= this.index(this.inherentImpls);
    return this.inherentIndex.byHead.get(head) ?? NONE;
  }
}

const NONE: readonly DefId[] = [];

function push<K>(map: Map<K, DefId[]>, key: K, impl: DefId): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [impl]);
  else list.push(impl);
}
