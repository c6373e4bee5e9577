use std::time::Duration;
use tokio::time::sleep;

struct Connection(&'static str);

impl Drop for Connection {
    fn drop(&mut self) {
        println!("  connection to {} closed", self.0);
    }
}

async fn ask(server: &'static str, millis: u64) -> String {
    let connection = Connection(server);
    println!("  asking {server}");
    sleep(Duration::from_millis(millis)).await;
    format!("an answer from {}", connection.0)
}

// `biased` tries the branches in the order in which they are written. Without
// it, tokio starts at a random one on every turn.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    for slow in [20, 80] {
        println!("primary needs {slow} ms");
        let answer = tokio::select! {
            biased;
            answer = ask("primary", slow) => answer,
            answer = ask("mirror", 40) => answer,
            _ = sleep(Duration::from_millis(200)) => "nobody answered".to_string(),
        };
        println!("got {answer}");
    }
}
