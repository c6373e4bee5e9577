// edition: 2024
// The same places where edition 2024 differs: if let drops before else, tail temporaries before the locals.
// rules: RS-11, RS-12
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}
impl Loud {
    fn none(&self) -> Option<u8> {
        None
    }
    fn some(&self) -> Option<u8> {
        Some(1)
    }
}

async fn give(name: &'static str) -> Loud {
    tokio::task::yield_now().await;
    Loud(name)
}

async fn length(loud: &Loud) -> usize {
    loud.0.len()
}

async fn tail() -> usize {
    let _local = Loud("local");
    length(&Loud("tail temporary")).await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("if let with else");
    if let Some(n) = give("scrutinee").await.none() {
        println!("  {n}");
    } else {
        println!("  else");
    }
    println!("then");
    if let Some(n) = give("scrutinee").await.some() {
        println!("  then {n}");
    } else {
        println!("  else");
    }
    println!("chain");
    if let Some(a) = give("first").await.some()
        && let Some(b) = give("second").await.none()
    {
        println!("  {a} {b}");
    } else {
        println!("  else of the chain");
    }
    println!("tail {}", tail().await);
    let value = {
        let _inner = Loud("inner");
        give("block tail").await.some()
    };
    println!("let else {value:?}");
    let Some(n) = give("let else").await.some() else {
        return;
    };
    println!("  after let else {n}");
    let block = async { give("last in block").await.some() };
    println!("{:?}", block.await);
}
