const NAMES: [&str; 3] = ["a", "b", "c"];
const fn count(mut n: usize) -> usize { let mut c = 0; while n > 0 { n /= 2; c += 1; } c }
const fn pick(k: u8) -> usize { match k { 0 => 1, 1..=3 => 7, _ => { let t = [1usize, 2, 9]; t[2] } } }
struct B<const N: usize>; impl<const N: usize> B<N> { const LEN: usize = N * 2; const fn cap() -> usize { N + 1 } }
static A: [u8; NAMES.len()] = [0; NAMES.len()];
fn main() { let a = [0u8; count(1000)]; let b = [0u8; pick(2) + pick(9)]; let c: [u8; B::<4>::LEN] = [0; 8]; let d: [u8; "héllo".len()] = [0; 6]; println!("{} {} {} {} {}", A.len(), a.len(), b.len(), c.len(), d.len());
 let e = [1u8; std::mem::size_of::<u64>()]; println!("{}", e.len()); }
