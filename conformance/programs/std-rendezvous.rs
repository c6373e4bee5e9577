// A channel without room: a send is done at once if somebody waits to receive, else when the value is taken.
use std::sync::mpsc::{sync_channel, TrySendError};
use std::thread::{sleep, spawn};
use std::time::Duration;

fn main() {
    let (tx, rx) = sync_channel(0);
    println!("{}", matches!(tx.try_send(0), Err(TrySendError::Full(0))));
    let receiver = spawn(move || {
        println!("got {:?}", rx.recv());
        sleep(Duration::from_millis(200));
        println!("got {:?}", rx.recv());
        println!("got {:?}", rx.recv_timeout(Duration::from_millis(50)));
        sleep(Duration::from_millis(200));
        println!("nobody receives any more");
    });
    sleep(Duration::from_millis(100));
    tx.send(1).unwrap();
    sleep(Duration::from_millis(50));
    println!("sent 1 to one who waited");
    tx.send(2).unwrap();
    sleep(Duration::from_millis(10));
    println!("sent 2 when it was taken");
    sleep(Duration::from_millis(100));
    println!("{:?}", tx.send(3));
    receiver.join().unwrap();
}
