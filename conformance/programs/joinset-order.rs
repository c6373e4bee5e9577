// JoinSet yields in the order of completion, errors included; the set counts what nobody has joined.
// rules: JS-1, JS-3, TK-11
// expect: task-panic
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut set = JoinSet::new();
    for (name, ms) in [("a", 30), ("b", 10), ("c", 20), ("d", 10), ("e", 0)] {
        set.spawn(async move {
            sleep(Duration::from_millis(ms)).await;
            if name == "c" {
                panic!("c breaks");
            }
            name
        });
    }
    let doomed = set.spawn(async {
        sleep(Duration::from_millis(25)).await;
        "doomed"
    });
    println!("{} tasks, try: {:?}", set.len(), set.try_join_next().is_none());
    sleep(Duration::from_millis(15)).await;
    println!("after 15 ms still {}", set.len());
    doomed.abort();
    println!("try: {:?}", set.try_join_next().map(|r| r.unwrap()));
    while let Some(result) = set.join_next().await {
        match result {
            Ok(name) => println!("{name}, {} left", set.len()),
            Err(e) if e.is_panic() => println!("panic, {} left", set.len()),
            Err(e) => println!("cancelled {}, {} left", e.is_cancelled(), set.len()),
        }
    }
    println!("empty: {:?} {}", set.join_next().await.is_none(), set.is_empty());
    for i in 0..3 {
        set.spawn(async move {
            sleep(Duration::from_millis(3 - i)).await;
            ["zero", "one", "two"][i as usize]
        });
    }
    println!("{:?}", set.join_all().await);
}
