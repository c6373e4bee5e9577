//! The command line as people call it: the built file in a process of its own (`npm test` builds it first).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const file = path.join(import.meta.dirname, '../../dist-cli/awaitscope.js');
if (!existsSync(file)) throw new Error('dist-cli/awaitscope.js is missing: npm run build:cli makes it');

function awaitscope(args: readonly string[], source: string): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { input: source, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}
const run = (source: string, ...more: readonly string[]) => awaitscope(['run', '-', ...more], source);

describe('exit codes and streams', () => {
  it.each([
    ['fn main() { println!("hi"); eprintln!("low"); }', 0, 'hi\n', 'low\n'],
    ['fn main() -> Result<(), String> { Err("no".into()) }', 1, '', 'Error: "no"\n'],
    ['fn main() { print!("a"); std::process::exit(7) }', 7, 'a', ''],
    ['fn main() { panic!("boom") }', 101, '', /panicked at src\/main\.rs:1:13:\nboom\n/],
    ['fn main() { x }', 2, '', /^error\[E0425\]: cannot find value `x` in this scope\n --> src\/main\.rs:1:13\n/],
    ['fn main() { let g = gen { yield 1; }; }', 5, '', /^error: unsupported: /],
    ['fn main() { loop {} }', 4, '', /stopped after \d+ steps.*src\/main\.rs:1:/],
  ])('%s', { timeout: 60_000 }, (source, code, stdout, stderr) => {
    const result = run(source, '--max-steps', '2000000');
    expect(result.code).toBe(code);
    expect(result.stdout).toBe(stdout);
    if (typeof stderr === 'string') expect(result.stderr).toBe(stderr);
    else expect(result.stderr).toMatch(stderr);
  });

  it('says who waits for what in a deadlock', { timeout: 60_000 }, () => {
    const { code, stderr } = run(`use std::sync::Arc;
use tokio::sync::{oneshot, Mutex};
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tx, rx) = oneshot::channel::<()>();
    let state = Arc::new(Mutex::new(0));
    let guard = state.lock().await;
    let worker = tokio::spawn({ let state = state.clone(); async move { let _g = state.lock().await; drop(tx); } });
    rx.await.ok();
    drop(guard);
    worker.await.unwrap();
}`);
    expect(code).toBe(3);
    expect(stderr).toMatch(/main waits for oneshot .*src\/main\.rs:9/);
    expect(stderr).toMatch(/worker waits for mutex state, held by main .*src\/main\.rs:8/);
  });

  it('tells when the steps ran out though the program goes on', { timeout: 60_000 }, () => {
    const source = 'fn main() { let mut v = Vec::new(); loop { v.push(1u8); println!("x"); } }';
    const { code, stderr } = run(source, '--max-steps', '100000');
    expect(code).toBe(4);
    expect(stderr).toMatch(/stopped after \d+ steps/);
  });

  it('checks without running', { timeout: 60_000 }, () => {
    const { code, stdout } = awaitscope(['check', '-', '--json'], 'fn main() { let x: u8 = "a"; }');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject([{ code: 'E0308', severity: 'error' }]);
  });

  it('explains a wrong call', () => {
    expect(awaitscope(['jump'], '').code).toBe(64);
    expect(awaitscope(['run', '/no/such/file.rs'], '').code).toBe(64);
  });
});
