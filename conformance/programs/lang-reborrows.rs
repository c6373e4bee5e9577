// Reborrows of every kind.
// edition: 2024
fn take(v: &mut Vec<i32>) { v.push(1); }
fn both<'a>(a: &'a mut i32, b: &'a mut i32) -> &'a mut i32 { if *a > *b { a } else { b } }
struct Wrap<'a> { inner: &'a mut Vec<i32> }
impl<'a> Wrap<'a> {
    fn get(&mut self) -> &mut Vec<i32> { self.inner }
    fn into_inner(self) -> &'a mut Vec<i32> { self.inner }
    fn again(&mut self) -> Wrap<'_> { Wrap { inner: &mut *self.inner } }
}
fn rec(v: &mut Vec<i32>, n: i32) { if n == 0 { return; } rec(v, n - 1); v.push(n); rec(v, n - 1); }
fn main() {
    let mut v = vec![];
    let r = &mut v;
    take(r);
    take(&mut *r);
    let r2: &mut Vec<i32> = r;
    take(r2);
    r.push(5);
    let mut w = Wrap { inner: r };
    w.get().push(6);
    w.again().again().get().push(7);
    w.get().push(8);
    let back = w.into_inner();
    back.push(9);
    println!("{v:?}");
    let (mut a, mut b) = (1, 2);
    *both(&mut a, &mut b) = 10;
    println!("{a} {b}");
    let mut out = vec![];
    rec(&mut out, 3);
    println!("{out:?}");
    let mut opt = Some(3);
    if let Some(x) = opt.as_mut() { *x += 1; }
    while let Some(x) = &mut opt { *x -= 1; if *x == 0 { opt = None; } }
    println!("{opt:?}");
    let mut slice: &mut [i32] = &mut [1, 2, 3, 4, 5];
    while let [first, rest @ ..] = slice { *first *= 2; slice = rest; }
    let mut arr = [1, 2, 3, 4];
    let (l, rr) = arr.split_at_mut(2);
    std::mem::swap(&mut l[0], &mut rr[1]);
    let [x, _, .., y] = &mut arr;
    std::mem::swap(x, y);
    println!("{arr:?}");
}
