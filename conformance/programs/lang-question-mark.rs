// `?` converts errors through From, in sync and async code, with Option and Box<dyn Error>.
use std::error::Error;
use std::fmt;
use std::num::ParseIntError;
#[derive(Debug)]
enum AppError { Parse(ParseIntError), Negative(i64) }
impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            AppError::Parse(e) => write!(f, "cannot parse: {e}"),
            AppError::Negative(n) => write!(f, "{n} is negative"),
        }
    }
}
impl Error for AppError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self { AppError::Parse(e) => Some(e), AppError::Negative(_) => None }
    }
}
impl From<ParseIntError> for AppError { fn from(e: ParseIntError) -> Self { AppError::Parse(e) } }
async fn parse(text: &str) -> Result<i64, AppError> {
    let n: i64 = text.trim().parse()?;
    if n < 0 { return Err(AppError::Negative(n)); }
    Ok(n)
}
async fn total(texts: &[&str]) -> Result<i64, Box<dyn Error>> {
    let mut sum = 0;
    for text in texts { sum += parse(text).await?; }
    if sum > 100 { return Err("too much".into()); }
    Ok(sum)
}
fn second_char(text: &str) -> Option<char> { let mut chars = text.chars(); chars.next()?; chars.next() }
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    println!("{:?}", total(&["1", " 2 ", "3"]).await?);
    for texts in [["4", "x"], ["5", "-6"], ["70", "80"]] {
        match total(&texts).await {
            Ok(n) => println!("{n}"),
            Err(e) => println!("{e} (source: {})", e.source().is_some()),
        }
    }
    println!("{:?} {:?}", second_char("ab"), second_char("a"));
    Ok(())
}
