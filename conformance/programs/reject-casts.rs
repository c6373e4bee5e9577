// Casts that do not exist.
// edition: 2024
fn main() {
    let x = 5u8;
    let p = &x as *const u8;
    let fat = p as *const [u8];
    let c = 66u32 as char;
    let r = &x as u32;
    let b = 1 as bool;
    let s = "a" as String;
    println!("{c}{r}{b}{s}{}", fat.is_null());
}
