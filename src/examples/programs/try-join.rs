use std::time::Duration;
use tokio::time::sleep;

struct Request(&'static str);

impl Drop for Request {
    fn drop(&mut self) {
        println!("  request {} closed", self.0);
    }
}

async fn fetch(what: &'static str, millis: u64) -> Result<String, String> {
    let request = Request(what);
    println!("  request {what} opened");
    sleep(Duration::from_millis(millis)).await;
    if request.0 == "orders" {
        return Err("orders are unavailable".to_string());
    }
    println!("  {what} arrived");
    Ok(format!("{what} of ada"))
}

// All three run at once inside this task. The first error ends the wait, and
// what has not finished yet is dropped.
async fn dashboard() -> Result<String, String> {
    let (user, orders, news) =
        tokio::try_join!(fetch("user", 20), fetch("orders", 50), fetch("news", 90))?;
    Ok(format!("{user}, {orders}, {news}"))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("loading the dashboard");
    match dashboard().await {
        Ok(page) => println!("{page}"),
        Err(error) => println!("error: {error}"),
    }
}
