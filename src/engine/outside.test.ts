//! What the trace tells of files, child processes, datagrams and threads.
import { expect, test } from 'vitest';
import { RESOURCE_KINDS } from '../trace/events.ts';
import { StateIndex } from '../trace/state.ts';
import { Trace } from '../trace/trace.ts';
import { runSource } from './local.ts';
import { DEFAULT_OPTIONS } from './protocol.ts';

function traceOf(source: string): Trace {
  const { run } = runSource(source, DEFAULT_OPTIONS);
  if (run === undefined) throw new Error('does not compile');
  return new Trace(run.trace());
}

/** Names of the resources of a kind, and what was last in each. */
function resources(trace: Trace, kind: string): readonly string[] {
  const all = [...new StateIndex(trace).at(trace.length - 1).resources.values()];
  return all.filter((it) => it.kind === kind).map((it) => `${it.name}: ${it.buffer.join(' ')}`);
}

test('a file is one resource, however often it is opened; a child and its end are one too', () => {
  const trace = traceOf(`
use tokio::{fs, net::UdpSocket, process::Command};
#[tokio::main(flavor = "current_thread")]
async fn main() {
    fs::write("/tmp/note.txt", "hello").await.unwrap();
    let back = fs::read_to_string("/tmp/note.txt").await.unwrap();
    fs::rename("/tmp/note.txt", "/tmp/moved.txt").await.unwrap();
    println!("{back}");
    let status = Command::new("sh").arg("-c").arg("exit 3").status().await.unwrap();
    println!("{status}");
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let to = socket.local_addr().unwrap();
    socket.send_to(b"ping", to).await.unwrap();
    let _ = tokio::task::spawn_blocking(|| 1).await;
}
`);
  expect(resources(trace, 'file')).toEqual(['note.txt: renamed to moved.txt']);
  expect(resources(trace, 'process')).toEqual(['sh: exited with 3']);
  expect(resources(trace, 'udp')).toEqual(['socket: "ping"']);
  const spawned = [...trace.events()].flatMap((e) =>
    e.kind === 'taskSpawn' ? [`${trace.text(e.name)} ${String(e.flavor)}`] : [],
  );
  expect(spawned).toEqual([
    'main 3',
    'fs::write job 4',
    'fs::read_to_string job 4',
    'fs::rename job 4',
    expect.stringMatching(/ 1$/) as unknown,
  ]);
  const moved = [...trace.events()].flatMap((e) =>
    e.kind === 'send' || e.kind === 'recv' ? [`${e.kind} ${trace.text(e.value)} ${String(e.len)}`] : [],
  );
  expect(moved.slice(0, 2)).toEqual(['send "hello" 5', 'recv "hello" 5']);
  expect(RESOURCE_KINDS).toContain('file');
});

test('threads of std say when they sleep and wait', () => {
  const trace = traceOf(`
fn main() {
    let t = std::thread::spawn(|| std::thread::sleep(std::time::Duration::from_millis(5)));
    t.join().unwrap();
}
`);
  const blocked = [...trace.events()].flatMap((e) =>
    e.kind === 'threadBlocked' ? [`${String(e.thread)} ${trace.text(e.what)}`] : [],
  );
  expect(blocked.sort()).toEqual(['0 join', '1 thread::sleep']);
});

test('the world script slows file calls down and lets them fail', () => {
  const source = `
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::fs::write("a.txt", "hello").await.unwrap();
    println!("{:?}", tokio::fs::read_to_string("a.txt").await.unwrap());
    println!("{:?}", tokio::fs::metadata("b.txt").await.map(|_| ()).map_err(|e| e.kind()));
    println!("{:?}", tokio::fs::rename("a.txt", "c.txt").await.map_err(|e| e.kind()));
}
`;
  const world = JSON.stringify({
    latency: { write: '20ms', read: '30ms' },
    failures: [
      { call: 'metadata', on: 'b.txt', error: 'PermissionDenied' },
      { call: 'rename', nth: 2, error: 'PermissionDenied' },
    ],
  });
  const { run } = runSource(source, { ...DEFAULT_OPTIONS, world });
  expect(run?.stdout).toBe('"hello"\nErr(PermissionDenied)\nOk(())\n');
  // One write, and two reads: the second finds the end.
  expect(Math.round((run?.virtualNanos ?? 0) / 1e6)).toBe(80);
});
