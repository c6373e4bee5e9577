//! The names of a real crate's public API. Our library holds part of it; whether a name that is missing here is the
//! program's mistake or something we do not have yet is decided by this list. Format of the text (written by
//! tools/api-index.mjs): a line with a module's path, then ` kind name: members | implemented traits` for each item.

/** One public item of a real crate. */
export interface ApiItem {
  readonly module: string;
  readonly kind: string;
  readonly name: string;
  /** Own methods, associated items, variants. */
  readonly members: ReadonlySet<string>;
  /** Names of the traits it implements. */
  readonly traits: ReadonlySet<string>;
}

const words = (text: string | undefined): ReadonlySet<string> =>
  new Set((text ?? '').split(' ').filter((word) => word !== ''));

/** Built when first needed: only for programs with errors, and for the documentation. */
export class ApiIndex {
  readonly items: readonly ApiItem[];
  private readonly modules = new Set<string>();
  private readonly paths = new Set<string>();
  private readonly byName = new Map<string, ApiItem[]>();

  constructor(text: string) {
    const items: ApiItem[] = [];
    let module = '';
    for (const line of text.split('\n')) {
      if (line === '') continue;
      if (!line.startsWith(' ')) {
        module = line;
        this.addModule(module);
        continue;
      }
      const [, kind = '', name = '', members, traits] = /^ (\w+) (\w+)(?:: ([^|]*))?(?: ?\| (.*))?$/.exec(line) ?? [];
      const item: ApiItem = { module, kind, name, members: words(members), traits: words(traits) };
      items.push(item);
      this.paths.add(`${module}::${name}`);
      this.byName.set(name, [...(this.byName.get(name) ?? []), item]);
    }
    this.items = items;
  }

  private addModule(path: string): void {
    const parts = path.split('::');
    for (let n = 1; n <= parts.length; n++) this.modules.add(parts.slice(0, n).join('::'));
  }

  /** Is there a public item or module of this name in the module (`std::sync`)? */
  hasItem(module: string, name: string): boolean {
    const path = `${module}::${name}`;
    return this.paths.has(path) || this.modules.has(path);
  }

  /** Has a type of this name (in whichever module) such a method, associated item or variant? */
  hasMember(type: string, member: string): boolean {
    return this.byName.get(type)?.some((item) => item.members.has(member)) ?? false;
  }

  /** Does a type of this name implement a trait of this name? */
  implements(type: string, trait: string): boolean {
    return this.byName.get(type)?.some((item) => item.traits.has(trait)) ?? false;
  }

  /** Does any trait of the crate have such a method? */
  hasTraitMember(member: string): boolean {
    return this.items.some((item) => item.kind === 'trait' && item.members.has(member));
  }
}
