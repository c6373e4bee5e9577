// Without an attribute, main cannot be async.
async fn main() {
    println!("never");
}
