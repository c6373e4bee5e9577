use std::sync::Arc;
use std::time::Duration;
use tokio::time::sleep;

struct Shop {
    // Held for an instant, never across an await: a std lock is right, and
    // cheaper. Its guard cannot even be kept across an await in a spawned task.
    sold: std::sync::Mutex<Vec<u32>>,
    // Held while something slow happens: this needs tokio's lock.
    till: tokio::sync::Mutex<u32>,
}

async fn sell(shop: Arc<Shop>, price: u32) {
    {
        let mut till = shop.till.lock().await;
        println!("{price}: at the till");
        sleep(Duration::from_millis(20)).await;
        *till += price;
    }
    let number = {
        let mut sold = shop.sold.lock().unwrap();
        sold.push(price);
        sold.len()
    };
    println!("{price}: sale number {number}");
    sleep(Duration::from_millis(30)).await;
    println!("{price}: delivered");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let shop = Arc::new(Shop { sold: Default::default(), till: Default::default() });
    let sales = [5, 7, 9].map(|price| tokio::spawn(sell(shop.clone(), price)));
    for sale in sales {
        sale.await.unwrap();
    }
    println!("till {}, sold {:?}", shop.till.lock().await, shop.sold.lock().unwrap());
}
