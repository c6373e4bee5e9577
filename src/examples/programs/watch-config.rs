use std::time::Duration;
use tokio::sync::watch;
use tokio::time::sleep;

#[derive(Debug, Clone, PartialEq)]
struct Config {
    level: u32,
}

// A watch channel holds one value: the latest. A reader that was busy sees
// the newest one and never the ones in between.
async fn follow(mut config: watch::Receiver<Config>) {
    println!("panel starts with {:?}", *config.borrow());
    while config.changed().await.is_ok() {
        // Copy it out: a borrow must not live across an await.
        let now = config.borrow_and_update().clone();
        println!("panel shows {now:?}");
        sleep(Duration::from_millis(55)).await;
    }
    println!("panel: the settings are gone");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (settings, config) = watch::channel(Config { level: 0 });
    let panel = tokio::spawn(follow(config));
    for level in 1..=5 {
        sleep(Duration::from_millis(20)).await;
        println!("level is now {level}");
        settings.send(Config { level }).unwrap();
    }
    sleep(Duration::from_millis(100)).await;
    // Changes nothing, so nobody is told.
    println!("changed: {}", settings.send_if_modified(|_| false));
    drop(settings);
    panel.await.unwrap();
}
