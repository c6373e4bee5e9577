//! A closure that only calls methods through a reference captures what it points to: it may outlive the reference itself.
use std::sync::OnceLock;

struct Table {
    rows: Vec<String>,
}

impl Table {
    fn count(&self) -> usize {
        self.rows.len()
    }
}

fn main() {
    let table = Table { rows: vec!["a".to_string(), "b".to_string()] };
    let cell: OnceLock<u32> = OnceLock::new();
    let mut made = Vec::new();
    for turn in 0..2 {
        let by_ref = &table;
        let once = &cell;
        made.push((turn, Box::new(|| by_ref.count() + by_ref.rows.len()) as Box<dyn Fn() -> usize>));
        made.push((turn, Box::new(|| *once.get_or_init(|| 40) as usize)));
    }
    for (turn, f) in &made {
        println!("{turn} {}", f());
    }
    std::thread::scope(|s| {
        for _ in 0..1 {
            let rows = &table.rows;
            let handle = s.spawn(|| rows.join("+"));
            println!("{}", handle.join().unwrap());
        }
    });
}
