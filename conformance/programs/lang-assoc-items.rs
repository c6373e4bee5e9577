// Associated types and constants, blanket traits, visitors.
// edition: 2024
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::collections::HashSet;
trait Key: Hash + Eq + Clone + Debug + Send + Sync + 'static {}
impl<T: Hash + Eq + Clone + Debug + Send + Sync + 'static> Key for T {}
trait Store { type K: Key; type V: Default + Display; const NAME: &'static str; fn keys(&self) -> Vec<Self::K>; fn get(&self, k: &Self::K) -> Option<Self::V>; }
struct Squares(u32);
impl Store for Squares { type K = u32; type V = String; const NAME: &'static str = "squares"; fn keys(&self) -> Vec<u32> { (0..self.0).collect() } fn get(&self, k: &u32) -> Option<String> { (*k < self.0).then(|| (k * k).to_string()) } }
fn dump<S: Store<V = String>>(s: &S) where S::K: Ord { let mut ks = s.keys(); ks.sort_by(|a, b| b.cmp(a)); for k in ks { println!("{}: {k:?} -> {}", S::NAME, s.get(&k).unwrap_or_default()); } }
fn unique<I>(it: I) -> usize where I: IntoIterator, I::Item: Key { it.into_iter().collect::<HashSet<_>>().len() }
trait Visitor { type Out; fn num(&mut self, n: i64) -> Self::Out; fn add(&mut self, a: Self::Out, b: Self::Out) -> Self::Out; }
enum Expr { Num(i64), Add(Box<Expr>, Box<Expr>) }
impl Expr { fn accept<V: Visitor + ?Sized>(&self, v: &mut V) -> V::Out { match self { Expr::Num(n) => v.num(*n), Expr::Add(a, b) => { let (a, b) = (a.accept(v), b.accept(v)); v.add(a, b) } } } }
struct Eval; struct Show(usize);
impl Visitor for Eval { type Out = i64; fn num(&mut self, n: i64) -> i64 { n } fn add(&mut self, a: i64, b: i64) -> i64 { a + b } }
impl Visitor for Show { type Out = String; fn num(&mut self, n: i64) -> String { self.0 += 1; n.to_string() } fn add(&mut self, a: String, b: String) -> String { format!("({a} + {b})") } }
trait Plugin { fn new() -> Self where Self: Sized; fn run(&self) -> i32; fn boxed() -> Box<dyn Plugin> where Self: Sized + 'static { Box::new(Self::new()) } }
struct P1; struct P2(i32);
impl Plugin for P1 { fn new() -> Self { P1 } fn run(&self) -> i32 { 1 } }
impl Plugin for P2 { fn new() -> Self { P2(2) } fn run(&self) -> i32 { self.0 } }
fn main() {
    dump(&Squares(3));
    println!("{}", unique(vec!["a", "b", "a"]));
    let e = Expr::Add(Box::new(Expr::Num(1)), Box::new(Expr::Add(Box::new(Expr::Num(2)), Box::new(Expr::Num(3)))));
    let mut s = Show(0);
    println!("{} = {} ({})", e.accept(&mut s), e.accept(&mut Eval), s.0);
    let d: &mut dyn Visitor<Out = i64> = &mut Eval;
    println!("{}", e.accept(d));
    let makers: [fn() -> Box<dyn Plugin>; 2] = [P1::boxed, <P2 as Plugin>::boxed];
    println!("{}", makers.iter().map(|m| m().run()).sum::<i32>());
}
