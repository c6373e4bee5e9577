import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUIET_WORLD, WORLD_FIELDS, readWorld } from './script.ts';
import type { FieldDoc } from './script.ts';
import { suggestWorld } from './suggest.ts';

function problems(script: unknown): readonly string[] {
  return problemsOf(JSON.stringify(script));
}

function problemsOf(text: string): readonly string[] {
  const read = readWorld(text);
  return read.kind === 'ok' ? [] : read.problems.map((problem) => `${problem.path} ${problem.message}`);
}

function table(fields: readonly FieldDoc[], depth = 0): readonly string[] {
  return fields.flatMap((field) => [
    `${'  '.repeat(depth)}- \`${field.name}\`: ${field.explanation} Value: ${field.value}. Example: \`${field.example}\``,
    ...table(field.fields, depth + 1),
  ]);
}

describe('world script', () => {
  it('is quiet when nothing is written', () => {
    expect(readWorld('')).toEqual({ kind: 'ok', world: QUIET_WORLD });
    expect(readWorld('{}')).toEqual({ kind: 'ok', world: QUIET_WORLD });
    expect(QUIET_WORLD.clients).toEqual([]);
  });

  it('reads times, defaults and short forms', () => {
    const read = readWorld(
      JSON.stringify({
        signals: { at: '2.5s' },
        stdin: ['a', { at: '1s', line: 'b' }],
        clients: [{ connect: 8080, talk: [{ line: 'hi' }, 'close'] }],
        dns: { 'x.org': '10.0.0.1' },
      }),
    );
    expect(read.kind).toBe('ok');
    if (read.kind !== 'ok') return;
    expect(read.world.signals).toEqual([{ at: 2.5e9, signal: 2 }]);
    expect(read.world.stdin.map((entry) => entry.at)).toEqual([0, 1e9]);
    expect(read.world.clients[0]).toMatchObject({ at: 'idle', count: 1, connect: { host: '127.0.0.1', port: 8080 } });
    expect(read.world.dns.get('x.org')?.addresses).toEqual(['10.0.0.1']);
  });

  it('says what is wrong and where', () => {
    expect(problems({ signals: [{ at: 'tomorrow' }] })[0]).toMatch(
      /^signals\[0\]\.at must be a time such as .*, not "tomorrow"$/,
    );
    expect(problems({ signals: [{ signal: 'constructor' }] })).toEqual([
      expect.stringMatching(/^signals\[0\] needs "at"/),
      expect.stringMatching(/^signals\[0\]\.signal must be a signal/),
    ]);
    expect(problems({ clints: [] })[0]).toMatch(/^clints is unknown here; known are signals, stdin/);
    expect(problems({ clients: [{ connect: 80, talk: [{ say: 'x' }] }] })[0]).toMatch(
      /^clients\[0\]\.talk\[0\] must be a step/,
    );
    expect(problems({ files: { a: 3 } })[0]).toMatch(/^files\["a"\] must be a text/);
    expect(problems([])[0]).toBe(' must be a JSON object, not a list');
    expect(readWorld('{').kind).toBe('bad');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        readWorld(text);
      }),
    );
    const nested = `${'[{"repeat":'.repeat(3000)}[]${'}]'.repeat(3000)}`;
    expect(problemsOf(`{"clients":[{"connect":80,"talk":${nested}}]}`)[0]).toMatch(/must not be nested more than/);
  });

  it('has examples that are right', () => {
    for (const field of WORLD_FIELDS)
      expect(problems({ [field.name]: JSON.parse(field.example) as unknown })).toEqual([]);
  });

  it('is documented', async () => {
    await expect(`# Entries of a world script\n\n${table(WORLD_FIELDS).join('\n')}\n`).toMatchFileSnapshot(
      '../../docs/world-fields.md',
    );
  });

  it('is suggested from the text of a program', () => {
    expect(suggestWorld('fn main() {}')).toBe('');
    const source =
      'let l = TcpListener::bind("127.0.0.1:8080").await?; signal::ctrl_c().await?; TcpStream::connect("api.example.com:80")';
    const read = readWorld(suggestWorld(source));
    expect(
      read.kind === 'ok' ? [read.world.signals.length, read.world.clients.length, read.world.servers.length] : read,
    ).toEqual([1, 1, 1]);
  });
});
