// Generic associated types and bounds for all lifetimes.
// edition: 2024
trait Lend { type Item<'a> where Self: 'a; fn lend<'a>(&'a mut self) -> Option<Self::Item<'a>>; }
struct Windows<'s> { data: &'s mut [i32], at: usize, n: usize }
impl<'s> Lend for Windows<'s> {
    type Item<'a> = &'a mut [i32] where Self: 'a;
    fn lend<'a>(&'a mut self) -> Option<&'a mut [i32]> {
        let w = self.data.get_mut(self.at..self.at + self.n)?;
        self.at += 1;
        Some(w)
    }
}
fn drain<L: Lend>(mut l: L, mut f: impl for<'a> FnMut(L::Item<'a>)) { while let Some(x) = l.lend() { f(x); } }
trait Family { type Of<T>: Default + Extend<T> + IntoIterator<Item = T>; }
struct Vecs;
impl Family for Vecs { type Of<T> = Vec<T>; }
fn gather<F: Family, T>(it: impl Iterator<Item = T>) -> F::Of<T> { let mut o = F::Of::<T>::default(); o.extend(it); o }
fn apply<F>(f: F) -> usize where F: for<'a> Fn(&'a str) -> &'a str { let s = String::from("  trim "); f(&s).len() }
fn two<F>(f: F) where for<'a, 'b> F: Fn(&'a mut Vec<&'b str>, &'b str) { let s = String::from("q"); let mut v = vec![]; f(&mut v, &s); println!("{v:?}"); }
struct Handlers { list: Vec<Box<dyn for<'r> Fn(&'r str) -> Option<&'r str>>> }
impl Handlers { fn run<'r>(&self, s: &'r str) -> Option<&'r str> { self.list.iter().find_map(|h| h(s)) } }
fn main() {
    println!("{:?}", gather::<Vecs, _>(0..3));
    println!("{}", apply(|s| s.trim()));
    println!("{}", apply(str::trim_start));
    two(|v, s| v.push(s));
    let h = Handlers { list: vec![Box::new(|s| s.strip_prefix("a:")), Box::new(|s| s.split_once('=').map(|p| p.1))] };
    println!("{:?} {:?} {:?}", h.run("a:1"), h.run("b=2"), h.run("c"));
}
