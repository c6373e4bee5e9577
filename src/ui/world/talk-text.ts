//! What a client or server says, one step per line: `line hello`, `read line`, `wait 100ms`, `close`. What lines cannot say stays JSON. Pure.

const WITH_TEXT = ['line', 'send', 'readUntil'] as const;
const BARE: ReadonlySet<string> = new Set(['close', 'end', 'reset']);
const WHOLE: ReadonlySet<string> = new Set(['echo', 'silent']);

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}
function unescaped(text: string): string {
  return text.replace(/\\([\\nrt])/g, (_, c: string) =>
    c === 'n' ? '\n' : c === 'r' ? '\r' : c === 't' ? '\t' : '\\',
  );
}

function stepText(step: unknown): string | undefined {
  if (typeof step === 'string') return BARE.has(step) ? step : undefined;
  if (typeof step !== 'object' || step === null) return undefined;
  const entries = Object.entries(step);
  const [entry] = entries;
  if (entries.length !== 1 || entry === undefined) return undefined;
  const [name, value] = entry as [string, unknown];
  if (WITH_TEXT.some((it) => it === name)) return typeof value === 'string' ? `${name} ${escaped(value)}` : undefined;
  if (name === 'wait' || name === 'read')
    return typeof value === 'string' || typeof value === 'number' ? `${name} ${String(value)}` : undefined;
  return undefined;
}

/** The lines for a value of `talk`; undefined if lines cannot say it. */
export function talkText(value: unknown): string | undefined {
  if (value === undefined) return '';
  if (typeof value === 'string') return WHOLE.has(value) ? value : undefined;
  if (!Array.isArray(value)) return undefined;
  const lines = value.map(stepText);
  return lines.every((line) => line !== undefined) ? lines.join('\n') : undefined;
}

function stepOf(line: string): unknown {
  if (BARE.has(line)) return line;
  const match = /^(\w+)(?: (.*))?$/.exec(line);
  const name = match?.[1] ?? '';
  const rest = match?.[2] ?? '';
  if (WITH_TEXT.some((it) => it === name)) return { [name]: unescaped(rest) };
  if (name === 'wait' || name === 'read') return { [name]: /^\d+$/.test(rest.trim()) ? Number(rest) : rest.trim() };
  // Left as it is: the check of the script says what is wrong with it, at its place.
  return line;
}

/** The value of `talk` for lines; undefined for none. */
export function talkOf(text: string): unknown {
  const lines = text.split('\n').map((line) => line.trimStart());
  const steps = lines.filter((line) => line.trim() !== '');
  const [only] = steps;
  if (only === undefined) return undefined;
  if (steps.length === 1 && WHOLE.has(only.trim())) return only.trim();
  return steps.map(stepOf);
}
