// What an async method lends keeps self borrowed.
// edition: 2024
struct Conn { buf: Vec<u8>, seen: usize }
impl Conn {
    async fn line(&mut self) -> &[u8] { self.seen += 1; &self.buf }
    async fn run(&mut self) {
        let l = self.line().await;
        self.seen += l.len();
        self.line().await;
        println!("{}", l.len());
    }
}
#[tokio::main]
async fn main() { Conn { buf: vec![], seen: 0 }.run().await }
