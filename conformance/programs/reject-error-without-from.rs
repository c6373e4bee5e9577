// No conversion between the two error types.
#[derive(Debug)]
struct AppError;
async fn parse(text: &str) -> Result<i32, AppError> {
    let n: i32 = text.parse()?;
    Ok(n)
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{:?}", parse("3").await);
}
