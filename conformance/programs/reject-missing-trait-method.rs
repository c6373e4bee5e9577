// The trait asks for two async fns.
trait Store {
    async fn get(&self) -> u8;
    async fn put(&mut self, value: u8);
}
struct Memory(u8);
impl Store for Memory {
    async fn get(&self) -> u8 {
        self.0
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", Memory(1).get().await);
}
