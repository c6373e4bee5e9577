// At the end the runtime drops its tasks by the two lowest bits of their ids, in each group the oldest first.
// rules: CT-21, CT-22, CT-24, TK-10, RS-6
use std::time::Duration;

struct Loud(String);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {} in task {:?}", self.0, tokio::task::try_id().is_some());
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let _main = Loud("main's local".into());
    let first = tokio::spawn(async {}).id().to_string().parse::<u64>().unwrap();
    for i in 0..9u64 {
        let handle = tokio::spawn(async move {
            let _a = Loud(format!("task {i} first"));
            let _b = Loud(format!("task {i} second"));
            // Odd ones sleep, even ones wait for ever, number 4 is never polled again after a yield.
            if i == 4 {
                tokio::task::yield_now().await;
            }
            if i % 2 == 1 {
                tokio::time::sleep(Duration::from_secs(i)).await;
            }
            std::future::pending::<()>().await;
        });
        assert_eq!(handle.id().to_string().parse::<u64>().unwrap(), first + 1 + i);
    }
    tokio::task::yield_now().await;
    let unpolled = Loud("never polled".into());
    tokio::spawn(async move { drop(unpolled) });
    println!("main ends, its tasks begin at id % 4 = {}", (first + 1) % 4);
}
