// Everyday traits: errors, conversions, iterators.
// edition: 2024
use std::borrow::Cow;
use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::iter::FromIterator;
use std::ops::{Deref, DerefMut, AddAssign, ControlFlow};
use std::str::FromStr;
#[derive(Debug)] enum MyErr { Parse(std::num::ParseIntError), Other(Box<dyn Error + Send + Sync>) }
impl fmt::Display for MyErr { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match self { Self::Parse(e) => write!(f, "parse: {e}"), Self::Other(e) => write!(f, "other: {e}") } } }
impl Error for MyErr { fn source(&self) -> Option<&(dyn Error + 'static)> { match self { Self::Parse(e) => Some(e), Self::Other(e) => Some(e.as_ref()) } } }
impl From<std::num::ParseIntError> for MyErr { fn from(e: std::num::ParseIntError) -> Self { Self::Parse(e) } }
impl From<&str> for MyErr { fn from(e: &str) -> Self { Self::Other(e.into()) } }
#[derive(Debug, PartialEq, Clone, Copy)] struct Point { x: i32, y: i32 }
impl FromStr for Point { type Err = MyErr; fn from_str(s: &str) -> Result<Self, MyErr> { let (x, y) = s.split_once(',').ok_or("no comma")?; Ok(Point { x: x.trim().parse()?, y: y.trim().parse()? }) } }
impl AddAssign for Point { fn add_assign(&mut self, o: Self) { self.x += o.x; self.y += o.y; } }
#[derive(Default, Debug)] struct Bag<T>(Vec<T>);
impl<T> FromIterator<T> for Bag<T> { fn from_iter<I: IntoIterator<Item = T>>(it: I) -> Self { Bag(it.into_iter().collect()) } }
impl<T> Deref for Bag<T> { type Target = Vec<T>; fn deref(&self) -> &Vec<T> { &self.0 } }
impl<T> DerefMut for Bag<T> { fn deref_mut(&mut self) -> &mut Vec<T> { &mut self.0 } }
impl<'a, T> IntoIterator for &'a Bag<T> { type Item = &'a T; type IntoIter = std::slice::Iter<'a, T>; fn into_iter(self) -> Self::IntoIter { self.0.iter() } }
impl<T> IntoIterator for Bag<T> { type Item = T; type IntoIter = std::vec::IntoIter<T>; fn into_iter(self) -> Self::IntoIter { self.0.into_iter() } }
trait Ext: Iterator { fn every(self, n: usize) -> Every<Self> where Self: Sized { Every { it: self, n } } }
impl<I: Iterator> Ext for I {}
struct Every<I> { it: I, n: usize }
impl<I: Iterator> Iterator for Every<I> { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { let r = self.it.next(); for _ in 1..self.n { self.it.next(); } r } }
fn clean(s: &str) -> Cow<'_, str> { if s.contains(' ') { s.replace(' ', "_").into() } else { s.into() } }
fn memo(cache: &mut HashMap<u64, u64>, n: u64) -> u64 { if let Some(&v) = cache.get(&n) { return v; } let v = if n < 2 { n } else { memo(cache, n - 1) + memo(cache, n - 2) }; cache.insert(n, v); v }
fn run() -> Result<(), Box<dyn Error>> { let p: Point = "1, 2".parse()?; println!("{p:?}"); let q: Point = "3;4".parse()?; println!("{q:?}"); Ok(()) }
fn main() {
    if let Err(e) = run() { println!("{e} / {:?}", e.source().map(|s| s.to_string())); }
    println!("{}", Point::from_str("a,1").unwrap_err());
    let mut b: Bag<i32> = (1..8).every(3).collect();
    b.push(100); b.retain(|x| x % 2 == 0 || *x == 1);
    for x in &b { print!("{x} "); }
    for x in b { print!("{x};"); }
    println!();
    println!("{} {}", clean("a b"), clean("ab"));
    println!("{}", memo(&mut HashMap::new(), 40));
    let r = (1..10).try_for_each(|x| if x * x > 20 { ControlFlow::Break(x) } else { ControlFlow::Continue(()) });
    println!("{r:?}");
    let words = ["apple", "bob", "cat"];
    let by: HashMap<usize, Vec<&&str>> = words.iter().fold(HashMap::new(), |mut m, w| { m.entry(w.len()).or_insert_with(Vec::new).push(w); m });
    let mut ks: Vec<_> = by.into_iter().collect(); ks.sort(); println!("{ks:?}");
    let (ev, od): (Vec<i32>, Vec<i32>) = (1..6).partition(|n| n % 2 == 0);
    let z: Vec<(i32, char)> = ev.iter().copied().zip("xyz".chars()).collect();
    let (n, c): (Vec<_>, String) = z.into_iter().unzip();
    println!("{od:?} {n:?} {c}");
    let total: Result<i32, _> = "1 2 x".split(' ').map(str::parse::<i32>).sum();
    println!("{:?}", total.is_err());
}
