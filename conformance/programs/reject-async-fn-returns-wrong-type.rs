// The body gives a &str where a String was promised.
async fn name(id: u32) -> String {
    if id == 1 {
        return "ada";
    }
    format!("user {id}")
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", name(1).await);
}
