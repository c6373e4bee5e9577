// When temporaries and variables are dropped in 2024.
// edition: 2024
use std::sync::Mutex;
struct D(&'static str);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
impl D { fn get(&self) -> &'static str { self.0 } fn me(&self) -> &Self { self } }
fn tail() -> usize { let m = Mutex::new(vec![1, 2]); m.lock().unwrap().len() }
fn cond(x: Option<&D>) -> &str { match x { Some(d) => d.get(), None => "none" } }
fn main() {
    println!("{}", tail());
    let a = &D("extended");
    let _ = D("underscore");
    let _x = D("named");
    println!("{}", D("temp").me().get());
    if let Some(d) = Some(D("iflet")).as_ref() { println!("in {}", d.0); } else { println!("else"); }
    println!("after");
    match D("scrut").get() { s => println!("arm {s}") }
    let t = (D("t0"), D("t1"));
    drop(t.1);
    println!("{}", cond(Some(a)));
    let v = vec![D("v0"), D("v1")];
    let Some(last) = v.into_iter().next_back() else { return };
    println!("last {}", last.0);
    let f = move || { let _k = &t.0; println!("called"); };
    f();
    drop(f);
    let arr = [&D("arr").get()[..1], "y"];
    println!("{arr:?}");
    let s: &str = { let d = D("blk"); d.get() };
    println!("{s}");
    let r; { let tmp = D("long"); r = tmp; }
    println!("end {}", r.0);
}
