// An iterator stream pays budget per item, so a long loop over it lets others in.
// rules: TS-7, CO-3
use tokio_stream::StreamExt;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let neighbour = tokio::spawn(async {
        for i in 0..3 {
            println!("neighbour {i}");
            tokio::task::yield_now().await;
        }
    });
    let mut numbers = tokio_stream::iter(0..300);
    let mut n = 0;
    while numbers.next().await.is_some() {
        n += 1;
        if n % 64 == 0 {
            println!("tokio_stream {n}");
        }
    }
    neighbour.await.unwrap();
    let neighbour = tokio::spawn(async { println!("second neighbour") });
    let mut numbers = futures::stream::iter(0..300);
    let mut n = 0;
    while futures::StreamExt::next(&mut numbers).await.is_some() {
        n += 1;
    }
    println!("futures {n} in one go");
    neighbour.await.unwrap();
    let neighbour = tokio::spawn(async { println!("third neighbour") });
    let sum = tokio_stream::iter(0..1000)
        .map(|n| n * 2)
        .filter(|n| n % 3 == 0)
        .fold(0, |s, n| s + n)
        .await;
    println!("sum {sum}");
    neighbour.await.unwrap();
}
