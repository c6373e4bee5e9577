use std::collections::VecDeque;
use std::time::Duration;
use tokio::time::{Instant, sleep};

struct Mailbox {
    script: VecDeque<Result<Option<&'static str>, &'static str>>,
}

impl Mailbox {
    async fn poll(&mut self) -> Result<Option<&'static str>, &'static str> {
        sleep(Duration::from_millis(5)).await;
        self.script.pop_front().unwrap_or(Err("closed"))
    }
}

// Work at once when there is some, rest when there is none, and back off
// further with every failure in a row.
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let script = [Ok(Some("a")), Ok(Some("b")), Ok(None), Err("offline"), Err("offline"), Ok(Some("c"))];
    let mut mailbox = Mailbox { script: script.into() };
    let start = Instant::now();
    let mut failures = 0;
    loop {
        let at = start.elapsed().as_millis();
        match mailbox.poll().await {
            Ok(Some(letter)) => {
                println!("{at:>3} ms: letter {letter}");
                failures = 0;
            }
            Ok(None) => {
                println!("{at:>3} ms: nothing, resting");
                sleep(Duration::from_millis(25)).await;
            }
            Err("closed") => break,
            Err(error) => {
                failures += 1;
                println!("{at:>3} ms: {error}, failure {failures}");
                sleep(Duration::from_millis(45) * failures).await;
            }
        }
    }
    println!("the mailbox is closed");
}
