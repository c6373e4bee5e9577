// Only one `..` in a list of patterns; assigning to a name that is not there is one error.
struct Triple(u8, u8, u8);
fn main() {
    let (.., middle, ..) = (1, 2, 3);
    let [a, .., b @ .., c] = [1, 2, 3, 4];
    let Triple(.., last, ..) = Triple(1, 2, 3);
    println!("{middle} {a} {b:?} {c} {last}");
}
fn later() {
    count = 3;
}
