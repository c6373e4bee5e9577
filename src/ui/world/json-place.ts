//! Where in a JSON text the value at a path stands, so that a problem can be shown at its place. Pure; never throws.

/** A range of offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** `clients[0].at` and `files["a.txt"]` as steps. */
function stepsOf(path: string): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (const match of path.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)) {
    if (match[1] !== undefined) steps.push(match[1]);
    else if (match[2] !== undefined) steps.push(Number(match[2]));
    else if (match[3] !== undefined) steps.push(match[3]);
  }
  return steps;
}

/** Reads just enough JSON to walk to a path. */
class Walker {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  find(steps: readonly (string | number)[]): Range | undefined {
    this.space();
    const start = this.at;
    const [step, ...rest] = steps;
    if (step === undefined) {
      this.skip();
      return { start, end: this.at };
    }
    const open = this.text[this.at];
    if (open !== '{' && open !== '[') {
      // A single value where a list may stand too.
      if (typeof step === 'number') return this.find(rest);
      this.skip();
      return { start, end: this.at };
    }
    if (open === '{' && typeof step === 'number') return this.find(rest);
    this.at++;
    for (let index = 0; this.at < this.text.length; index++) {
      this.space();
      if (this.text[this.at] === '}' || this.text[this.at] === ']') break;
      const key = open === '{' ? this.key() : index;
      if (key === step) return this.find(rest);
      this.skip();
      this.space();
      if (this.text[this.at] === ',') this.at++;
    }
    return { start, end: start + 1 };
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }

  private key(): string {
    const start = this.at;
    this.skip();
    const raw = this.text.slice(start, this.at);
    this.space();
    if (this.text[this.at] === ':') this.at++;
    try {
      return String(JSON.parse(raw));
    } catch {
      return raw;
    }
  }

  /** Over one value, whatever it is. */
  private skip(): void {
    this.space();
    let depth = 0;
    do {
      const c = this.text[this.at];
      if (c === undefined) return;
      if (c === '"') this.string();
      else {
        if (c === '{' || c === '[') depth++;
        else if (c === '}' || c === ']') depth--;
        this.at++;
        if (depth === 0 && !/[{}[\]]/.test(c)) while (/[^\s,:{}[\]"]/.test(this.text[this.at] ?? ',')) this.at++;
      }
    } while (depth > 0);
  }

  private string(): void {
    this.at++;
    while (this.at < this.text.length && this.text[this.at] !== '"') this.at += this.text[this.at] === '\\' ? 2 : 1;
    this.at++;
  }
}

/** The range of the value at `path`; of the innermost value around it that exists; undefined for an empty text. */
export function placeInJson(text: string, path: string): Range | undefined {
  return text.trim() === '' ? undefined : new Walker(text).find(stepsOf(path));
}

/** `position 17` or `line 2 column 3` of a JSON.parse message, as an offset. */
export function offsetInMessage(text: string, message: string): number | undefined {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Math.min(text.length, Number(position));
  return /end of JSON|Unexpected end/.test(message) ? text.length : undefined;
}
