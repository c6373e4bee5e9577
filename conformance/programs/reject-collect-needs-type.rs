// collect can make many things.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let handles = (0..3).map(|n| tokio::spawn(async move { n })).collect();
    for handle in handles {
        println!("{}", handle.await.unwrap());
    }
}
