use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

async fn fetch(page: u64) -> Result<usize, String> {
    // Later pages answer sooner.
    sleep(Duration::from_millis(100 - 20 * page)).await;
    if page == 2 {
        return Err(format!("page {page} is missing"));
    }
    Ok(1000 * page as usize)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut set = JoinSet::new();
    for page in 1..=3 {
        set.spawn(async move { (page, fetch(page).await) });
    }
    println!("{} tasks are in the set", set.len());

    // Results come in the order in which the tasks finish.
    while let Some(joined) = set.join_next().await {
        match joined.expect("no task panics") {
            (page, Ok(bytes)) => println!("page {page}: {bytes} bytes"),
            (_, Err(error)) => println!("error: {error}"),
        }
    }

    // Dropping a set aborts what is still inside.
    set.spawn(async {
        sleep(Duration::from_secs(60)).await;
        (9, Ok(0))
    });
    tokio::task::yield_now().await;
    drop(set);
    println!("the set is gone, and its last task with it");
}
