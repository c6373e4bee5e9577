import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeInJson } from './json-place.ts';

const text = `{
  "signals": [{ "at": "2.5s" }, { "at": "so on", "signal": "ctrl-c" }],
  "files": { "a.b.txt": "x \\" y", "dir": { "dir": true } },
  "clients": { "connect": 80 }
}`;
const shown = (path: string): string => {
  const place = placeInJson(text, path);
  return place === undefined ? '' : text.slice(place.start, place.end);
};

test('a path leads to its value', () => {
  expect(shown('signals[1].at')).toBe('"so on"');
  expect(shown('signals[0]')).toBe('{ "at": "2.5s" }');
  expect(shown('files["a.b.txt"]')).toBe('"x \\" y"');
  expect(shown('files["dir"].dir')).toBe('true');
  expect(shown('clients.connect')).toBe('80');
});

test('a single value where a list may stand', () => {
  expect(shown('clients[0].connect')).toBe('80');
});

test('what is not there leads to what is around it', () => {
  expect(shown('signals[0].signal')).toBe('{');
});

test('any text and any path get an answer', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (json, path) => {
      placeInJson(json, path);
    }),
  );
});
