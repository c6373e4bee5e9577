import { expect, test } from 'vitest';
import { fromPlayground, playgroundLink } from './playground.ts';

test('a program comes back from its Playground address', () => {
  const source = 'fn main() {\n    println!("{} & + %", 1);\n}\n';
  const link = playgroundLink({ source, edition: 2021, testMode: false });
  expect(link).toContain('edition=2021');
  expect(fromPlayground(` ${link}\n`)).toEqual({ source, edition: 2021 });
});

test('other texts are not taken for one', () => {
  for (const text of [
    '',
    'fn main() {}',
    'https://example.org/?code=x',
    'https://play.rust-lang.org/?gist=1',
    'see https://play.rust-lang.org/?code=x',
  ])
    expect(fromPlayground(text)).toBeUndefined();
});
