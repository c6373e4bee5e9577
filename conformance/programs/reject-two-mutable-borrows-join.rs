// Both branches borrow the counter mutably.
async fn add(counter: &mut u32, n: u32) {
    *counter += n;
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut counter = 0;
    tokio::join!(add(&mut counter, 1), add(&mut counter, 2));
    println!("{counter}");
}
