// select, select_all, select_ok, stream select, and the macros of futures with their own fixed dice.
// rules: FU-3, FU-8, MA-13
use futures::future::{self, Either, FutureExt};
use futures::stream::{self, StreamExt};
use std::pin::pin;
use std::time::Duration;
use tokio::time::sleep;

async fn after(ms: u64, name: &'static str) -> &'static str {
    sleep(Duration::from_millis(ms)).await;
    name
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    match future::select(pin!(after(20, "left")), pin!(after(10, "right"))).await {
        Either::Left((name, _)) => println!("{name} first"),
        Either::Right((name, rest)) => println!("{name} first, then {}", rest.await),
    }
    let all = [("a", 30), ("b", 10), ("c", 20)].map(|(n, ms)| after(ms, n).boxed());
    let (name, index, rest) = future::select_all(all).await;
    println!("{name} was {index}");
    let (name, index, rest) = future::select_all(rest).await;
    println!("{name} was {index}, {} left", rest.len());
    let tries = [Err("one"), Ok(2), Err("three")].map(|r: Result<u32, &str>| {
        async move {
            sleep(Duration::from_millis(if r.is_ok() { 10 } else { 1 })).await;
            r
        }
        .boxed()
    });
    println!(
        "{:?}",
        future::select_ok(tries).await.map(|(v, rest)| (v, rest.len()))
    );
    let (left, right) = (
        stream::iter(["l1", "l2", "l3"]),
        stream::iter(["r1", "r2", "r3", "r4"]),
    );
    println!("{:?}", stream::select(left, right).collect::<Vec<_>>().await);
    let many = stream::select_all((0..3).map(|i| stream::iter((0..2).map(move |j| (i, j)))));
    println!("{:?}", many.collect::<Vec<_>>().await);
    let mut picks = String::new();
    for _ in 0..12 {
        let (mut a, mut b, mut c) = (
            future::ready('a').fuse(),
            future::ready('b').fuse(),
            future::ready('c').fuse(),
        );
        picks.push(futures::select! { x = a => x, x = b => x, x = c => x });
    }
    println!("futures::select! {picks}");
    let (mut a, mut b) = (pin!(after(1, "short").fuse()), pin!(after(2, "long").fuse()));
    for _ in 0..3 {
        futures::select_biased! {
            x = a.as_mut() => println!("biased {x}"),
            x = b.as_mut() => println!("biased {x}"),
            complete => println!("complete"),
        }
    }
    let mut ready = pin!(after(1, "late").fuse());
    futures::select! {
        _ = ready.as_mut() => println!("?"),
        default => println!("nothing is ready"),
    }
    println!("{:?}", futures::join!(after(2, "x"), after(1, "y")));
    println!(
        "{:?}",
        futures::try_join!(async { Ok::<_, ()>(1) }, async { Err::<u8, _>(()) })
    );
}
