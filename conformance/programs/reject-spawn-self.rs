// `&self` escapes into a task.
struct Server {
    name: String,
}
impl Server {
    async fn handle(&self) {
        println!("{}", self.name);
    }
    fn start(&self) -> tokio::task::JoinHandle<()> {
        tokio::spawn(self.handle())
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server { name: "s".into() };
    server.start().await.unwrap();
}
