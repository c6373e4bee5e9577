use std::collections::HashMap;
use tokio::sync::{mpsc, oneshot};

enum Command {
    Deposit { to: String, amount: u64 },
    Withdraw { from: String, amount: u64, done: oneshot::Sender<Result<u64, String>> },
}

// The actor owns the accounts, so there is nothing to lock: one message at a
// time. The outside has only the handle.
async fn bank(mut commands: mpsc::Receiver<Command>) {
    let mut accounts: HashMap<String, u64> = HashMap::new();
    while let Some(command) = commands.recv().await {
        match command {
            Command::Deposit { to, amount } => *accounts.entry(to).or_default() += amount,
            Command::Withdraw { from, amount, done } => {
                let balance = accounts.entry(from).or_default();
                let result = match balance.checked_sub(amount) {
                    Some(rest) => {
                        *balance = rest;
                        Ok(rest)
                    }
                    None => Err(format!("only {balance} left")),
                };
                let _ = done.send(result);
            }
        }
    }
    println!("the bank closes");
}

#[derive(Clone)]
struct Bank(mpsc::Sender<Command>);

impl Bank {
    fn open() -> (Bank, tokio::task::JoinHandle<()>) {
        let (commands, inbox) = mpsc::channel(8);
        (Bank(commands), tokio::spawn(bank(inbox)))
    }

    async fn deposit(&self, to: &str, amount: u64) {
        let to = to.to_string();
        self.0.send(Command::Deposit { to, amount }).await.expect("the bank is open");
    }

    async fn withdraw(&self, from: &str, amount: u64) -> Result<u64, String> {
        let (done, result) = oneshot::channel();
        let from = from.to_string();
        self.0.send(Command::Withdraw { from, amount, done }).await.expect("the bank is open");
        result.await.expect("the bank answers")
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (bank, actor) = Bank::open();
    bank.deposit("ada", 100).await;
    println!("ada takes 70: {:?}", bank.withdraw("ada", 70).await);
    println!("ada takes 70: {:?}", bank.withdraw("ada", 70).await);
    drop(bank);
    actor.await.unwrap();
}
