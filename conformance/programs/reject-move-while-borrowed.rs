// The list is moved while a future still borrows it.
async fn length(list: &[u8]) -> usize {
    list.len()
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let list = vec![1, 2];
    let pending = length(&list);
    drop(list);
    println!("{}", pending.await);
}
