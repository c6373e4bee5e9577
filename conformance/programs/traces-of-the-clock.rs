// The paused clock in steps: advance against sleepers, timers that were reset, fractions, blocking work.
// rules: TR-3, TR-5, TR-6, TR-18
use std::future::Future;
use std::time::Duration;
use tokio::task::yield_now;
use tokio::time::{advance, sleep, sleep_until, Instant};

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

async fn advance_against_a_sleeper() {
    let sleeper = tokio::spawn(async {
        sleep(ms(5)).await;
        println!("sleeper woke");
    });
    yield_now().await;
    advance(ms(10)).await;
    println!("root after advance");
    sleeper.await.unwrap();
    tokio::spawn(async {
        let sleeper = tokio::spawn(async {
            sleep(ms(5)).await;
            println!("sleeper of a task woke");
        });
        yield_now().await;
        advance(ms(10)).await;
        println!("task after advance");
        sleeper.await.unwrap();
    })
    .await
    .unwrap();
}

async fn reset_keeps_no_place() {
    let start = Instant::now();
    let at = move |n| start + ms(n);
    let a = tokio::spawn(async move {
        let timer = sleep_until(at(10));
        tokio::pin!(timer);
        std::future::poll_fn(|cx| {
            let _ = timer.as_mut().poll(cx);
            std::task::Poll::Ready(())
        })
        .await;
        timer.as_mut().reset(at(50));
        timer.await;
        println!("A at {:?}", start.elapsed());
    });
    let b = tokio::spawn(async move {
        sleep_until(at(50)).await;
        println!("B at {:?}", start.elapsed());
    });
    let c = tokio::spawn(async move {
        sleep(ms(10)).await;
        sleep_until(at(50)).await;
        println!("C at {:?}", start.elapsed());
    });
    let _ = tokio::join!(a, b, c);
}

async fn fractions() {
    let start = Instant::now();
    for step in ["500us", "advance 300us", "1ms", "0", "1ns", "200ms"] {
        match step {
            "500us" => sleep(Duration::from_micros(500)).await,
            "advance 300us" => advance(Duration::from_micros(300)).await,
            "1ms" => sleep(ms(1)).await,
            "0" => sleep(Duration::ZERO).await,
            "1ns" => sleep(Duration::from_nanos(1)).await,
            _ => sleep(ms(200)).await,
        }
        println!("{step}: {:?}", start.elapsed());
    }
}

async fn blocking_wins_at_once() {
    let start = Instant::now();
    let timer = sleep(ms(1000));
    tokio::pin!(timer);
    let work = tokio::task::spawn_blocking(|| std::thread::sleep(ms(50)));
    tokio::select! {
        biased;
        _ = &mut timer => println!("timer first"),
        done = work => println!("blocking first: {done:?} at {:?}", start.elapsed()),
    }
    timer.await;
    println!("timer at {:?}", start.elapsed());
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    fractions().await;
    sleep(ms(1)).await;
    advance_against_a_sleeper().await;
    reset_keeps_no_place().await;
    blocking_wins_at_once().await;
}
