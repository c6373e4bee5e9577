import { expect, test } from 'vitest';
import { talkOf, talkText } from './talk-text.ts';

test('steps as lines and back', () => {
  const steps = [
    { line: 'hello {read}' },
    { read: 'line' },
    { read: 12 },
    { wait: '100ms' },
    { send: 'a\r\nb\\' },
    'close',
  ];
  const text = talkText(steps);
  expect(text).toBe('line hello {read}\nread line\nread 12\nwait 100ms\nsend a\\r\\nb\\\\\nclose');
  expect(talkOf(text ?? '')).toEqual(steps);
});

test('ready-made manners', () => {
  expect(talkOf('echo')).toBe('echo');
  expect(talkText('silent')).toBe('silent');
  expect(talkOf('')).toBeUndefined();
});

test('what lines cannot say stays JSON', () => {
  expect(talkText({ http: { '*': 'hi' } })).toBeUndefined();
  expect(talkText([{ repeat: [{ read: 'line' }] }])).toBeUndefined();
  expect(talkText([{ line: { base64: 'AA==' } }])).toBeUndefined();
});

test('a step that is none is kept, for the check to name', () => {
  expect(talkOf('say hello')).toEqual(['say hello']);
});
