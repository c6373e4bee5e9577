use std::time::Duration;
use tokio::time::sleep;

async fn save(document: u64) -> Result<(), String> {
    sleep(Duration::from_millis(20 * document)).await;
    if document == 2 {
        return Err("the disk is full".to_string());
    }
    println!("document {document} saved");
    Ok(())
}

// BAD: the handles are thrown away. Nobody learns that document 2 failed, and
// nobody waits for document 4: when main ends, it is dropped where it stands.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    for document in 1..=4 {
        tokio::spawn(save(document));
    }
    sleep(Duration::from_millis(70)).await;
    println!("all documents are saved, aren't they?");
}
