// The future keeps its borrow until it is dropped.
async fn fill(list: &mut Vec<u8>) {
    list.push(1);
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut list = Vec::new();
    let filling = fill(&mut list);
    println!("{}", list.len());
    filling.await;
}
