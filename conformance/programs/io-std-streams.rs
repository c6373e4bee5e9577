// tokio's stdout and stdin work on the blocking pool: the paused clock stands still meanwhile, flush waits.
// rules: IO-6, IO-2, BP-8
use tokio::io::{self, AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::time::Instant;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> io::Result<()> {
    let start = Instant::now();
    let mut out = io::stdout();
    out.write_all(b"written through tokio\n").await?;
    out.flush().await?;
    println!("printed directly");
    let mut buffered = io::BufWriter::new(io::stdout());
    for i in 0..3 {
        buffered.write_all(format!("line {i}\n").as_bytes()).await?;
    }
    println!("before the flush");
    buffered.flush().await?;
    let mut lines = BufReader::new(io::stdin()).lines();
    println!("end of the input: {:?}", lines.next_line().await?);
    let mut rest = String::new();
    println!("{}", io::stdin().read_to_string(&mut rest).await?);
    let mut err = io::stderr();
    err.write_all(b"to stderr\n").await?;
    err.flush().await?;
    println!("the clock stood still: {:?}", start.elapsed());
    Ok(())
}
