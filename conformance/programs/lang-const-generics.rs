// Constants as parameters, tables made at compile time.
// edition: 2024
use std::ops::{Add, Index, Mul};
#[derive(Debug, Clone, Copy, PartialEq)]
struct Mat<const R: usize, const C: usize>([[i32; C]; R]);
impl<const R: usize, const C: usize, const K: usize> Mul<Mat<C, K>> for Mat<R, C> {
    type Output = Mat<R, K>;
    fn mul(self, o: Mat<C, K>) -> Mat<R, K> {
        let mut out = [[0; K]; R];
        for i in 0..R { for j in 0..K { for k in 0..C { out[i][j] += self.0[i][k] * o.0[k][j]; } } }
        Mat(out)
    }
}
impl<const R: usize, const C: usize> Mat<R, C> { const CELLS: usize = R * C; fn t(self) -> Mat<C, R> { let mut o = [[0; R]; C]; for (i, row) in self.0.iter().enumerate() { for (j, v) in row.iter().enumerate() { o[j][i] = *v; } } Mat(o) } }
impl<const R: usize, const C: usize> Index<(usize, usize)> for Mat<R, C> { type Output = i32; fn index(&self, (r, c): (usize, usize)) -> &i32 { &self.0[r][c] } }
struct Ring<T, const N: usize> { buf: [Option<T>; N], head: usize, len: usize }
impl<T, const N: usize> Ring<T, N> {
    const EMPTY: Option<T> = None;
    const fn new() -> Self { Ring { buf: [Self::EMPTY; N], head: 0, len: 0 } }
    fn push(&mut self, t: T) -> Result<(), T> { if self.len == N { return Err(t); } self.buf[(self.head + self.len) % N] = Some(t); self.len += 1; Ok(()) }
    fn pop(&mut self) -> Option<T> { if self.len == 0 { return None; } let t = self.buf[self.head].take(); self.head = (self.head + 1) % N; self.len -= 1; t }
}
fn sum<T: Add<Output = T> + Copy + Default, const N: usize>(a: [T; N]) -> T { a.iter().fold(T::default(), |s, x| s + *x) }
const fn fib(n: usize) -> u64 { let (mut a, mut b, mut i) = (0, 1, 0); while i < n { (a, b) = (b, a + b); i += 1; } a }
const TABLE: [u64; 10] = { let mut t = [0; 10]; let mut i = 0; while i < 10 { t[i] = fib(i); i += 1; } t };
trait Sized2 { const N: usize; const DOUBLE: usize = Self::N * 2; fn arr() -> Vec<u8> { vec![0; Self::DOUBLE] } }
impl Sized2 for u8 { const N: usize = 3; }
impl Sized2 for u16 { const N: usize = 1; const DOUBLE: usize = 9; }
fn main() {
    let a = Mat([[1, 2, 3], [4, 5, 6]]);
    let b = a * a.t();
    println!("{b:?} {} {}", b[(1, 1)], Mat::<2, 3>::CELLS);
    let mut r: Ring<String, 2> = Ring::new();
    println!("{:?} {:?} {:?}", r.push("a".into()), r.push("b".into()), r.push("c".into()));
    println!("{:?} {:?} {:?}", r.pop(), r.pop(), r.pop());
    println!("{} {}", sum([1, 2, 3]), sum([0.5; 4]));
    println!("{TABLE:?} {} {}", <u8 as Sized2>::arr().len(), u16::arr().len());
    static NAMES: [&str; 3] = ["x", "y", "z"];
    const { assert!(NAMES.len() == 3) };
    let z = [const { Vec::<u8>::new() }; 3];
    println!("{}", z.len());
}
