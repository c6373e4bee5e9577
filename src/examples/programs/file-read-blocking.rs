use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn heartbeat(start: Instant) {
    for beat in 1..=3 {
        sleep(Duration::from_millis(10)).await;
        let late = start.elapsed() > Duration::from_millis(10 * beat + 30);
        println!("beat {beat} {}", if late { "comes late" } else { "on time" });
    }
}

// BAD: a read through std::fs occupies the thread until the disk answers.
// Nobody else is polled while it lasts. (The pause stands for a slow disk.)
async fn read(path: String) -> std::io::Result<String> {
    std::thread::sleep(Duration::from_millis(60));
    std::fs::read_to_string(path)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let path = std::env::temp_dir().join("awaitscope-notes.txt");
    std::fs::write(&path, "milk, bread, tea").unwrap();

    let beats = tokio::spawn(heartbeat(Instant::now()));
    tokio::task::yield_now().await;
    let text = read(path.display().to_string()).await.unwrap();
    println!("read: {text}");
    beats.await.unwrap();
}
