// A signal reaches all listeners that exist, twice before anybody looked is once.
// rules: SI-1, SI-2
use tokio::signal::unix::{signal, SignalKind};
use tokio::task::yield_now;
use tokio::time::{sleep, Duration};

fn raise() {
    std::process::Command::new("kill")
        .args(["-USR1", &std::process::id().to_string()])
        .status()
        .unwrap();
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut one = signal(SignalKind::user_defined1()).unwrap();
    let mut two = signal(SignalKind::user_defined1()).unwrap();
    raise();
    raise();
    println!("{:?} {:?}", one.recv().await, two.recv().await);
    let nothing = tokio::time::timeout(Duration::from_millis(30), one.recv()).await;
    println!("two raises were seen once: {}", nothing.is_err());
    let task = tokio::spawn(async move {
        two.recv().await;
        println!("task saw it");
        two
    });
    yield_now().await;
    raise();
    one.recv().await;
    let _two = task.await.unwrap();
    println!("refused: {}", signal(SignalKind::from_raw(9)).unwrap_err());
    let outside =
        std::thread::spawn(|| std::panic::catch_unwind(|| drop(signal(SignalKind::hangup()))).is_err());
    println!("outside it panics: {}", outside.join().unwrap());
    let mut stop = signal(SignalKind::interrupt()).unwrap();
    std::process::Command::new("kill")
        .args(["-INT", &std::process::id().to_string()])
        .status()
        .unwrap();
    tokio::select! {
        _ = stop.recv() => println!("interrupted"),
        _ = sleep(Duration::from_secs(3)) => println!("nothing came"),
    }
}
