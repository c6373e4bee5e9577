// Sources that are no errors themselves but deref to one: anyhow's, boxed ones, optional and shared ones.
use std::error::Error as _;
use std::io;
use std::sync::Arc;
use thiserror::Error;

#[derive(Debug, Error)]
enum JobError {
    #[error(transparent)]
    Other(#[from] anyhow::Error),
    #[error("step failed")]
    Step(#[source] anyhow::Error),
    #[error("plugin failed")]
    Plugin(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("maybe")]
    Maybe { source: Option<anyhow::Error> },
    #[error("shared")]
    Shared(#[from] Arc<io::Error>),
}

/// Nothing of this kind can happen.
#[derive(Debug, Error)]
enum Never {}

async fn work(fail: bool) -> Result<u32, JobError> {
    let value: anyhow::Result<u32> = if fail { Err(anyhow::anyhow!("disk full").context("cannot save")) } else { Ok(1) };
    tokio::task::yield_now().await;
    Ok(value?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let never: Option<Never> = None;
    println!("{}", never.map_or("never".to_string(), |it| it.to_string()));
    println!("{:?}", work(false).await.ok());
    let mut all = vec![work(true).await.unwrap_err()];
    all.push(JobError::Step(anyhow::anyhow!("inner").context("outer")));
    all.push(JobError::Plugin("plugin says no".into()));
    all.push(JobError::Maybe { source: None });
    all.push(JobError::Maybe { source: Some(anyhow::anyhow!("this")) });
    all.push(Arc::new(io::Error::other("pipe")).into());
    for error in &all {
        println!("{error}: {:?}", error.source().map(|it| it.to_string()));
    }
}
