use std::fmt::Display;
use std::time::Duration;
use tokio::time::sleep;

// Tries `call` again while it fails. Each pause is twice as long, with some
// chance added: many clients that failed together must not return together.
async fn retry<T, E: Display>(
    limit: u32,
    mut call: impl AsyncFnMut(u32) -> Result<T, E>,
) -> Result<T, E> {
    let base = Duration::from_millis(20);
    let mut attempt = 1;
    loop {
        match call(attempt).await {
            Ok(value) => return Ok(value),
            Err(error) if attempt == limit => return Err(error),
            Err(error) => {
                let jitter = Duration::from_millis(rand::random::<u64>() % 20);
                let pause = base * 2u32.pow(attempt - 1) + jitter;
                println!("attempt {attempt}: {error}");
                println!("  waiting at least {} ms", (pause - jitter).as_millis());
                sleep(pause).await;
                attempt += 1;
            }
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let answer = retry(4, async |attempt| {
        sleep(Duration::from_millis(5)).await;
        if attempt < 3 { Err("service unavailable") } else { Ok("welcome") }
    });
    println!("{:?}", answer.await);
    let refused = retry(2, async |_| Err::<(), _>("wrong password"));
    println!("{:?}", refused.await);
}
