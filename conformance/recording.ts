//! A conformance program with what was recorded on real tokio: its header comments and the files beside it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Legal } from './legal.ts';
import { asRecorded, parseLegal } from './legal.ts';

/** What the header comments and the files beside a program say that must happen. */
export interface Recording {
  readonly name: string;
  readonly source: string;
  readonly testMode: boolean;
  readonly expect:
    | { readonly kind: 'output'; readonly stdout: string; readonly stderr: string; readonly exit: number | 'deadlock' }
    | { readonly kind: 'oneOf'; readonly outputs: ReadonlySet<string>; readonly legal: Legal }
    /** Error codes (`''` for an error without one) with their lines. */
    | { readonly kind: 'rejected'; readonly errors: readonly { readonly code: string; readonly line: number }[] };
}

function headerValue(source: string, key: string): string | undefined {
  return new RegExp(`^//\\s*${key}:\\s*(.+)$`, 'm').exec(source.split('\n').slice(0, 8).join('\n'))?.[1]?.trim();
}

/** rustc's text: `error[E0277]: …` followed by ` --> src/main.rs:12:5`. */
function rejectedErrors(rustc: string): readonly { readonly code: string; readonly line: number }[] {
  const out: { code: string; line: number }[] = [];
  const lines = rustc.split('\n');
  lines.forEach((text, at) => {
    const head = /^error(?:\[(E\d{4})\])?: /.exec(text);
    if (head === null || text.includes('could not compile') || text.includes('aborting due to')) return;
    const place = lines.slice(at + 1, at + 3).map((l) => /-->\s*src\/main\.rs:(\d+):/.exec(l)?.[1]);
    const line = place.find((p) => p !== undefined);
    if (line !== undefined) out.push({ code: head[1] ?? '', line: Number(line) });
  });
  return out;
}

function exitOf(base: string): number | 'deadlock' {
  if (!existsSync(`${base}.exit`)) return 0;
  const text = readFileSync(`${base}.exit`, 'utf8').trim();
  return text === 'deadlock' ? 'deadlock' : Number(text);
}

function legalOf(name: string, source: string): Legal {
  const header = headerValue(source, 'legal');
  if (header === undefined) return asRecorded;
  const legal = parseLegal(header);
  if (legal === undefined) throw new Error(`${name}: the header "legal: ${header}" has none of the known forms`);
  return legal;
}

/** Reads one program and what was recorded beside it. */
export function readRecording(file: string): Recording {
  const base = file.replace(/\.rs$/, '');
  const source = readFileSync(file, 'utf8');
  const common = { name: path.basename(base), source, testMode: headerValue(source, 'mode') === 'test' };
  if (existsSync(`${base}.rustc`))
    return { ...common, expect: { kind: 'rejected', errors: rejectedErrors(readFileSync(`${base}.rustc`, 'utf8')) } };
  if (existsSync(`${base}.outputs`)) {
    const files = readdirSync(`${base}.outputs`).filter((f) => f.endsWith('.stdout'));
    const outputs = new Set(files.map((f) => readFileSync(path.join(`${base}.outputs`, f), 'utf8')));
    return { ...common, expect: { kind: 'oneOf', outputs, legal: legalOf(common.name, source) } };
  }
  const stderr = existsSync(`${base}.stderr`) ? readFileSync(`${base}.stderr`, 'utf8') : '';
  const stdout = readFileSync(`${base}.stdout`, 'utf8');
  return { ...common, expect: { kind: 'output', stdout, stderr, exit: exitOf(base) } };
}

/** All programs directly in a folder whose names contain one of the parts, by name. */
export function recordingsIn(folder: string, parts: readonly string[] = ['']): readonly Recording[] {
  return readdirSync(folder)
    .filter((f) => f.endsWith('.rs') && parts.some((part) => f.includes(part)))
    .sort()
    .map((f) => readRecording(path.join(folder, f)));
}
