// A timeout wraps the result in another one.
// edition: 2024
use tokio::time::{timeout, Duration};
async fn fetch() -> Result<u32, String> { Ok(1) }
#[tokio::main]
async fn main() {
    match timeout(Duration::from_secs(1), fetch()).await {
        Ok(n) => println!("{}", n + 1),
        Err(e) => println!("{e}"),
    }
}
