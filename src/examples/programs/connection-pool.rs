use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::sleep;

struct Pool {
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<u32>>,
}

// The semaphore counts what is idle, so pop always finds something.
struct Lease {
    connection: u32,
    pool: Arc<Pool>,
    _permit: OwnedSemaphorePermit,
}

impl Pool {
    fn new(size: u32) -> Arc<Self> {
        let permits = Arc::new(Semaphore::new(size as usize));
        Arc::new(Pool { permits, idle: Mutex::new((1..=size).collect()) })
    }

    async fn get(self: &Arc<Self>) -> Lease {
        let permit = self.permits.clone().acquire_owned().await.expect("never closed");
        let connection = self.idle.lock().unwrap().pop().expect("a permit is a connection");
        Lease { connection, pool: self.clone(), _permit: permit }
    }
}

// Giving back must not await: drop is not async. A std Mutex held for an
// instant is right here. The permit goes last, after the connection is back.
impl Drop for Lease {
    fn drop(&mut self) {
        self.pool.idle.lock().unwrap().push(self.connection);
    }
}

async fn query(pool: Arc<Pool>, user: &'static str) {
    let lease = pool.get().await;
    println!("{user} has connection {}", lease.connection);
    sleep(Duration::from_millis(30)).await;
    println!("{user} gives it back");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let pool = Pool::new(2);
    let users = ["ada", "bob", "cyd", "dan"].map(|user| tokio::spawn(query(pool.clone(), user)));
    for user in users {
        user.await.unwrap();
    }
    println!("idle: {:?}", pool.idle.lock().unwrap());
}
