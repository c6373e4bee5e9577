// Names that were never imported.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let shared = Arc::new(Mutex::new(1));
    sleep(Duration::from_millis(1)).await;
    println!("{shared:?}");
}
