// Patterns of select! may borrow what the branch gave.
// rules: MA-8
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::select! {
        Some(ref mut text) = async { Some(String::from("a")) } => {
            text.push('b');
            println!("{text}");
        }
    }
    tokio::select! {
        Ok(mut n) = async { Ok::<i32, ()>(1) } => {
            n += 1;
            println!("{n}");
        }
        else => println!("else"),
    }
}
