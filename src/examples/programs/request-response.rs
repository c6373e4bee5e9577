use std::collections::HashMap;
use tokio::sync::{mpsc, oneshot};

// An actor owns the map. Others send it messages; a question brings
// along the oneshot channel for its answer.
enum Message {
    Set { key: String, value: u32 },
    Get { key: String, answer: oneshot::Sender<Option<u32>> },
}

async fn store(mut inbox: mpsc::Receiver<Message>) {
    let mut map = HashMap::new();
    while let Some(message) = inbox.recv().await {
        match message {
            Message::Set { key, value } => {
                map.insert(key, value);
            }
            Message::Get { key, answer } => {
                let _ = answer.send(map.get(&key).copied());
            }
        }
    }
    println!("store: all clients are gone");
}

async fn get(inbox: &mpsc::Sender<Message>, key: &str) -> Option<u32> {
    let (answer, reply) = oneshot::channel();
    inbox.send(Message::Get { key: key.to_string(), answer }).await.ok()?;
    reply.await.ok()?
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (inbox, messages) = mpsc::channel(8);
    let store = tokio::spawn(store(messages));
    let set = Message::Set { key: "answer".to_string(), value: 42 };
    inbox.send(set).await.ok();
    println!("answer = {:?}", get(&inbox, "answer").await);
    println!("question = {:?}", get(&inbox, "question").await);
    drop(inbox);
    store.await.unwrap();
}
