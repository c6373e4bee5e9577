use std::time::Duration;
use thiserror::Error;
use tokio::time::sleep;

#[derive(Debug, Error)]
enum ImportError {
    #[error("line {line}: {source}")]
    Parse {
        line: usize,
        source: std::num::ParseIntError,
    },
    #[error("cannot save: {0}")]
    Save(#[from] std::io::Error),
}

async fn save(total: i64) -> std::io::Result<()> {
    sleep(Duration::from_millis(10)).await;
    if total > 100 {
        return Err(std::io::Error::other("the ledger is full"));
    }
    Ok(())
}

// `?` works in async code as everywhere else: it returns from this future.
// #[from] is what turns an io::Error into an ImportError on the way.
async fn import(text: &str) -> Result<i64, ImportError> {
    let mut total = 0;
    for (index, word) in text.split(',').enumerate() {
        let parsed = word.trim().parse::<i64>();
        total += parsed.map_err(|source| ImportError::Parse { line: index + 1, source })?;
    }
    save(total).await?;
    Ok(total)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for text in ["1, 2, 3", "1, two, 3", "90, 20"] {
        match import(text).await {
            Ok(total) => println!("imported, total {total}"),
            Err(error) => println!("error: {error}"),
        }
    }
}
