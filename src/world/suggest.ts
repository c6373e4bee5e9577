//! A first script for a program: what it seems to wait for from outside, read off its text. A starting point for the person who
//! edits it, nothing that a run depends on.

/** Clients that are suggested for a port. */
const CLIENTS = 2;

const unique = (items: readonly string[]): readonly string[] => [...new Set(items)];

function matches(source: string, pattern: RegExp): readonly string[] {
  return unique([...source.matchAll(pattern)].map((match) => match[1] ?? '').filter((it) => it !== ''));
}

function signals(source: string): readonly object[] {
  const out: object[] = [];
  if (/\bctrl_c\s*\(/.test(source) || /SignalKind::interrupt/.test(source)) out.push({ at: '2.5s', signal: 'ctrl-c' });
  if (/SignalKind::terminate/.test(source)) out.push({ at: '3s', signal: 'SIGTERM' });
  if (/SignalKind::hangup/.test(source)) out.push({ at: '1s', signal: 'SIGHUP' });
  return out;
}

function clients(source: string): readonly object[] {
  const ports = matches(source, /Listener::bind\(\s*\(?"(?:[\d.]+|localhost|\[[\d:]+\])(?::|",\s*)(\d+)/g);
  const speaksHttp = /HTTP\/1|hyper|axum/.test(source);
  return ports
    .filter((port) => Number(port) > 0 && !new RegExp(`Stream::connect\\([^)]*${port}`).test(source))
    .map((port) => ({
      at: '100ms',
      connect: Number(port),
      count: CLIENTS,
      every: '50ms',
      talk: speaksHttp
        ? [{ send: 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n' }, { read: 'any' }, 'close']
        : [{ line: 'hello' }, { wait: '100ms' }, 'close'],
    }));
}

function servers(source: string): readonly object[] {
  const addresses = matches(source, /Stream::connect\(\s*"([^"]+:\d+)"/g).filter(
    (it) => !/^(127\.|localhost|\[::1\]|0\.0\.0\.0)/.test(it),
  );
  return addresses.map((address) =>
    /:(80|8080)$/.test(address)
      ? { address, latency: '20ms', talk: { http: { '*': 'hello from outside\n' } } }
      : { address, latency: '20ms', talk: 'echo' },
  );
}

/** A script as JSON text for a program; empty if it needs nothing from outside. */
export function suggestWorld(source: string): string {
  const code = source.replace(/\/\/.*$/gm, '');
  const script: Record<string, unknown> = {};
  const add = (name: string, items: readonly unknown[]): void => {
    if (items.length > 0) script[name] = items;
  };
  add('signals', signals(code));
  if (/\bstdin\(\)/.test(code)) script['stdin'] = ['hello', 'world'];
  add('servers', servers(code));
  add('clients', clients(code));
  const files = matches(code, /(?:File::open|read_to_string|fs::read)\(\s*"([^"]+)"/g);
  if (files.length > 0) script['files'] = Object.fromEntries(files.map((path) => [path, 'some text\n']));
  const names = matches(code, /env::var\(\s*"([^"]+)"/g);
  if (names.length > 0) script['env'] = Object.fromEntries(names.map((name) => [name, 'value']));
  return Object.keys(script).length === 0 ? '' : `${JSON.stringify(script, undefined, 2)}\n`;
}
