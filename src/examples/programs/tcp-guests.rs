use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

async fn serve(guest: TcpStream, number: u32) -> std::io::Result<()> {
    let (from, mut to) = guest.into_split();
    let mut lines = BufReader::new(from).lines();
    let Some(name) = lines.next_line().await? else {
        println!("guest {number} went away without a word");
        return Ok(());
    };
    println!("guest {number} is {name}");
    to.write_all(format!("welcome, {name}\n").as_bytes()).await?;
    while let Some(line) = lines.next_line().await? {
        println!("{name} says {line:?}");
        to.write_all(format!("you said {line}\n").as_bytes()).await?;
    }
    println!("{name} has left");
    Ok(())
}

// The guests come from the outside world of this example, and in the end so
// does the Ctrl-C.
#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:7000").await?;
    let mut count = 0;
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let (guest, _address) = accepted?;
                count += 1;
                tokio::spawn(serve(guest, count));
            }
            _ = tokio::signal::ctrl_c() => break,
        }
    }
    println!("closing after {count} guests");
    Ok(())
}
