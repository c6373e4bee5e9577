// The future itself borrows a local variable.
async fn total(numbers: &[u32]) -> u32 {
    numbers.iter().sum()
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let numbers = vec![1, 2, 3];
    let task = tokio::spawn(total(&numbers));
    println!("{}", task.await.unwrap());
}
