use async_stream::stream;
use std::pin::pin;
use std::time::Duration;
use tokio::time::sleep;
use tokio_stream::{Stream, StreamExt};

async fn fetch_page(number: u32) -> Result<Vec<String>, String> {
    sleep(Duration::from_millis(30)).await;
    match number {
        1..=2 => Ok(vec![format!("a{number}"), format!("b{number}")]),
        _ => Ok(Vec::new()),
    }
}

// A stream is an iterator that may wait. The body runs only while somebody
// asks for the next item; it stands still at `yield` until then.
fn items() -> impl Stream<Item = Result<String, String>> {
    stream! {
        let mut number = 1;
        loop {
            println!("  fetching page {number}");
            match fetch_page(number).await {
                Ok(page) if page.is_empty() => break,
                Ok(page) => {
                    for item in page {
                        yield Ok(item);
                    }
                }
                Err(error) => yield Err(error),
            }
            number += 1;
        }
        println!("  no more pages");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), String> {
    let mut items = pin!(items());
    while let Some(item) = items.next().await {
        println!("item {}", item?);
        sleep(Duration::from_millis(10)).await;
    }
    Ok(())
}
