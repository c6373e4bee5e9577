// A task that is aborted before its first poll drops what it captured and never runs.
// rules: TK-3, TK-7
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let loud = Loud("captured");
    let handle = tokio::spawn(async move {
        println!("never printed");
        drop(loud);
    });
    handle.abort();
    println!("aborted, finished: {}", handle.is_finished());
    let error = handle.await.unwrap_err();
    println!("cancelled: {} panicked: {}", error.is_cancelled(), error.is_panic());
}
