// `?` in a main that returns nothing.
async fn read() -> Result<u32, std::num::ParseIntError> {
    "17".parse()
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let n = read().await?;
    println!("{n}");
}
