// When values go: branches of join!, an aborted task, the end of main, tasks that spawn while they are dropped.
// rules: TR-10, TR-11, TR-17, TR-24
use std::time::Duration;
use tokio::task::yield_now;

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn branch(name: &'static str, local: &'static str, turns: u32) -> Loud {
    let _local = Loud(local);
    for _ in 0..turns {
        yield_now().await;
    }
    println!("done {name}");
    Loud(name)
}

struct SpawnsWhenDropped;
impl Drop for SpawnsWhenDropped {
    fn drop(&mut self) {
        let late = Loud("capture of a late task");
        println!("spawning while being dropped");
        let task = tokio::spawn(async move {
            println!("never runs");
            drop(late);
        });
        println!("spawned: finished={}", task.is_finished());
    }
}

fn runtime_goes() {
    let rt = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    rt.block_on(async {
        tokio::spawn(async {
            let _spawns = SpawnsWhenDropped;
            std::future::pending::<()>().await;
        });
        yield_now().await;
    });
    drop(rt);
    println!("runtime gone");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn in_main() {
    {
        let (_a, _b) = tokio::join!(branch("A", "A-local", 2), branch("B", "B-local", 1));
        println!("joined");
    }
    let suspended = tokio::spawn(async {
        let _local = Loud("aborted local");
        std::future::pending::<()>().await;
    });
    yield_now().await;
    suspended.abort();
    println!("after abort() finished={}", suspended.is_finished());
    println!("is cancelled: {}", suspended.await.unwrap_err().is_cancelled());

    tokio::spawn(async {
        let _local = Loud("local of a suspended task");
        tokio::time::sleep(Duration::from_secs(3600)).await;
    });
    let _first = Loud("first local of main");
    let _kept = tokio::spawn(async { Loud("output of a finished task") });
    let _last = Loud("last local of main");
    yield_now().await;
    println!("main ends");
}

fn main() {
    in_main();
    runtime_goes();
}
