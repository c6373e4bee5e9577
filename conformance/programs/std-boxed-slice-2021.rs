// edition: 2021
// Before edition 2024 the method goes over references of a boxed slice; shifts of references.
fn main() {
    let boxed: Box<[i32]> = vec![1, 2].into_boxed_slice();
    for item in boxed.into_iter() {
        let shown: &i32 = item;
        println!("{}", shown << 4);
    }
    for item in boxed {
        let owned: i32 = item;
        println!("{owned}");
    }
}
