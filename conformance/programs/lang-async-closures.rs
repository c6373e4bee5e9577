//! Async closures with a written result type; references and boxes of what can be called asynchronously.
use std::num::ParseIntError;

async fn twice<F: AsyncFn(i32) -> i32>(f: F) -> i32 {
    f(1).await + f(2).await
}

async fn twice_mut<F: AsyncFnMut(i32) -> i32>(mut f: F) -> i32 {
    let first = f(1).await;
    first * 100 + f(2).await
}

async fn once<F: AsyncFnOnce(i32) -> i32>(f: F) -> i32 {
    f(7).await
}

async fn tenfold(x: i32) -> i32 {
    x * 10
}

async fn parse_all() -> Result<Vec<i64>, ParseIntError> {
    let parse = async |text: &str| -> Result<i64, ParseIntError> {
        let value: i64 = text.trim().parse()?;
        Ok(value * 2)
    };
    let mut out = vec![parse(" 21 ").await?];
    match parse("x").await {
        Ok(n) => out.push(n),
        Err(e) => println!("{e}"),
    }
    Ok(out)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let base = 5;
    let add = async move |y: i32| -> i32 {
        tokio::task::yield_now().await;
        base + y
    };
    println!("{} {} {}", twice(&add).await, twice_mut(&add).await, once(&add).await);
    let mut total = 0;
    let mut sum = async |y: i32| -> i32 {
        total += y;
        total
    };
    println!("{} {}", twice_mut(&mut sum).await, once(&mut sum).await);
    println!("{} {} {}", twice(tenfold).await, twice(&tenfold).await, twice(Box::new(tenfold)).await);
    let ready = |x: i32| std::future::ready(x - 1);
    println!("{} {}", twice(&ready).await, once(Box::new(ready)).await);
    let nothing = async || -> () { println!("nothing") };
    nothing().await;
    println!("{:?}", parse_all().await);
}
