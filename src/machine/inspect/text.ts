//! One-line text of a value view, in the style of `{:?}`.
import type { ValueView } from '../../trace/value-view.ts';

/** `Job { id: 3, name: "x" }`, `Some(5)`, `[1, 2, … 8 more]`. */
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
