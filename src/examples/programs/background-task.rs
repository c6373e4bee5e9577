use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::sleep;

// A spawned task starts without being awaited. Its handle is a future for
// what became of it.
fn start(order: u32) -> JoinHandle<u32> {
    tokio::spawn(async move {
        sleep(Duration::from_millis(20)).await;
        if order == 13 {
            panic!("order 13 cannot be processed");
        }
        println!("order {order} processed");
        order * 10
    })
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let fine = start(1);
    let broken = start(13);
    let aborted = start(2);
    println!("main goes on at once");
    sleep(Duration::from_millis(10)).await;
    aborted.abort();

    for (name, handle) in [("fine", fine), ("broken", broken), ("aborted", aborted)] {
        match handle.await {
            Ok(value) => println!("{name}: Ok({value})"),
            Err(error) if error.is_panic() => println!("{name}: it panicked"),
            Err(error) if error.is_cancelled() => println!("{name}: it was cancelled"),
            Err(error) => println!("{name}: {error}"),
        }
    }
}
