//! Breaks lines as rustc's pretty printer does (Oppen's algorithm, 78 columns): printers put marks for boxes and possible
//! breaks into their text, and `layout` decides which breaks become lines.

const MARGIN = 78;
/** Text is never pressed into less than this, however deep it stands. */
const MIN_SPACE = 60;

const BREAK = '\u0001';
const BREAK_OUT = '\u0002';
const CONSISTENT = '\u0003';
const FILLED = '\u0004';
const INDENTED = '\u0005';
const UPRIGHT = '\u0006';
const END = '\u0007';
// The marks are control characters: no Rust text holds them outside literals.
const PARTS = /[\u0001-\u0007]|[^\u0001-\u0007]+/g;

/** A space or a line end. */
export const space = BREAK;
/** A space or a line end before the `}` of a block. */
export const spaceOut = BREAK_OUT;
/** What breaks everywhere once it breaks; lines stand 4 deeper. */
export const consistent = (text: string): string => CONSISTENT + text + END;
/** The same without standing deeper: inside an `indented` box, which already does. */
export const upright = (text: string): string => UPRIGHT + text + END;
/** What breaks only where the line is full. */
export const filled = (text: string): string => FILLED + text + END;
/** The same, its further lines 4 deeper. */
export const indented = (text: string): string => INDENTED + text + END;

const STEP: Readonly<Record<string, number>> = { [CONSISTENT]: 4, [FILLED]: 0, [INDENTED]: 4, [UPRIGHT]: 0 };

/** How wide a box or a break is: up to the next break after it on its own or an outer level. */
function widths(parts: readonly string[]): readonly number[] {
  const found: number[] = parts.map(() => 0);
  const open: number[] = [];
  let total = 0;
  // Closes what waits for a break: ended boxes with all in them, then the break before on this level.
  const settle = (): void => {
    let depth = 0;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const part = parts[at];
      if (part === END) depth++;
      else if (part === BREAK || part === BREAK_OUT) {
        found[at] = total - (found[at] ?? 0);
        if (depth === 0) return;
      } else if (depth === 0) {
        open.push(at);
        return;
      } else {
        depth--;
        found[at] = total - (found[at] ?? 0);
      }
    }
  };
  parts.forEach((part, at) => {
    if (part === END) open.push(at);
    else if (part in STEP) {
      found[at] = total;
      open.push(at);
    } else if (part === BREAK || part === BREAK_OUT) {
      settle();
      found[at] = total;
      open.push(at);
      total += 1;
    } else total += part.length;
  });
  while (open.length > 0) {
    const before = open.length;
    settle();
    // A box that is never followed by a break ends with the text.
    if (open.length === before) found[open.pop() ?? 0] = Number.POSITIVE_INFINITY;
  }
  return found;
}

interface Box {
  readonly fits: boolean;
  readonly breaksAll: boolean;
  readonly indent: number;
}

/** The text with its marks decided. */
export function layout(marked: string): string {
  const parts = marked.match(PARTS) ?? [];
  const width = widths(parts);
  const boxes: Box[] = [];
  let out = '';
  let indent = 0;
  let left = MARGIN;
  parts.forEach((part, at) => {
    const size = width[at] ?? 0;
    const step = STEP[part];
    if (step !== undefined) {
      const fits = size <= left;
      boxes.push({ fits, breaksAll: part === CONSISTENT || part === UPRIGHT, indent });
      if (!fits) indent += step;
    } else if (part === END) indent = boxes.pop()?.indent ?? 0;
    else if (part === BREAK || part === BREAK_OUT) {
      const box = boxes.at(-1);
      const stays = box?.fits === true || (box?.breaksAll !== true && size <= left);
      if (stays) {
        out += ' ';
        left -= 1;
      } else {
        const column = indent - (part === BREAK_OUT ? 4 : 0);
        out += `\n${' '.repeat(Math.max(column, 0))}`;
        left = Math.max(MARGIN - column, MIN_SPACE);
      }
    } else {
      out += part;
      left -= part.length;
    }
  });
  return out;
}
