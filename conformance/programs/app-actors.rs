//! Actors: handles over channels, questions with deadlines, a supervisor that restarts what panics, an orderly stop.
use std::collections::HashMap;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

#[derive(Debug, thiserror::Error)]
enum BankError {
    #[error("account {0:?} is unknown")]
    Unknown(String),
    #[error("{missing} short")]
    Short { missing: u64 },
    #[error("no answer in time")]
    Late(#[from] tokio::time::error::Elapsed),
    #[error("the bank is closed")]
    Closed,
}

type Answer<T> = oneshot::Sender<Result<T, BankError>>;

enum Order {
    Deposit { to: String, amount: u64, answer: Answer<u64> },
    Move { from: String, to: String, amount: u64, answer: Answer<(u64, u64)> },
    Audit { answer: Answer<Vec<(String, u64)>> },
    Crash,
}

#[derive(Default)]
struct Bank {
    accounts: HashMap<String, u64>,
    orders: usize,
}

impl Bank {
    async fn handle(&mut self, order: Order) {
        self.orders += 1;
        match order {
            Order::Deposit { to, amount, answer } => {
                let balance = self.accounts.entry(to).or_insert(0);
                *balance += amount;
                let _ = answer.send(Ok(*balance));
            }
            Order::Move { from, to, amount, answer } => {
                sleep(Duration::from_millis(amount)).await;
                let _ = answer.send(self.transfer(&from, to, amount));
            }
            Order::Audit { answer } => {
                let mut all: Vec<_> = self.accounts.iter().map(|(name, n)| (name.clone(), *n)).collect();
                all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
                let _ = answer.send(Ok(all));
            }
            Order::Crash => panic!("crashed after {} orders", self.orders),
        }
    }

    fn transfer(&mut self, from: &str, to: String, amount: u64) -> Result<(u64, u64), BankError> {
        let source = self.accounts.get_mut(from).ok_or_else(|| BankError::Unknown(from.to_owned()))?;
        *source = source.checked_sub(amount).ok_or(BankError::Short { missing: amount.saturating_sub(*source) })?;
        let left = *source;
        let target = self.accounts.entry(to).or_default();
        *target += amount;
        Ok((left, *target))
    }
}

#[derive(Clone)]
struct Handle {
    orders: mpsc::Sender<Order>,
}

impl Handle {
    async fn ask<T>(&self, order: impl FnOnce(Answer<T>) -> Order) -> Result<T, BankError> {
        let (answer, reply) = oneshot::channel();
        self.orders.send(order(answer)).await.map_err(|_| BankError::Closed)?;
        timeout(Duration::from_millis(100), reply).await?.map_err(|_| BankError::Closed)?
    }

    async fn deposit(&self, to: &str, amount: u64) -> Result<u64, BankError> {
        self.ask(|answer| Order::Deposit { to: to.into(), amount, answer }).await
    }

    async fn transfer(&self, from: &str, to: &str, amount: u64) -> Result<(u64, u64), BankError> {
        self.ask(|answer| Order::Move { from: from.into(), to: to.into(), amount, answer }).await
    }

    async fn audit(&self) -> Result<Vec<(String, u64)>, BankError> {
        self.ask(|answer| Order::Audit { answer }).await
    }
}

/// Runs the actor; when it panics, a new one goes on with the same mailbox. Returns how often that happened.
async fn supervise(mailbox: mpsc::Receiver<Order>) -> usize {
    let mailbox = std::sync::Arc::new(tokio::sync::Mutex::new(mailbox));
    let mut actors = JoinSet::new();
    for restarts in 0.. {
        let mailbox = mailbox.clone();
        actors.spawn(async move {
            let mut bank = Bank::default();
            let mut mailbox = mailbox.lock_owned().await;
            while let Some(order) = mailbox.recv().await {
                bank.handle(order).await;
            }
            bank.orders
        });
        match actors.join_next().await {
            Some(Ok(orders)) => {
                println!("the bank closes after {orders} orders");
                return restarts;
            }
            Some(Err(e)) => println!("restart: {}", e.into_panic().downcast_ref::<String>().map_or("?", |s| s)),
            None => unreachable!(),
        }
    }
    0
}

fn say<T: std::fmt::Debug>(what: &str, result: Result<T, BankError>) {
    match result {
        Ok(value) => println!("{what}: {value:?}"),
        Err(e) => println!("{what}: {e}"),
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (orders, mailbox) = mpsc::channel(2);
    let supervisor = tokio::spawn(supervise(mailbox));
    let bank = Handle { orders };
    say("deposit", bank.deposit("ann", 120).await);
    say("deposit", bank.deposit("bob", 5).await);
    say("move", bank.transfer("ann", "bob", 50).await);
    say("move", bank.transfer("bob", "eve", 70).await);
    say("move", bank.transfer("zoe", "bob", 1).await);
    let (slow, queued) = tokio::join!(bank.transfer("ann", "cat", 150), bank.deposit("cat", 1));
    say("slow", slow);
    say("queued", queued);
    say("audit", bank.audit().await);
    sleep(Duration::from_millis(200)).await;
    let _ = bank.orders.send(Order::Crash).await;
    let (lost, kept) = tokio::join!(bank.deposit("dan", 9), bank.audit());
    say("after the crash", lost);
    say("audit", kept);
    drop(bank);
    println!("{} restarts", supervisor.await.unwrap());
}
