//! Share links: everything needed to see the same moment again, in the URL fragment. Version first; an old link opens for ever.
//! `#1.<base64url of deflate(JSON)>`. Untrusted input: sizes are capped before and after inflating, fields are validated.
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as z from 'zod/mini';

z.config({ jitless: true });

/** Longest link we read or write, in characters (browsers and chat programs cut longer ones). */
export const MAX_LINK = 32_000;
/** Longest program text in a link, in UTF-8 bytes. */
const MAX_TEXT = 512 * 1024;

const LinkV1 = z.object({
  /** Program text. */
  s: z.string(),
  /** Edition. */
  e: z.union([z.literal(2021), z.literal(2024)]),
  /** Seed. */
  d: z.number(),
  /** Schedule text. */
  c: z.string(),
  k: z.enum(['auto', 'paused', 'simulated']),
  f: z.optional(z.enum(['current_thread', 'multi_thread'])),
  w: z.optional(z.number()),
  /** World script (JSON text). */
  o: z.string(),
  /** Cursor: event number, or -1. */
  q: z.number(),
  /** Selected task, or -1. */
  t: z.optional(z.number()),
  /** 1: run the tests instead of main. */
  x: z.optional(z.literal(1)),
  /** Selected resource. */
  r: z.optional(z.number()),
  /** Events of the run: another number here means that the engine has changed since. */
  n: z.optional(z.number()),
});

/** What a link holds, in the app's words. */
export interface Shared {
  readonly source: string;
  readonly edition: 2021 | 2024;
  readonly seed: number;
  readonly schedule: string;
  readonly clock: 'auto' | 'paused' | 'simulated';
  readonly flavor: 'current_thread' | 'multi_thread' | undefined;
  readonly workers: number | undefined;
  readonly world: string;
  readonly cursor: number;
  readonly task: number;
  /** Selected resource, 0 for none. */
  readonly resource: number;
  /** Events of the run that was shared, 0 if unknown. */
  readonly events: number;
  readonly testMode: boolean;
}
export type ReadLink =
  | { readonly kind: 'none' }
  | { readonly kind: 'ok'; readonly shared: Shared }
  | { readonly kind: 'bad'; readonly message: string };

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The fragment (with `#`) of a link, or undefined if it would be too long. */
export function writeLink(shared: Shared): string | undefined {
  const data: z.infer<typeof LinkV1> = {
    s: shared.source,
    e: shared.edition,
    d: shared.seed,
    c: shared.schedule,
    k: shared.clock,
    o: shared.world,
    q: shared.cursor,
    ...(shared.flavor === undefined ? {} : { f: shared.flavor }),
    ...(shared.workers === undefined ? {} : { w: shared.workers }),
    ...(shared.task < 0 ? {} : { t: shared.task }),
    ...(shared.testMode ? { x: 1 } : {}),
    ...(shared.resource > 0 ? { r: shared.resource } : {}),
    ...(shared.events > 0 ? { n: shared.events } : {}),
  };
  const fragment = `#1.${toBase64Url(deflateSync(strToU8(JSON.stringify(data)), { level: 9 }))}`;
  return fragment.length > MAX_LINK ? undefined : fragment;
}

/** Reads a fragment such as `location.hash`. Never throws. */
export function readLink(fragment: string): ReadLink {
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  if (text === '') return { kind: 'none' };
  const bad = (message: string): ReadLink => ({ kind: 'bad', message });
  if (text.length > MAX_LINK)
    return bad(`This link is too long (${String(text.length)} characters; at most ${String(MAX_LINK)}).`);
  const dot = text.indexOf('.');
  const version = text.slice(0, Math.max(0, dot));
  if (dot < 0 || !/^\d+$/.test(version)) return bad('This link is not one of ours, or was damaged on the way.');
  if (version !== '1')
    return bad(`This link was made by a newer version (format ${version}). Reload the page to update it.`);
  const packed = fromBase64Url(text.slice(dot + 1));
  if (packed === undefined) return bad('This link is damaged: it has characters that do not belong there.');
  try {
    const out = inflateSync(packed, { out: new Uint8Array(MAX_TEXT) });
    if (out.length >= MAX_TEXT) return bad('The program in this link is too large.');
    const parsed = LinkV1.safeParse(JSON.parse(strFromU8(out)));
    if (!parsed.success) return bad('This link is incomplete: some of what it should hold is missing.');
    const d = parsed.data;
    const shared: Shared = {
      source: d.s,
      edition: d.e,
      seed: d.d,
      schedule: d.c,
      clock: d.k,
      flavor: d.f,
      workers: d.w,
      world: d.o,
      cursor: d.q,
      task: d.t ?? -1,
      testMode: d.x === 1,
      resource: d.r ?? 0,
      events: d.n ?? 0,
    };
    return { kind: 'ok', shared };
  } catch {
    return bad('This link is damaged: part of it was cut off or changed.');
  }
}
