//! The tests over our own programs, in files of about the same weight: test files run side by side, tests in a file do not.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordingsIn } from './recording.ts';
import { judge } from './suite.ts';

/** A test for each recorded program of which `isOurs` says so by its name. */
export function testPrograms(title: string, isOurs: (name: string) => boolean): void {
  describe(title, () => {
    const recordings = recordingsIn(path.join(import.meta.dirname, 'programs')).filter((it) => isOurs(it.name));
    it.each(recordings.map((it) => [it.name, it] as const))('%s', { timeout: 120_000 }, (_, recording) => {
      const { result, reason } = judge(recording);
      expect(`${result}: ${reason}`).toMatch(/^equal/);
    });
  });
}

/** Programs about the language and std rather than about tokio. */
export function isAboutLanguage(name: string): boolean {
  return /^(lang|reject|std|fmt)-/.test(name);
}
