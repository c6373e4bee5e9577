// What the attribute does: body in block_on, result handed out, the runtime dropped after the body's locals.
// rules: MA-12, CT-24, CX-1
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

#[tokio::main(flavor = "current_thread")]
async fn number(argument: Loud, n: u32) -> Result<u32, std::num::ParseIntError> {
    let _local = Loud("local");
    tokio::spawn(async {
        let _held = Loud("task's local");
        std::future::pending::<()>().await;
    });
    tokio::task::yield_now().await;
    let parsed: u32 = "40".parse()?;
    println!("body ends, {}", argument.0);
    Ok(parsed + n)
}

#[tokio::main(worker_threads = 2)]
async fn threads() -> (tokio::runtime::RuntimeFlavor, usize) {
    let handle = tokio::runtime::Handle::current();
    (handle.runtime_flavor(), handle.metrics().num_workers())
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn paused() -> std::time::Duration {
    let start = tokio::time::Instant::now();
    tokio::time::sleep(std::time::Duration::from_secs(9)).await;
    start.elapsed()
}

fn main() {
    println!("{:?}", number(Loud("argument"), 2));
    println!("{:?}", threads());
    println!("{:?}", paused());
}
