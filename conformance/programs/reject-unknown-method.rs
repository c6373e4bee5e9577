// A method that does not exist, and a variable that was never declared.
// expect: compile-error E0425, E0599
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let numbers = vec![1, 2, 3];
    println!("{}", numbers.total());
    println!("{}", nombers.len());
}
