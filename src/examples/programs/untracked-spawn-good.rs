use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

async fn save(document: u64) -> Result<(), String> {
    sleep(Duration::from_millis(20 * document)).await;
    if document == 2 {
        return Err("the disk is full".to_string());
    }
    println!("document {document} saved");
    Ok(())
}

// GOOD: a JoinSet owns the tasks. Main waits for all of them and hears of
// every failure.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut saves = JoinSet::new();
    for document in 1..=4 {
        saves.spawn(async move { (document, save(document).await) });
    }
    let mut failed = Vec::new();
    while let Some(joined) = saves.join_next().await {
        match joined {
            Ok((_, Ok(()))) => {}
            Ok((document, Err(error))) => {
                println!("document {document}: {error}");
                failed.push(document);
            }
            Err(error) => println!("a task died: {error}"),
        }
    }
    println!("done; to be saved again: {failed:?}");
}
