// Instants never go below zero, and follow the clock of the runtime that is current.
// rules: TI-7, TD-15, TD-8
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::time::{advance, Instant};

fn main() {
    let a = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    let b = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    let first = a.block_on(async { Instant::now() });
    a.block_on(async { advance(Duration::from_secs(100)).await });
    let later = a.block_on(async { Instant::now() });
    println!("{:?} {:?}", later - first, first - later);
    println!(
        "{:?} {:?}",
        first.duration_since(later),
        first.checked_duration_since(later)
    );
    println!("{:?}", first.saturating_duration_since(later));
    let elsewhere = b.block_on(async { first.elapsed() });
    println!(
        "runtime b is not 100 s ahead: {}",
        elsewhere < Duration::from_secs(50)
    );
    println!(
        "outside the real clock counts: {}",
        first.elapsed() < Duration::from_secs(50)
    );
    println!("{:?}", a.block_on(async { first.elapsed() }));
    {
        let _guard = a.enter();
        println!("entered: {:?}", first.elapsed());
    }
    let sum = first + Duration::from_millis(1500);
    println!("{:?} {}", sum - first, sum > first);
    println!("{:?}", first.checked_sub(Duration::MAX).is_none());
    let std_twin = first.into_std();
    println!("{}", Instant::from_std(std_twin) == first);
}
