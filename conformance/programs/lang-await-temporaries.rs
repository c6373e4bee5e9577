// edition: 2021
// How long values live around an await: results, arguments, scrutinees, conditions, tails (edition 2021).
// rules: RS-2, RS-4, RS-8, RS-9, RS-10, RS-11, RS-12
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}
impl Loud {
    fn make(name: &'static str) -> Loud {
        println!("  make {name}");
        Loud(name)
    }
    fn yes(&self) -> bool {
        true
    }
    fn none(&self) -> Option<u8> {
        None
    }
}

async fn borrow(loud: &Loud) -> usize {
    tokio::task::yield_now().await;
    println!("  borrowed {}", loud.0);
    loud.0.len()
}

async fn give(name: &'static str) -> Loud {
    Loud::make(name)
}

async fn tail() -> usize {
    let _local = Loud::make("local");
    borrow(&Loud::make("tail temporary")).await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("argument lives to the end of the statement");
    let n = borrow(&Loud::make("argument")).await + {
        println!("  rest of the statement");
        1
    };
    println!("{n}; a result that is not kept");
    give("ignored").await;
    let _ = give("underscore").await;
    let _kept = give("kept").await;
    println!("if condition");
    if give("condition").await.yes() {
        println!("  then");
    }
    println!("if let with else");
    if let Some(n) = give("scrutinee").await.none() {
        println!("  {n}");
    } else {
        println!("  else");
    }
    println!("match");
    match give("matched").await.yes() {
        true => println!("  arm"),
        false => {}
    }
    println!("while let");
    let mut rounds = 0;
    while let Some(n) = give("loop").await.yes().then_some(rounds).filter(|n| *n < 2) {
        println!("  round {n}");
        rounds += 1;
    }
    println!("tail: {}", tail().await);
    println!("and: {}", give("left").await.yes() && give("right").await.yes());
    let future = give("never made");
    println!("a future not awaited does nothing");
    drop(future);
    let extended = &give("extended").await;
    println!("end of main, {}", extended.0);
}
