// Operations whose failure is known from constants are rejected (deny-by-default lints), others run.
const N: usize = 7;
fn main() {
    let a = [1, 2, 3];
    println!("{}", a[3]);
}
fn b() -> u8 {
    let x: u8 = 255;
    x + 1
}
fn c() -> i32 {
    i32::MAX + 1
}
fn d(a: [u8; 5]) -> u8 {
    a[N]
}
fn e() -> i32 {
    let z = 0;
    10 / z
}
fn f() -> i32 {
    1 % 0
}
fn g() -> u32 {
    let n = 0u32;
    n - 1
}
fn h() -> i32 {
    1 << 32
}
fn i(x: i32) -> i32 {
    x << 40
}
fn j() -> i32 {
    let z = 0;
    if z != 0 { 10 / z } else { 0 }
}
fn k() -> u8 {
    let x: u8 = 255;
    println!("{x}");
    x + 1
}
fn l() -> u8 {
    let mut x: u8 = 250;
    for _ in 0..10 { x += 1; }
    x
}
fn m() {
    let c = || { let y = 200u8; y * 2 };
    c();
    #[allow(arithmetic_overflow)]
    let _q = 255u8 + 1;
}
async fn n() -> u8 {
    let x: u8 = 255;
    x + 1
}
fn o() -> i32 { -i32::MIN }
fn p() -> i32 { i32::MIN / -1 }
fn q() { let mut a = [0; 5]; a[6] = 1; let i = 9; a[i] = 2; let mut v = 5u8; v = v - 6; let _ = v; }
fn r() { let t = (255u8, 1u8); let _s = t.0 + t.1; let w = 255u8; let y = w as u16 + 1; let _ = y; let u = u64::MAX; let _z = u as usize + 1; }
