//! Finding an example among many: by words in its title, its group, its notice and its program. Variants are one row.
import { EXAMPLES } from './gallery.ts';
import type { Example } from './gallery.ts';

/** One row of the gallery. `variants`: what opens together; the first one opens. */
export interface ExampleRow {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly notice: string;
  readonly variants: readonly Example[];
}

/** All rows in order. */
export function rowsOf(examples: readonly Example[] = EXAMPLES): readonly ExampleRow[] {
  const rows = new Map<string, Example[]>();
  for (const example of examples) {
    const key = example.set ?? example.id;
    rows.set(key, [...(rows.get(key) ?? []), example]);
  }
  return [...rows].flatMap(([id, variants]) => {
    const [first] = variants;
    return first === undefined ? [] : [{ id, group: first.group, title: first.title, notice: first.notice, variants }];
  });
}

/** How well a word fits a row; 0: not at all. A word in the title counts most, one only in the program least. */
function score(row: ExampleRow, word: string): number {
  if (row.title.toLowerCase().includes(word)) return 8;
  if (row.group.toLowerCase().includes(word)) return 4;
  if (row.variants.some((v) => v.notice.toLowerCase().includes(word) || v.id.includes(word))) return 2;
  return row.variants.some((v) => v.source.toLowerCase().includes(word)) ? 1 : 0;
}

/** Rows that fit all words, the best first; all of them in order if there are no words. */
export function findExamples(query: string, rows: readonly ExampleRow[] = rowsOf()): readonly ExampleRow[] {
  const words = query.toLowerCase().split(/\s+/).filter((w) => w !== ''); // prettier-ignore
  if (words.length === 0) return rows;
  const scored = rows.map((row) => {
    const scores = words.map((word) => score(row, word));
    return { row, total: scores.includes(0) ? 0 : scores.reduce((a, b) => a + b, 0) };
  });
  return scored.filter((s) => s.total > 0).sort((a, b) => b.total - a.total).map((s) => s.row); // prettier-ignore
}
