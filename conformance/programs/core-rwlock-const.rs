// A static lock for two readers: the third has to wait.
// rules: RW-1
use tokio::sync::RwLock;
static LOCK: RwLock<u8> = RwLock::const_with_max_readers(7, 2);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b) = (LOCK.read().await, LOCK.read().await);
    println!("{} {}", *a + *b, LOCK.try_read().is_err());
    drop(a);
    println!("{}", LOCK.try_read().is_ok());
}
