// The closure gives its captured value away.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let name = String::from("n");
    let job = || async move { println!("{name}") };
    job().await;
    job().await;
}
