use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::{Mutex, Semaphore};
use tokio::time::{sleep, timeout};

// A pool that knows how to make connections and how to tell a dead one, as
// the pool crates have it.
trait Manage {
    type Connection;
    async fn connect(&self) -> Self::Connection;
    fn is_broken(&self, connection: &Self::Connection) -> bool;
}

struct Database(AtomicU32);

impl Manage for Database {
    type Connection = u32;

    async fn connect(&self) -> u32 {
        sleep(Duration::from_millis(20)).await;
        let id = self.0.fetch_add(1, Ordering::Relaxed) + 1;
        println!("  connection {id} opened");
        id
    }

    fn is_broken(&self, connection: &u32) -> bool {
        *connection == 1
    }
}

struct Pool<M: Manage> {
    manager: M,
    permits: Semaphore,
    idle: Mutex<Vec<M::Connection>>,
}

impl<M: Manage> Pool<M> {
    async fn with<R>(
        &self,
        wait: Duration,
        work: impl AsyncFnOnce(&M::Connection) -> R,
    ) -> Result<R, &'static str> {
        let permit = timeout(wait, self.permits.acquire()).await.map_err(|_| "no connection in time")?;
        let idle = self.idle.lock().await.pop().filter(|it| !self.manager.is_broken(it));
        let connection = match idle {
            Some(connection) => connection,
            None => self.manager.connect().await,
        };
        let result = work(&connection).await;
        self.idle.lock().await.push(connection);
        drop(permit);
        Ok(result)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let manager = Database(AtomicU32::new(0));
    let pool = Pool { manager, permits: Semaphore::new(1), idle: Mutex::new(Vec::new()) };
    let ask = async |connection: &u32| {
        sleep(Duration::from_millis(30)).await;
        format!("answered by {connection}")
    };
    let (first, second) = tokio::join!(
        pool.with(Duration::from_millis(100), ask),
        pool.with(Duration::from_millis(25), ask),
    );
    println!("first: {first:?}");
    println!("second: {second:?}");
    println!("third: {:?}", pool.with(Duration::from_millis(25), ask).await);
}
