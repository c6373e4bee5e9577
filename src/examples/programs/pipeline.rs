use std::time::Duration;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::sleep;

async fn pause(millis: u64) {
    sleep(Duration::from_millis(millis)).await;
}

async fn read(lines: Sender<String>) {
    for number in 1..=6 {
        pause(2).await;
        lines.send(format!("line {number}")).await.unwrap();
        println!("read line {number}");
    }
}

async fn parse(mut lines: Receiver<String>, records: Sender<usize>) {
    while let Some(line) = lines.recv().await {
        pause(5).await;
        records.send(line.len()).await.unwrap();
    }
}

// The slowest stage sets the pace of all: its inbox fills up, then the stage
// before has to wait, then the one before that.
async fn store(mut records: Receiver<usize>) -> usize {
    let mut stored = 0;
    while let Some(_record) = records.recv().await {
        pause(30).await;
        stored += 1;
        println!("  stored {stored}");
    }
    stored
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (lines, parser_inbox) = channel(1);
    let (records, store_inbox) = channel(1);
    tokio::spawn(read(lines));
    tokio::spawn(parse(parser_inbox, records));
    let stored = tokio::spawn(store(store_inbox)).await.unwrap();
    println!("{stored} records stored");
}
