// A panic of the root unwinds its locals inside block_on, then the runtime drops the tasks.
// rules: CT-19, CT-24, RS-14, MSG-1
// expect: panic
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!(
            "drop {} (a runtime is there: {})",
            self.0,
            tokio::runtime::Handle::try_current().is_ok()
        );
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let _first = Loud("first local");
    let queued = Loud("queued task");
    let _waiting = tokio::spawn(async {
        let _held = Loud("waiting task");
        std::future::pending::<()>().await;
    });
    tokio::task::yield_now().await;
    tokio::spawn(async move { drop(queued) });
    let _second = Loud("second local");
    let result: Result<u32, String> = Err("no luck".into());
    let failing = tokio::spawn(async move { result.unwrap() });
    let value = failing.await.unwrap();
    println!("never {value}");
}
