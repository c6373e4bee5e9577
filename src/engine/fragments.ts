//! "Make it run" with this engine's compiler: lends it to the completion of fragments.
import { complete } from '../ide/fragments/index.ts';
import type { Completed } from '../ide/fragments/index.ts';
import { compile, fullLibrary } from './compile.ts';

/** A program made of a pasted fragment. Never throws because of the text. */
export function completeFragment(source: string, edition: 2021 | 2024): Completed {
  return complete(source, edition, {
    check: (text) => {
      const { diagnostics, program } = compile(text, { edition, testMode: /#\[(tokio::)?test\b/.test(text) });
      return { diagnostics, checker: program.checker };
    },
    library: fullLibrary,
  });
}
