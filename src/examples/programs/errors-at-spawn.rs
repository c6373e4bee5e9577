use futures::future::join_all;
use std::time::Duration;
use tokio::time::sleep;

async fn process(item: u64) -> Result<u64, String> {
    sleep(Duration::from_millis(10 * item)).await;
    match item {
        2 => Err(format!("item {item} is not valid")),
        3 => panic!("item {item} was not expected"),
        _ => Ok(item * item),
    }
}

// A task is a border: neither `?` nor a panic crosses it. What comes back is
// a Result of a Result: did the task live, and what did it say?
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let handles: Vec<_> = (1..=4).map(|item| tokio::spawn(process(item))).collect();
    for result in join_all(handles).await {
        match result {
            Ok(Ok(square)) => println!("fine: {square}"),
            Ok(Err(error)) => println!("failed: {error}"),
            Err(error) => println!("died: {error}"),
        }
    }

    // Where nobody joins, the task itself has to report.
    tokio::spawn(async {
        if let Err(error) = process(2).await {
            println!("reported inside the task: {error}");
        }
    });
    sleep(Duration::from_millis(50)).await;
}
