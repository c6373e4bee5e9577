use std::time::Duration;
use tokio::time::sleep;

struct Connection(&'static str);
impl Drop for Connection {
    fn drop(&mut self) {
        println!("connection to {} closed", self.0);
    }
}

async fn query(server: &'static str, ms: u64) -> String {
    let _connection = Connection(server);
    sleep(Duration::from_millis(ms)).await;
    format!("answer from {server}")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for (server, ms) in [("near", 40), ("far", 400)] {
        tokio::select! {
            answer = query(server, ms) => println!("{answer}"),
            _ = sleep(Duration::from_millis(100)) => {
                // The losing query has been dropped, and its connection with it.
                println!("{server} took too long");
            }
        }
    }
}
