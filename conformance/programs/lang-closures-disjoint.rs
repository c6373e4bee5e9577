// Closures capture places, not variables.
// edition: 2024
#[derive(Debug, Clone, Default)]
struct State { name: String, hits: Vec<u32>, total: u64, inner: Inner }
#[derive(Debug, Clone, Default)]
struct Inner { a: i32, b: String }
fn main() {
    let mut s = State { name: "n".into(), ..Default::default() };
    let mut add = |x| { s.hits.push(x); s.total += x as u64; };
    let name = &s.name;
    add(1);
    println!("{name}");
    add(2);
    let moved = move || s.inner.b.len() as i32 + s.inner.a;
    println!("{} {:?} {}", moved(), s.hits, s.total);
    let mut t = (String::from("x"), String::from("y"), 3);
    let c = || t.0.len();
    t.1.push('z');
    println!("{} {}", c(), t.1);
    let first = t.0;
    let d = || println!("{}", t.2);
    d();
    println!("{first} {}", t.1);
    let mut arr = [1, 2, 3];
    let mut inc = |i: usize| arr[i] += 1;
    inc(0); inc(2);
    println!("{arr:?}");
    let b = Box::new((String::from("p"), String::from("q")));
    let take = || { let p = &b.0; p.len() };
    println!("{}", take());
    let (p, q) = *b;
    println!("{p}{q}");
    struct Holder<'a> { r: &'a mut Vec<i32>, n: usize }
    let mut v = vec![];
    let mut h = Holder { r: &mut v, n: 0 };
    let mut f = || h.r.push(1);
    h.n += 1;
    f();
    println!("{} {:?}", h.n, h.r);
}
