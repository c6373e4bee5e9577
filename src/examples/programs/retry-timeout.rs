use std::time::Duration;
use tokio::time::{sleep, timeout};

struct Server {
    answers_in: [u64; 3],
}

impl Server {
    async fn call(&self, attempt: usize) -> Result<String, String> {
        sleep(Duration::from_millis(self.answers_in[attempt])).await;
        if attempt == 1 { Err("busy".to_string()) } else { Ok(format!("answer {attempt}")) }
    }
}

// Each attempt has its own limit, and all of them together have one too.
async fn fetch(server: &Server) -> Result<String, String> {
    for attempt in 0..3 {
        match timeout(Duration::from_millis(50), server.call(attempt)).await {
            Ok(Ok(answer)) => return Ok(answer),
            Ok(Err(error)) => println!("attempt {attempt}: {error}"),
            Err(_) => println!("attempt {attempt}: no answer within 50 ms"),
        }
        sleep(Duration::from_millis(10 << attempt)).await;
    }
    Err("gave up".to_string())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let slow_start = Server { answers_in: [90, 20, 30] };
    println!("{:?}", fetch(&slow_start).await);
    let hanging = Server { answers_in: [90, 90, 90] };
    println!("{:?}", fetch(&hanging).await);
    match timeout(Duration::from_millis(100), fetch(&hanging)).await {
        Ok(result) => println!("{result:?}"),
        Err(_) => println!("100 ms were not enough for all attempts"),
    }
}
