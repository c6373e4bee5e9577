use std::time::Duration;
use tokio::time::sleep;

#[derive(Debug)]
struct Unavailable {
    attempt: u32,
}

async fn call(attempt: u32) -> Result<&'static str, Unavailable> {
    sleep(Duration::from_millis(5)).await;
    if attempt < 4 { Err(Unavailable { attempt }) } else { Ok("hello") }
}

// Wait twice as long after every failure, so that a service in trouble
// gets time to recover.
async fn with_retries(limit: u32) -> Result<&'static str, Unavailable> {
    let mut pause = Duration::from_millis(10);
    let mut attempt = 1;
    loop {
        match call(attempt).await {
            Ok(answer) => return Ok(answer),
            Err(error) if attempt == limit => return Err(error),
            Err(error) => {
                println!("attempt {} failed, next one in {pause:?}", error.attempt);
                sleep(pause).await;
                pause *= 2;
                attempt += 1;
            }
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{:?}", with_retries(5).await);
    println!("{:?}", with_retries(2).await);
}
