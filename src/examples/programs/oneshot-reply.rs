use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::sleep;

// One value, once. If the sender is dropped instead, the receiver gets an
// error: it never waits in vain.
async fn appraise(item: &'static str, reply: oneshot::Sender<u32>) {
    sleep(Duration::from_millis(30)).await;
    match item {
        "painting" => {
            let _ = reply.send(900);
        }
        "fake" => println!("  {item}: no answer, the sender is dropped"),
        _ => {
            // Long enough for the asker to lose patience.
            sleep(Duration::from_millis(100)).await;
            println!("  {item}: asker gone? {}", reply.is_closed());
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for item in ["painting", "fake", "riddle"] {
        let (reply, answer) = oneshot::channel();
        let expert = tokio::spawn(appraise(item, reply));
        tokio::select! {
            worth = answer => match worth {
                Ok(worth) => println!("{item}: {worth}"),
                Err(error) => println!("{item}: {error}"),
            },
            _ = sleep(Duration::from_millis(80)) => println!("{item}: gave up waiting"),
        }
        expert.await.unwrap();
    }
}
