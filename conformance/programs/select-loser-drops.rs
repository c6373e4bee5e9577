// The loser's locals are dropped before the handler of the winner.
// rules: MA-7, TR-8
use std::time::Duration;
use tokio::time::sleep;
struct Guard(u32);
impl Drop for Guard {
    fn drop(&mut self) {
        println!("guard {} dropped", self.0);
    }
}
async fn hold(id: u32, ms: u64) -> u32 {
    let guard = Guard(id);
    sleep(Duration::from_millis(ms)).await;
    guard.0
}
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let winner = tokio::select! {
        id = hold(1, 20) => { println!("handler of {id}"); id }
        id = hold(2, 10) => { println!("handler of {id}"); id }
    };
    println!("winner {winner}");
}
