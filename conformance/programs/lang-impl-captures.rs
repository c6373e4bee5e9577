// What `impl Trait` captures, with and without `use<>`.
// edition: 2024
use std::fmt::Display;
fn no_capture<'a>(x: &'a str) -> impl Display + use<> { x.len() }
fn captures(x: &str, y: &str) -> impl Iterator<Item = char> { x.chars().chain(y.chars()).collect::<Vec<_>>().into_iter() }
fn only_t<'a, T: Clone + 'static>(t: T, _: &'a u8) -> impl Fn() -> T + use<T> { move || t.clone() }
struct Db { rows: Vec<(u32, String)> }
impl Db {
    fn find<'s>(&'s self, min: u32) -> impl Iterator<Item = &'s str> + 's { self.rows.iter().filter(move |r| r.0 >= min).map(|r| r.1.as_str()) }
    fn names_mut(&mut self) -> impl Iterator<Item = &mut String> { self.rows.iter_mut().map(|(_, n)| n) }
    fn ids(&self) -> impl Iterator<Item = u32> + use<> { self.rows.iter().map(|r| r.0).collect::<Vec<_>>().into_iter() }
    fn boxed<'a>(&'a self) -> Box<dyn Iterator<Item = u32> + 'a> { Box::new(self.rows.iter().map(|r| r.0)) }
}
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C { move |x| g(f(x)) }
fn pick<'a>(a: &'a str, b: &'a str) -> impl AsRef<str> + 'a { if a.len() > b.len() { a } else { b } }
fn main() {
    let len = { let s = String::from("temp"); no_capture(&s) };
    println!("{len}");
    println!("{}", captures("ab", "cd").collect::<String>());
    let f = { let n = 1u8; only_t(vec![1, 2], &n) };
    println!("{:?}", f());
    let mut db = Db { rows: vec![(1, "one".into()), (2, "two".into()), (3, "three".into())] };
    println!("{:?}", db.find(2).collect::<Vec<_>>());
    for n in db.names_mut() { n.make_ascii_uppercase(); }
    let ids = db.ids();
    db.rows.clear();
    println!("{:?} {}", ids.collect::<Vec<_>>(), db.boxed().count());
    println!("{}", compose(|x: i32| x + 1, |y: i32| format!("<{y}>"))(4));
    println!("{}", pick("long", "x").as_ref());
}
