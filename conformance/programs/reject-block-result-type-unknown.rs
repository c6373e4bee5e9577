// Nothing says what the error of the async block is.
async fn step() -> Result<u8, std::io::Error> {
    Ok(1)
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let work = async {
        let n = step().await?;
        println!("{n}");
        Ok(())
    };
    work.await;
}
