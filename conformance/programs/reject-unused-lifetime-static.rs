// A local string is not static.
// edition: 2024
async fn hold(r: &'static str) { println!("{r}"); }
#[tokio::main]
async fn main() {
    let s = String::from("x");
    hold(&s).await;
    let t: &'static str = s.as_str();
    println!("{t}");
}
