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
