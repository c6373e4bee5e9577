// Turns of a LocalSet, polls of FuturesUnordered, and where a stream's code runs.
// rules: TR-13, TR-19, TR-20
use futures::stream::FuturesUnordered;
use futures::StreamExt;
use std::cell::Cell;
use std::future::{poll_fn, Future};
use std::pin::{pin, Pin};
use std::time::Duration;
use tokio::task::{spawn_local, yield_now, LocalSet};

async fn turns_of_a_set() {
    let set = LocalSet::new();
    let first = set.spawn_local(async {
        println!("L0");
        yield_now().await;
        println!("L0 goes on");
        spawn_local(async { println!("L2") }).await.unwrap();
    });
    let normal = tokio::spawn(async { println!("T") });
    set.run_until(async {
        println!("run_until start");
        let second = spawn_local(async { println!("L1") });
        yield_now().await;
        println!("run_until after yield");
        second.await.unwrap();
        first.await.unwrap();
        println!("joined");
    })
    .await;
    normal.await.unwrap();
}

async fn polls_of_a_bag() {
    let mut bag = FuturesUnordered::new();
    for (id, ms) in [30, 20, 10].into_iter().enumerate() {
        bag.push(async move {
            let mut timer: Pin<Box<tokio::time::Sleep>> = Box::pin(tokio::time::sleep(Duration::from_millis(ms)));
            poll_fn(|cx| {
                println!("inner poll {id}");
                timer.as_mut().poll(cx)
            })
            .await;
            id
        });
    }
    let outer = Cell::new(0);
    loop {
        let next = poll_fn(|cx| {
            outer.set(outer.get() + 1);
            bag.poll_next_unpin(cx)
        })
        .await;
        println!("result {next:?}");
        if next.is_none() {
            break;
        }
    }
    println!("{} outer polls", outer.get());
}

async fn code_of_a_stream() {
    let mut numbers = pin!(async_stream::stream! {
        println!("before the first yield");
        yield 1;
        println!("after yield 1");
    });
    println!("made");
    println!("{:?}", numbers.next().await);
    println!("asking again");
    println!("{:?}", numbers.next().await);
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    turns_of_a_set().await;
    polls_of_a_bag().await;
    code_of_a_stream().await;
}
