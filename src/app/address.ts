//! What the address bar says: `#1.…` a link with everything in it, `#example/<id>` an example of the gallery, nothing: the text of
//! this tab. An entry of the browser's history that shows a text of the person's own holds that text's id, so that Back finds it.
import { readLink } from './link.ts';
import type { Shared } from './link.ts';

export type Address =
  | { readonly kind: 'none' }
  | { readonly kind: 'example'; readonly id: string }
  | { readonly kind: 'link'; readonly shared: Shared }
  | { readonly kind: 'bad'; readonly message: string };

const EXAMPLE = /^#example\/([a-z0-9-]+)$/;

/** Reads a fragment such as `location.hash`. Never throws. */
export function readAddress(fragment: string): Address {
  const example = EXAMPLE.exec(fragment)?.[1];
  if (example !== undefined) return { kind: 'example', id: example };
  const link = readLink(fragment);
  switch (link.kind) {
    case 'none':
      return { kind: 'none' };
    case 'ok':
      return { kind: 'link', shared: link.shared };
    case 'bad':
      return { kind: 'bad', message: link.message };
  }
}

/** The fragment of an example. */
export function exampleFragment(id: string): string {
  return `#example/${id}`;
}

/** The id of the text that a history entry shows, if it shows one of the person's own. */
export function textOfEntry(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { text } = state as { readonly text?: unknown };
  return typeof text === 'string' ? text : undefined;
}

/** The address bar, as far as the app writes it. */
export interface AddressBar {
  fragment(): string;
  /** A new entry of the history. */
  push(fragment: string, text: string | undefined): void;
  /** Changes the entry that is shown. */
  replace(fragment: string, text: string | undefined): void;
}

/** The browser's own. */
export const browserAddress: AddressBar = {
  fragment: () => location.hash,
  push: (fragment, text) => history.pushState(stateOf(text), '', withFragment(fragment)),
  replace: (fragment, text) => history.replaceState(stateOf(text), '', withFragment(fragment)),
};

function stateOf(text: string | undefined): { readonly text: string } | null {
  return text === undefined ? null : { text };
}

function withFragment(fragment: string): string {
  return fragment === '' ? `${location.pathname}${location.search}` : fragment;
}
