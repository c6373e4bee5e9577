// Children with pipes: what they print, how they end, and what killing them says.
// rules: IO-1
// edition: 2021
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, AsyncReadExt};
use tokio::process::Command;
use std::os::unix::process::ExitStatusExt;
#[tokio::main]
async fn main() -> std::io::Result<()> {
    let out = Command::new("echo").arg("hello").arg("world").output().await?;
    println!("{out:?}");
    println!("{:?}", Command::new("sh").arg("-c").arg("echo out; echo err >&2; exit 3").output().await?);
    let mut child = Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut stdin = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    stdin.write_all(b"one\n").await?;
    println!("{:?}", lines.next_line().await?);
    stdin.write_all(b"two\n").await?;
    println!("{:?}", lines.next_line().await?);
    drop(stdin);
    println!("{:?} {:?}", lines.next_line().await?, child.wait().await?);
    println!("{:?}", child.id());
    let mut c = Command::new("sleep").arg("100").spawn()?;
    println!("{:?}", c.try_wait()?);
    c.kill().await?;
    let st = c.wait().await?;
    println!("{st} {:?} {:?} {:?}", st.code(), st.signal(), c.start_kill().map_err(|e| e.to_string()));
    let mut c = Command::new("sleep").arg("0.05").spawn()?;
    let t = tokio::time::Instant::now();
    println!("{:?} {}", c.wait().await?, t.elapsed().as_millis() >= 50);
    println!("{:?}", Command::new("/nonexistent/prog").spawn().map(|_| ()).map_err(|e| e.kind()));
    println!("{}", Command::new("true").status().await?.success());
    let mut echo = Command::new("echo").arg("b\na").stdout(Stdio::piped()).spawn()?;
    let s: Stdio = echo.stdout.take().unwrap().try_into()?;
    let sorted = Command::new("sort").stdin(s).output().await?;
    println!("{:?}", String::from_utf8_lossy(&sorted.stdout));
    echo.wait().await?;
    let o = Command::new("sh").args(["-c", "echo $GREETING $HOME2"]).env("GREETING", "hi").output().await?;
    println!("{:?}", String::from_utf8_lossy(&o.stdout));
    let so = std::process::Command::new("sh").arg("-c").arg("printf 'x%s' y | cat; kill -9 $$").output()?;
    println!("{so:?} {}", so.status);
    println!("{:?}", std::process::Command::new("ls").arg("-l").env("A", "b").current_dir("/"));
    Command::new("sh").arg("-c").arg("echo inherited").status().await?;
    Ok(())
}
