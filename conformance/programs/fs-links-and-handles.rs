// Links, handles and permissions of files through tokio::fs.
// rules: FS-1, FS-2
// edition: 2021
use std::os::unix::fs::PermissionsExt;
use tokio::fs;
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt, SeekFrom};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    fs::create_dir_all("d/e").await?;
    let mut file = fs::File::options().read(true).write(true).create(true).open("d/a").await?;
    file.write_all(b"hello world").await?;
    file.flush().await?;
    let mut other = file.try_clone().await?;
    other.seek(SeekFrom::Start(6)).await?;
    let mut text = String::new();
    file.read_to_string(&mut text).await?;
    println!("{text:?} {}", file.metadata().await?.len());
    file.set_len(5).await?;
    fs::symlink("../d/a", "d/link").await?;
    fs::hard_link("d/a", "d/e/b").await?;
    println!("{:?} {:?}", fs::read_to_string("d/link").await?, fs::read_link("d/link").await?);
    println!("{}", fs::symlink_metadata("d/link").await?.is_symlink());
    fs::remove_file("d/a").await?;
    println!("{:?} {:?}", fs::read_to_string("d/e/b").await?, fs::read("d/link").await.map_err(|e| e.kind()));
    let mut perm = fs::metadata("d/e/b").await?.permissions();
    println!("{:o}", perm.mode());
    perm.set_readonly(true);
    fs::set_permissions("d/e/b", perm).await?;
    println!("{}", fs::metadata("d/e/b").await?.permissions().readonly());
    println!("{:?}", fs::create_dir("d/e").await.map_err(|e| e.to_string()));
    println!("{:?}", fs::remove_dir("d").await.map_err(|e| e.kind()));
    fs::remove_dir_all("d").await?;
    println!("{}", fs::try_exists("d").await?);
    Ok(())
}
