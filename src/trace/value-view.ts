//! The readable form of a Rust value, as plain data that leaves the engine.

/** Structural form of a value; `more` counts what was cut. */
export type ValueView =
  | { readonly kind: 'scalar'; readonly text: string }
  | {
      readonly kind: 'struct';
      readonly name: string;
      readonly fields: readonly { readonly name: string; readonly value: ValueView }[];
    }
  | { readonly kind: 'list'; readonly name: string; readonly items: readonly ValueView[]; readonly more: number }
  | { readonly kind: 'ref'; readonly target: ValueView | undefined }
  | { readonly kind: 'opaque'; readonly text: string };

/** One line of text in the style of `{:?}`: `Job { id: 3, name: "x" }`, `Some(5)`, `[1, 2, … 8 more]`. */
export function viewText(view: ValueView): string {
  switch (view.kind) {
    case 'scalar':
    case 'opaque':
      return view.text;
    case 'ref':
      return view.target === undefined ? '&…' : viewText(view.target);
    case 'list': {
      const items = view.items.map(viewText);
      if (view.more > 0) items.push(`… ${view.more} more`);
      return `${view.name}[${items.join(', ')}]`;
    }
    case 'struct': {
      if (view.fields.length === 0) return view.name;
      if (view.fields.every((it) => /^\d+$/.test(it.name)))
        return `${view.name}(${view.fields.map((it) => viewText(it.value)).join(', ')})`;
      return `${view.name} { ${view.fields.map((it) => `${it.name}: ${viewText(it.value)}`).join(', ')} }`;
    }
  }
}
