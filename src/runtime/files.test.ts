import { describe, expect, it } from 'vitest';
import { Numbers } from './descriptors.ts';
import { Files } from './files.ts';

const READ = 1;
const WRITE = 2;
const APPEND = 4;
const CREATE = 8;
const TRUNCATE = 16;
const CREATE_NEW = 32;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function text(files: Files, path: string): string | number {
  const fd = files.open(path, READ);
  if (fd < 0) return fd;
  const into = new Uint8Array(100);
  const n = files.read(fd, into);
  files.close(fd);
  return n < 0 ? n : new TextDecoder().decode(into.subarray(0, n));
}

function put(files: Files, path: string, content: string, flags = WRITE | CREATE | TRUNCATE): number {
  const fd = files.open(path, flags);
  if (fd < 0) return fd;
  const n = files.write(fd, bytes(content));
  files.close(fd);
  return n;
}

describe('files', () => {
  it('holds what the world script says, and /tmp', () => {
    const files = new Files(
      new Map([
        ['/etc/app/config.toml', bytes('a = 1')],
        ['notes.txt', bytes('hello')],
      ]),
      new Numbers(),
    );
    expect(text(files, '/etc/app/config.toml')).toBe('a = 1');
    expect(text(files, '../app/./notes.txt')).toBe('hello');
    expect(files.stat('/tmp')).toBe(1);
    expect(files.stat('/etc/app/config.toml')).toBe(0);
    expect(files.statLen('notes.txt')).toBe(5);
  });

  it('writes, appends, truncates, seeks', () => {
    const files = new Files(new Map(), new Numbers());
    expect(put(files, '/tmp/a', 'one two')).toBe(7);
    expect(put(files, '/tmp/a', '!', APPEND)).toBe(1);
    expect(text(files, '/tmp/a')).toBe('one two!');
    const fd = files.open('/tmp/a', READ | WRITE);
    expect(files.seek(fd, 0, 4)).toBe(4);
    files.write(fd, bytes('TWO'));
    expect(files.seek(fd, 2, -1)).toBe(7);
    expect(files.seek(fd, 1, -100)).toBe(-22);
    expect(files.setLen(fd, 3)).toBe(0);
    expect(files.setLen(fd, 5)).toBe(0);
    expect(files.len(fd)).toBe(5);
    expect(text(files, '/tmp/a')).toBe('one\0\0');
    expect(put(files, '/tmp/a', 'x', WRITE | CREATE_NEW)).toBe(-17);
  });

  it('returns error numbers', () => {
    const files = new Files(new Map([['/tmp/a', new Uint8Array()]]), new Numbers());
    expect(text(files, '/no/such/file')).toBe(-2);
    expect(text(files, '/tmp/a/b')).toBe(-20);
    expect(text(files, '/tmp')).toBe(-21);
    expect(files.open('/tmp', WRITE)).toBe(-21);
    expect(files.read(99, new Uint8Array(1))).toBe(-9);
    expect(files.write(files.open('/tmp/a', READ), bytes('x'))).toBe(-9);
    expect(files.remove('/tmp', true)).toBe(-39);
    expect(files.remove('/tmp', false)).toBe(-21);
    expect(files.remove('/tmp/a', true)).toBe(-20);
    expect(files.mkdir('/tmp/a', false)).toBe(-17);
    expect(files.mkdir('/tmp/a', true)).toBe(-17);
    expect(files.mkdir('/tmp/a/b', true)).toBe(-20);
    expect(files.mkdir('/x/y', false)).toBe(-2);
  });

  it('lists, renames, removes', () => {
    const files = new Files(new Map(), new Numbers());
    expect(files.mkdir('/tmp/d/e', true)).toBe(0);
    put(files, '/tmp/d/f', '1');
    put(files, '/tmp/d/g', '2');
    expect([0, 1, 2, 3].map((i) => files.entry('/tmp/d', i))).toEqual(['e', 'f', 'g', undefined]);
    expect(files.rename('/tmp/d/f', '/tmp/d/g')).toBe(0);
    expect(text(files, '/tmp/d/g')).toBe('1');
    expect(files.rename('/tmp/d', '/tmp/d/e/x')).toBe(-22);
    expect(files.rename('/tmp/d', '/moved')).toBe(0);
    expect(files.remove('/moved/g', false)).toBe(0);
    expect(files.remove('/moved/e', true)).toBe(0);
    expect(files.remove('/moved', true)).toBe(0);
    expect(files.stat('/moved')).toBe(-2);
  });
});
