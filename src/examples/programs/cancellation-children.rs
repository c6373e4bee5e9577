use std::time::Duration;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

async fn part(name: &'static str, token: CancellationToken) {
    let work = async {
        sleep(Duration::from_millis(200)).await;
        "finished"
    };
    let end = token.run_until_cancelled(work).await.unwrap_or("cancelled");
    println!("{name}: {end}");
}

// A child is cancelled with its parent, never the other way round. Each
// request has its own token, and so can be stopped alone.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = CancellationToken::new();
    let request_1 = server.child_token();
    let request_2 = server.child_token();

    let parts = [
        tokio::spawn(part("request 1, query", request_1.child_token())),
        tokio::spawn(part("request 1, mail", request_1.child_token())),
        tokio::spawn(part("request 2", request_2.clone())),
    ];

    sleep(Duration::from_millis(50)).await;
    println!("the client of request 1 went away");
    request_1.cancel();
    sleep(Duration::from_millis(50)).await;
    println!("server cancelled? {}", server.is_cancelled());

    println!("the server stops");
    server.cancel();
    for part in parts {
        part.await.unwrap();
    }
    println!("request 2 cancelled? {}", request_2.is_cancelled());
}
