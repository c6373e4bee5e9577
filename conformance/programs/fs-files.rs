// tokio::fs: writes return before they are done, flush waits; what the errors are.
// rules: FS-1, FS-2, TD-9, BP-8
use std::io::SeekFrom;
use tokio::fs::{self, File, OpenOptions};
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> std::io::Result<()> {
    let folder = std::env::temp_dir().join("awaitscope-conformance-fs");
    let _ = fs::remove_dir_all(&folder).await;
    fs::create_dir_all(folder.join("inner")).await?;
    let path = folder.join("notes.txt");
    let mut file = File::create(&path).await?;
    file.write_all(b"first line\nsecond line\n").await?;
    file.flush().await?;
    println!("{:?}", fs::read_to_string(&path).await?);
    println!("length {}", file.metadata().await?.len());
    drop(file);
    let mut file = OpenOptions::new().read(true).append(true).open(&path).await?;
    file.write_all(b"third\n").await?;
    file.seek(SeekFrom::Start(6)).await?;
    let mut word = [0u8; 4];
    file.read_exact(&mut word).await?;
    println!("{:?}", std::str::from_utf8(&word).unwrap());
    file.rewind().await?;
    let mut all = String::new();
    file.read_to_string(&mut all).await?;
    println!("{} lines", all.lines().count());
    println!(
        "{:?}",
        File::open(folder.join("missing"))
            .await
            .map_err(|e| e.kind())
            .map(|_| ())
    );
    println!(
        "{:?}",
        fs::create_dir(folder.join("inner")).await.map_err(|e| e.kind())
    );
    let start = tokio::time::Instant::now();
    fs::write(folder.join("inner/b"), b"bb").await?;
    fs::copy(&path, folder.join("a")).await?;
    fs::rename(folder.join("a"), folder.join("c")).await?;
    println!("the clock stood still: {:?}", start.elapsed());
    let mut entries = fs::read_dir(&folder).await?;
    let mut names = Vec::new();
    while let Some(entry) = entries.next_entry().await? {
        names.push((
            entry.file_name().into_string().unwrap(),
            entry.file_type().await?.is_dir(),
        ));
    }
    names.sort();
    println!("{names:?}");
    println!(
        "{:?} {:?}",
        fs::try_exists(&path).await?,
        fs::metadata(&folder).await?.is_dir()
    );
    println!("{:?}", fs::remove_dir(&folder).await.is_err());
    fs::remove_dir_all(&folder).await?;
    println!("{:?}", fs::read(&path).await.map_err(|e| e.kind()));
    Ok(())
}
