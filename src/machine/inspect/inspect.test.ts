import { expect, test } from 'vitest';
import { runSource } from '../testing/run.ts';

test('locals of a frame are those assigned and in scope, shown through their layouts', () => {
  const { out } = runSource(`
    struct Job { id: i32, tag: u8, next: Option<Box<Job>> }
    enum State { Idle, Busy { job: u8 }, Done(i64) }
    trait A { fn a(&self) -> i64; } impl A for Job { fn a(&self) -> i64 { 1 } }
    fn main() {
      let job = Job { id: -3, tag: 200, next: Some(Box::new(Job { id: 4, tag: 0, next: None })) };
      let states = [State::Idle, State::Busy { job: 7 }, State::Done(-1)];
      let t = (1u8, true, (), 'x', 0.5f64);
      let text = "a\\"b";
      let r = &job;
      { let inner = 5; print(inner); }
      let unit = State::Idle;
      let object: &dyn A = r;
      let f: fn() = main;
      let wide = -1i128;
      locals();
      let later = 9;
    }`);
  expect(out.slice(1)).toEqual([
    'main:',
    'job: Job = Job { id: -3, tag: 200, next: Some(Job { id: 4, tag: 0, next: None }) }',
    'states: [State; 3] = [Idle, Busy { job: 7 }, Done(-1)]',
    "t: (u8, bool, (), char, f64) = (1, true, (), 'x', 0.5)",
    'text: &str = "a\\"b"',
    'r: &Job = Job { id: -3, tag: 200, next: Some(Job { .. }) }',
    'unit: State = Idle',
    'object: &dyn A = Job { id: -3, tag: 200, next: Some(Job { .. }) }',
    'f: fn() = main',
    'wide: i128 = -1',
  ]);
});
