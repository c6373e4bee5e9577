// A future compared with a number.
async fn status() -> u16 {
    200
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    if status() == 200 {
        println!("ok");
    }
}
