use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::time::sleep;

async fn heartbeat() {
    for beat in 1..=3 {
        sleep(Duration::from_millis(10)).await;
        println!("beat {beat}");
    }
}

// BEST: tokio::fs has the calls of std::fs as async functions. Behind them
// stands the same pool of threads that spawn_blocking uses.
async fn shopping_list(path: &std::path::Path) -> std::io::Result<Vec<String>> {
    let file = tokio::fs::File::open(path).await?;
    let mut lines = BufReader::new(file).lines();
    let mut list = Vec::new();
    while let Some(line) = lines.next_line().await? {
        list.push(line);
    }
    Ok(list)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let path = std::env::temp_dir().join("awaitscope-list.txt");
    let mut file = tokio::fs::File::create(&path).await?;
    file.write_all(b"milk\nbread\ntea\n").await?;
    file.flush().await?;

    let beats = tokio::spawn(heartbeat());
    println!("list: {:?}", shopping_list(&path).await?);
    println!("whole: {:?}", tokio::fs::read_to_string(&path).await?);
    beats.await.unwrap();
    Ok(())
}
