//! To and from the Rust Playground: the address that opens a program there, and the program in such an address.
import type { DocumentState } from './stores.ts';

const HOST = 'https://play.rust-lang.org/';

/** Without `edition` a link opens as 2015 there. */
export function playgroundLink(d: Pick<DocumentState, 'source' | 'edition' | 'testMode'>): string {
  const query = new URLSearchParams({ version: 'stable', mode: 'debug', edition: String(d.edition), code: d.source });
  return `${HOST}?${query.toString()}`;
}

/** The program of a Playground address that a text consists of; undefined if it is none, or holds a gist only. */
export function fromPlayground(text: string): Pick<DocumentState, 'source' | 'edition'> | undefined {
  const address = text.trim();
  if (!address.startsWith(HOST) || /\s/.test(address) || !URL.canParse(address)) return undefined;
  const query = new URL(address).searchParams;
  const source = query.get('code');
  return source === null ? undefined : { source, edition: query.get('edition') === '2021' ? 2021 : 2024 };
}
