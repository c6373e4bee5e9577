// A future of an async trait method is not known to be Send.
// edition: 2024
trait Fetch { async fn fetch(&self) -> u32; }
fn go<F: Fetch + Send + Sync + 'static>(f: F) { tokio::spawn(async move { f.fetch().await; }); }
struct One;
impl Fetch for One { async fn fetch(&self) -> u32 { 1 } }
#[tokio::main]
async fn main() { go(One); }
