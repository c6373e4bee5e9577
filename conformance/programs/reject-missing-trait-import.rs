// `next` comes from a trait that is not in scope.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut numbers = tokio_stream::iter(vec![1, 2]);
    while let Some(n) = numbers.next().await {
        println!("{n}");
    }
}
