// What is dropped when: fields, captures, moves, reassignment, shadowing, partial moves, unpolled futures.
// rules: RS-5, RS-6, RS-7, RS-13, RS-1
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

struct Pair {
    first: Loud,
    second: Loud,
}

async fn take(one: Loud, _: Loud, two: Loud, stop: bool) {
    let _a = Loud("local a");
    let _b = Loud("local b");
    if stop {
        std::future::pending::<()>().await;
    }
    let _ = (&one, &two);
}

fn make(stop: bool) -> impl std::future::Future<Output = ()> {
    take(Loud("one"), Loud("unnamed"), Loud("two"), stop)
}

async fn maybe_move(condition: bool) {
    let loud = Loud("conditional");
    if condition {
        drop(loud);
    }
    tokio::task::yield_now().await;
    println!("  end of maybe_move");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("completed");
    make(false).await;
    println!("unpolled");
    drop(make(false));
    println!("suspended");
    let mut suspended = Box::pin(make(true));
    assert!(futures::poll!(suspended.as_mut()).is_pending());
    drop(suspended);
    println!("async block with captures");
    let (x, y) = (Loud("x"), Loud("y"));
    let block = async move {
        let _local = Loud("block local");
        let _ = (&y, &x);
    };
    block.await;
    println!("conditional moves");
    maybe_move(true).await;
    maybe_move(false).await;
    println!("partial moves");
    let Pair { first, .. } = Pair {
        first: Loud("moved out"),
        second: Loud("left behind"),
    };
    println!("  taken apart");
    let (kept, _) = (Loud("kept"), Loud("not kept"));
    let mut place = Loud("old value");
    place = {
        println!("  assigning");
        Loud("new value")
    };
    let shadow = Loud("shadowed");
    let shadow = (shadow, Loud("shadow"));
    let list = vec![Loud("v0"), Loud("v1")];
    let pair = Pair {
        first: Loud("field 1"),
        second: Loud("field 2"),
    };
    println!(
        "end, reverse order: {} {} {} {} {} {}",
        first.0,
        kept.0,
        place.0,
        shadow.1 .0,
        list.len(),
        pair.second.0
    );
    let _ = pair.first.0;
}
