// The field belongs to its module.
mod account {
    pub struct Account {
        balance: u64,
    }
    impl Account {
        pub fn new() -> Self {
            Account { balance: 3 }
        }
        async fn audit(&self) -> bool {
            self.balance > 0
        }
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let account = account::Account::new();
    println!("{}", account.balance);
    println!("{}", account.audit().await);
}
