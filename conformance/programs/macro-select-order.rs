// select!: conditions, then every future expression, then the polls; losers drop before the handler runs.
// rules: MA-4, MA-5, MA-6, MA-7, MA-8
use std::future::{poll_fn, Future};
use std::task::Poll;

struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("  drop {}", self.0);
    }
}

fn condition(name: &str, value: bool) -> bool {
    println!("  condition {name}");
    value
}

fn branch(name: &'static str, polls: u32) -> impl Future<Output = Option<u32>> {
    println!("  expression {name}");
    let held = Loud(name);
    let mut seen = 0;
    poll_fn(move |cx| {
        let _ = &held;
        seen += 1;
        println!("  poll {name}");
        cx.waker().wake_by_ref();
        if seen > polls {
            Poll::Ready(if name == "none" { None } else { Some(seen) })
        } else {
            Poll::Pending
        }
    })
}

async fn early(n: u32) -> Result<u32, String> {
    let value = tokio::select! {
        biased;
        _ = std::future::pending::<()>() => return Ok(0),
        v = async { if n > 1 { Err("too much".to_string()) } else { Ok(n) } } => v?,
    };
    Ok(value + 10)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let won = tokio::select! {
        biased;
        Some(n) = branch("none", 0) => format!("impossible {n}"),
        Some(n) = branch("off", 0), if condition("off", false) => format!("off {n}"),
        Some(n) = branch("slow", 5), if condition("slow", true) => format!("slow {n}"),
        Some(n) = branch("quick", 1) => {
            println!("handler");
            format!("quick {n}")
        }
    };
    println!("{won}");
    println!("else:");
    tokio::select! {
        biased;
        Some(n) = branch("none", 1) => println!("impossible {n}"),
        _ = branch("off", 0), if false => println!("off"),
        else => println!("else runs"),
    }
    tokio::select! { else => println!("only else") }
    println!("{:?} {:?}", early(1).await, early(2).await);
    let mut rounds = 0;
    loop {
        tokio::select! {
            biased;
            _ = async {}, if rounds < 2 => { rounds += 1; continue }
            _ = async {} => break println!("left the loop after {rounds}"),
        }
    }
}
