// Keys of a JoinMap need not be Clone; a replaced task is aborted after the tables are in order.
use std::future::Future;
use std::task::{Context, Poll, Waker};
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;
use tokio_util::task::{AbortOnDrop, JoinMap, JoinQueue, LocalPoolHandle};

#[derive(PartialEq, Eq, Hash, Debug)]
struct Name(&'static str);

impl Drop for Name {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

async fn map() {
    let mut map = JoinMap::with_capacity(4);
    let (tx, rx) = oneshot::channel::<()>();
    map.spawn(Name("a"), async move {
        let _ = rx.await;
        1
    });
    map.spawn(Name("a"), async { 2 });
    println!("tasks {} {}", map.len(), map.contains_key(&Name("b")));
    tokio::task::yield_now().await;
    println!("closed {}", tx.is_closed());
    while let Some((key, result)) = map.try_join_next() {
        println!("{key:?} {result:?}");
    }
    println!("left {:?}", map.keys().len());
}

async fn queue() {
    let mut queue: JoinQueue<u32> = (0..3).map(|n| async move { n * 10 }).collect();
    let mut cx = Context::from_waker(Waker::noop());
    println!("pending {}", queue.poll_join_next_with_id(&mut cx).is_pending());
    println!("{:?}", queue.try_join_next());
    tokio::task::yield_now().await;
    println!("{:?}", queue.try_join_next_with_id().map(|r| r.map(|(_, n)| n)));
    match queue.poll_join_next(&mut cx) {
        Poll::Ready(item) => println!("{item:?}"),
        Poll::Pending => println!("pending"),
    }
    println!("{:?}", queue.join_all().await);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    map().await;
    queue().await;

    let task = tokio::spawn(std::future::pending::<()>());
    drop(AbortOnDrop::new(task.abort_handle()));
    println!("{:?}", task.await.map_err(|e| e.is_cancelled()));

    let token = CancellationToken::new();
    println!("{} {}", token == token.clone(), token == token.child_token());

    let pool = LocalPoolHandle::new(2);
    let not_send = pool.spawn_pinned(|| async {
        let rc = std::rc::Rc::new(7);
        tokio::task::yield_now().await;
        *rc
    });
    println!("{:?} threads", pool.num_threads());
    println!("{:?}", not_send.await);
    let mut boxed = tokio_util::sync::ReusableBoxFuture::new(std::future::ready(1));
    println!("{:?}", boxed.try_set(std::future::ready(2)).is_ok());
    println!("{}", (&mut boxed).await);
    println!("{:?}", boxed.try_set(async { 3 }.boxed_size()).is_err());
    println!("{}", std::pin::Pin::new(&mut boxed).poll(&mut Context::from_waker(Waker::noop())).is_pending());
}

trait Boxed: Sized {
    fn boxed_size(self) -> Wide<Self>;
}

impl<F> Boxed for F {
    fn boxed_size(self) -> Wide<F> {
        Wide(self, [0; 9])
    }
}

struct Wide<F>(F, [u64; 9]);

impl<F: Future> Future for Wide<F> {
    type Output = F::Output;
    fn poll(self: std::pin::Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        unsafe { self.map_unchecked_mut(|this| &mut this.0) }.poll(cx)
    }
}
