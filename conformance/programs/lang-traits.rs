// Traits with associated types, default methods, blanket impls, operators and trait objects.
use std::collections::HashMap;
use std::fmt::{self, Display};
use std::ops::{Add, Index, Mul, Neg};
trait Area {
    const SIDES: u32;
    fn area(&self) -> f64;
    fn describe(&self) -> String {
        format!("{} sides, area {:.1}", Self::SIDES, self.area())
    }
}
struct Square(f64);
struct Triangle { base: f64, height: f64 }
impl Area for Square {
    const SIDES: u32 = 4;
    fn area(&self) -> f64 { self.0 * self.0 }
}
impl Area for Triangle {
    const SIDES: u32 = 3;
    fn area(&self) -> f64 { self.base * self.height / 2.0 }
    fn describe(&self) -> String { format!("triangle of {}", self.area()) }
}
trait Shout { fn shout(&self) -> String; }
impl<T: Display + ?Sized> Shout for T {
    fn shout(&self) -> String { format!("{self}!").to_uppercase() }
}
#[derive(Clone, Copy, PartialEq, Debug)]
struct V(i32, i32);
impl Add for V { type Output = V; fn add(self, o: V) -> V { V(self.0 + o.0, self.1 + o.1) } }
impl Mul<i32> for V { type Output = V; fn mul(self, k: i32) -> V { V(self.0 * k, self.1 * k) } }
impl Neg for V { type Output = V; fn neg(self) -> V { self * -1 } }
impl Index<usize> for V { type Output = i32; fn index(&self, i: usize) -> &i32 { if i == 0 { &self.0 } else { &self.1 } } }
impl std::iter::Sum for V { fn sum<I: Iterator<Item = V>>(it: I) -> V { it.fold(V(0, 0), |a, b| a + b) } }
struct Stack<T> { items: Vec<T> }
impl<T: Clone> Stack<T> {
    fn new() -> Self { Self { items: Vec::new() } }
    fn push(&mut self, item: T) -> &mut Self { self.items.push(item); self }
}
impl<T> IntoIterator for Stack<T> {
    type Item = T;
    type IntoIter = std::iter::Rev<std::vec::IntoIter<T>>;
    fn into_iter(self) -> Self::IntoIter { self.items.into_iter().rev() }
}
struct Matrix([[i32; 2]; 2]);
impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.0 { writeln!(f, "{:?}", row)?; }
        Ok(())
    }
}
fn largest<T: PartialOrd + Copy>(items: &[T]) -> Option<T> {
    let mut it = items.iter().copied();
    let first = it.next()?;
    Some(it.fold(first, |a, b| if b > a { b } else { a }))
}
fn apply<F>(n: i32, f: F) -> i32 where F: Fn(i32) -> i32 { f(f(n)) }
fn adder(k: i32) -> impl Fn(i32) -> i32 { move |n| n + k }
fn main() {
    println!("{} / {}", Square(2.0).describe(), Triangle { base: 3.0, height: 4.0 }.describe());
    println!("{} {}", "quiet".shout(), 12.shout());
    println!("{:?} {} {:?}", -(V(1, 2) + V(3, 4) * 2), V(7, 8)[1], [V(1, 1), V(2, 3)].into_iter().sum::<V>());
    let mut stack = Stack::new();
    stack.push('a').push('b').push('c');
    println!("{}", stack.into_iter().collect::<String>());
    print!("{}", Matrix([[1, 2], [3, 4]]));
    println!("{:?} {:?} {:?}", largest(&[3, 9, 2]), largest(&[1.5, -2.0]), largest::<char>(&[]));
    println!("{} {}", apply(3, adder(4)), apply(3, |n| n * n));
    let shapes: Vec<(&str, Box<dyn Fn(f64) -> f64>)> = vec![("double", Box::new(|x| x * 2.0)), ("half", Box::new(|x| x / 2.0))];
    let results: HashMap<_, _> = shapes.iter().map(|(name, f)| (*name, f(5.0))).collect();
    println!("{} {}", results["double"], results["half"]);
}
