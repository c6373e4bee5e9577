use std::time::Duration;
use tokio::time::{sleep, timeout};

#[derive(Debug)]
enum Error {
    Timeout,
    NotFound,
}

async fn load(id: u32) -> Result<String, Error> {
    let millis = if id == 3 { 500 } else { 20 };
    sleep(Duration::from_millis(millis)).await;
    if id == 2 { Err(Error::NotFound) } else { Ok(format!("record {id}")) }
}

// Two layers of results: the outer one says whether the time was enough, the
// inner one is what load returned. The first `?` unwraps the outer one.
async fn load_in_time(id: u32) -> Result<String, Error> {
    timeout(Duration::from_millis(100), load(id)).await.map_err(|_elapsed| Error::Timeout)?
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for id in 1..=3 {
        println!("{id}: {:?}", load_in_time(id).await);
    }
    // The time that is left can be shared by several steps.
    let both = timeout(Duration::from_millis(30), async {
        load(1).await?;
        println!("the first of two arrived");
        load(4).await
    });
    println!("both: {:?}", both.await.map(|it| it.is_ok()).map_err(|e| e.to_string()));
}
