// A stream must be pinned before `next`.
// edition: 2024
use tokio_stream::StreamExt;
#[tokio::main]
async fn main() {
    let mut s = async_stream::stream! { yield 1; yield 2; };
    while let Some(x) = s.next().await { println!("{x}"); }
}
