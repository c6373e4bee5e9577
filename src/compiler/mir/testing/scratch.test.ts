import { it } from 'vitest';
import { closures, mirOf, world } from './harness.ts';
it('prints', () => {
  const w = world(`
struct D(i32);
impl Drop for D { fn drop(&mut self) {} }
fn cond() -> bool { true }
fn main() { let a = D(1); let b = D(2); if cond() { drop(a); } let c = D(3); let _ = D(4); match c { D(x) => { x + 1; } } }
async fn f(d: D) -> i32 { let e = D(2); g().await; 1 }
async fn g() -> D { D(1) }
`);
  console.log(w.early.map((d) => d.message));
  console.log(mirOf(w, w.def('main')));
  console.log(mirOf(w, w.def('f')));
  for (const c of closures(w)) console.log(mirOf(w, c));
});
