//! The smaller family: streams with synchronous closures, the first of two futures, both of two.
use futures_lite::future::{self, FutureExt};
use futures_lite::io::{AsyncReadExt, AsyncWriteExt, Cursor};
use futures_lite::stream::{self, StreamExt};

async fn after(turns: u32, name: &'static str) -> &'static str {
    for _ in 0..turns {
        future::yield_now().await;
    }
    name
}

fn main() {
    future::block_on(async {
        println!("{} {}", after(3, "slow").or(after(1, "fast")).await, after(2, "left").or(after(2, "right")).await);
        println!("{:?}", future::zip(after(1, "a"), after(2, "b")).await);
        println!("{:?}", future::try_zip(async { Ok::<i32, &str>(1) }, async { Err::<i32, &str>("no") }).await);
        println!("{:?} {:?}", future::poll_once(after(1, "x")).await, future::poll_once(after(0, "x")).await);

        let evens = stream::iter(1..=9).filter(|n| n % 2 == 0).map(|n| n * 10);
        println!("{:?}", evens.collect::<Vec<_>>().await);
        println!("{}", stream::iter(1..5).fold(1, |a, b| a * b).await);
        let mut s = stream::iter(vec![3, 1, 4, 1, 5, 9]);
        println!("{:?} {:?} {:?}", s.find(|n| *n == 4).await, s.next().await, s.position(|n| n == 9).await);
        println!("{:?}", stream::iter(0..9).skip_while(|n| *n < 3).step_by(2).take_while(|n| *n < 8).collect::<Vec<_>>().await);
        println!("{:?}", stream::once(1).chain(stream::iter([2, 3])).scan(0, |sum, n| { *sum += n; Some(*sum) }).last().await);
        println!("{:?}", stream::iter([Ok(1), Err("bad"), Ok(2)]).try_collect::<_, _, Vec<i32>>().await);
        stream::iter("ab".chars()).enumerate().for_each(|(i, c)| print!("{i}{c} ")).await;
        println!("{}", stream::iter(1..4).all(|n| n < 4).await);

        let mut cursor = Cursor::new(Vec::new());
        cursor.write_all(b"bytes").await.unwrap();
        cursor.set_position(1);
        let mut text = String::new();
        cursor.read_to_string(&mut text).await.unwrap();
        println!("{text}");
    });
    println!("{:?}", stream::block_on(stream::iter(0..3)).collect::<Vec<_>>());
}
