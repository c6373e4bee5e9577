// The two branches give different futures.
async fn fast() -> u8 {
    1
}
async fn slow() -> u8 {
    2
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let hurry = true;
    let chosen = if hurry { fast() } else { slow() };
    println!("{}", chosen.await);
}
