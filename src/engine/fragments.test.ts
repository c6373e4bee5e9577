//! Snippets as guides and chats have them become programs that compile and run.
import { expect, test } from 'vitest';
import { EXAMPLES } from '../examples/index.ts';
import { completeFragment, DEFAULT_OPTIONS, runSource } from './index.ts';

/** By what is special about them. */
const SNIPPETS: Readonly<Record<string, string>> = {
  'question mark at the top': `let user = get_user(42).await?;
println!("Hello, {}", user.name);`,
  'error enum with a variant used as a function': `async fn checkout(cart: Cart) -> Result<Receipt, CheckoutError> {
    let total = price(&cart).await?;
    if total > cart.limit {
        return Err(CheckoutError::TooExpensive { total });
    }
    let payment = charge(cart.customer_id, total).await.map_err(CheckoutError::Payment)?;
    Ok(Receipt { payment, total })
}`,
  'channel and workers': `let (tx, mut rx) = mpsc::channel(32);
for worker in 0..3 {
    let tx = tx.clone();
    tokio::spawn(async move {
        let result = do_work(worker).await;
        tx.send(result).await.unwrap();
    });
}
drop(tx);
while let Some(result) = rx.recv().await {
    println!("got {result}");
}`,
  'select as a statement': `tokio::select! {
    res = download(url) => println!("done: {:?}", res),
    _ = sleep(Duration::from_secs(3)) => println!("too slow"),
}`,
  'methods on a struct': `struct Counter {
    hits: Arc<Mutex<HashMap<String, u64>>>,
}

impl Counter {
    async fn hit(&self, page: &str) -> u64 {
        let mut hits = self.hits.lock().await;
        let n = hits.entry(page.to_string()).or_insert(0);
        *n += 1;
        *n
    }
}`,
  'JoinSet of unknown futures': `async fn crawl(seeds: Vec<Url>) -> Vec<Page> {
    let mut set = JoinSet::new();
    for url in seeds {
        set.spawn(fetch(url));
    }
    let mut pages = vec![];
    while let Some(res) = set.join_next().await {
        if let Ok(page) = res {
            pages.push(page);
        }
    }
    pages
}`,
  'actor with commands': `enum Ask {
    Look { name: String, back: oneshot::Sender<Option<Parcel>> },
    Store { name: String, parcel: Parcel, back: oneshot::Sender<()> },
}

async fn clerk(mut desk: mpsc::Receiver<Ask>) {
    let mut depot = open_depot("north gate").await.unwrap();
    while let Some(ask) = desk.recv().await {
        match ask {
            Ask::Look { name, back } => {
                let found = depot.find(&name).await;
                let _ = back.send(found);
            }
            Ask::Store { name, parcel, back } => {
                depot.put(&name, parcel).await;
                let _ = back.send(());
            }
        }
    }
}`,
  'join and a clock': `let start = Instant::now();
let (a, b) = tokio::join!(slow_query(), slow_query());
println!("{} + {} in {:?}", a, b, start.elapsed());`,
  'semaphore and double question mark': `let semaphore = Arc::new(Semaphore::new(5));
let tasks: Vec<_> = urls.into_iter().map(|url| {
    let semaphore = semaphore.clone();
    tokio::spawn(async move {
        let _permit = semaphore.acquire().await.unwrap();
        fetch(&url).await
    })
}).collect();
for task in tasks {
    let body = task.await??;
    println!("{} bytes", body.len());
}`,
  'a loop until told': `async fn run(mut shutdown: broadcast::Receiver<()>) {
    loop {
        tokio::select! {
            _ = shutdown.recv() => {
                info!("shutting down");
                break;
            }
            msg = next_message() => handle_message(msg).await,
        }
    }
}`,
  'main with an unknown type': `#[tokio::main]
async fn main() {
    let cache = Cache::new(100);
    cache.insert("a", 1).await;
    if let Some(v) = cache.get("a").await {
        println!("{v}");
    }
}`,
  'runtime by hand': `fn main() {
    let rt = tokio::runtime::Runtime::new().unwrap();
    rt.block_on(async {
        let n = count_words("the quick brown fox").await;
        assert!(n > 0);
    });
}`,
  'an unknown crate': `async fn fetch_json(url: &str) -> Result<Value, reqwest::Error> {
    let body = reqwest::get(url).await?.json().await?;
    Ok(body)
}`,
  'stream combinators': `let stream = stream::iter(ids).map(|id| fetch_user(id)).buffer_unordered(4);
tokio::pin!(stream);
while let Some(user) = stream.next().await {
    println!("{:?}", user);
}`,
  'a trait nobody implements': `trait Storage {
    async fn load(&self, key: &str) -> Option<Vec<u8>>;
    async fn store(&self, key: &str, data: Vec<u8>);
}

async fn copy<S: Storage>(from: &S, to: &S, key: &str) -> bool {
    match from.load(key).await {
        Some(data) => { to.store(key, data).await; true }
        None => false,
    }
}`,
  'endless task aborted': `// spawn a task and abort it
let handle = tokio::spawn(async {
    loop {
        tick().await;
    }
});
sleep(Duration::from_millis(50)).await;
handle.abort();
assert!(handle.await.unwrap_err().is_cancelled());`,
  'a chain of unknown types': `let config = Config::load("app.toml")?;
let db = Database::connect(&config.database_url).await?;
let server = Server::new(config.port, db);
server.serve().await?;`,
  'flags from a function': `async fn process_batch(items: Vec<Item>) -> usize {
    let mut ok = 0;
    for item in &items {
        if validate(item).await {
            ok += 1;
        }
    }
    ok
}`,
  'state behind a lock': `let data = Arc::new(RwLock::new(State::default()));
let reader = data.read().await;
println!("{}", reader.count);
drop(reader);
data.write().await.count += 1;`,
  'interval and fields': `let mut interval = time::interval(Duration::from_millis(100));
for _ in 0..5 {
    interval.tick().await;
    let status = check_health().await;
    if !status.healthy {
        warn!("unhealthy: {}", status.message);
    }
}`,
  'socket handler': `async fn handle(mut socket: TcpStream) -> io::Result<()> {
    let mut buf = [0; 1024];
    loop {
        let n = socket.read(&mut buf).await?;
        if n == 0 { return Ok(()); }
        socket.write_all(&buf[..n]).await?;
    }
}`,
  'match on timeout': `let result = timeout(Duration::from_secs(1), long_operation()).await;
match result {
    Ok(value) => println!("finished: {value}"),
    Err(_) => println!("timed out"),
}`,
  'generic retry': `async fn retry<F, Fut, T, E>(mut op: F, tries: usize) -> Result<T, E>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, E>>,
{
    let mut last = None;
    for _ in 0..tries {
        match op().await {
            Ok(v) => return Ok(v),
            Err(e) => last = Some(e),
        }
        sleep(Duration::from_millis(10)).await;
    }
    Err(last.unwrap())
}`,
  notify: `let notify = Arc::new(Notify::new());
let n2 = notify.clone();
tokio::spawn(async move {
    prepare().await;
    n2.notify_one();
});
notify.notified().await;
start_serving().await;`,
  'variants from patterns': `struct Till {
    orders: mpsc::Receiver<Order>,
    number: u32,
}

impl Till {
    fn take(&mut self, order: Order) {
        match order {
            Order::Ticket { answer } => {
                self.number += 1;
                let _ = answer.send(self.number);
            }
            Order::NewDay => self.number = 0,
        }
    }

    async fn open(mut self) {
        while let Some(order) = self.orders.recv().await {
            self.take(order);
        }
    }
}`,
  'boxed futures': `let futures = vec![task_a().boxed(), task_b().boxed()];
let results = futures::future::join_all(futures).await;
println!("{results:?}");`,
  'let else and unwrap_or_else': `async fn main_loop(token: CancellationToken) {
    while !token.is_cancelled() {
        let Some(job) = poll_queue().await else {
            sleep(Duration::from_millis(200)).await;
            continue;
        };
        run_job(job).await.unwrap_or_else(|e| error!(%e, "job failed"));
    }
}`,
  'derives that are not here': `use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
struct Order {
    id: u64,
    items: Vec<String>,
}

async fn place(order: Order) -> Result<u64, OrderError> {
    if order.items.is_empty() {
        return Err(OrderError::Empty);
    }
    save(&order).await?;
    Ok(order.id)
}`,
  'a test': `#[tokio::test]
async fn sends_a_greeting() {
    let greeting = greet("ada").await;
    assert!(greeting.contains("ada"));
}`,
  'accept loop': `let listener = TcpListener::bind("127.0.0.1:8080").await?;
loop {
    let (socket, addr) = listener.accept().await?;
    tokio::spawn(async move {
        handle_client(socket, addr).await;
    });
}`,
  'blocking pool and dots': `let hash = tokio::task::spawn_blocking(move || hash_password(&password)).await?;
store_hash(user_id, hash).await?;
...`,
  'sum of unknown numbers': `async fn total(accounts: &[Account]) -> Money {
    let balances = join_all(accounts.iter().map(|a| balance_of(a.id))).await;
    balances.into_iter().sum()
}`,
};

/** Snippets whose program waits for somebody outside, or goes on until its budget. */
const OPEN_ENDED: ReadonlySet<string> = new Set(['accept loop']);

test.each(Object.entries(SNIPPETS))('%s', (name, snippet) => {
  const made = completeFragment(snippet, 2024);
  expect(made.left.map((d) => d.message)).toEqual([]);
  const { run } = runSource(made.source, { ...DEFAULT_OPTIONS, testMode: made.testMode, maxSteps: 3_000_000 });
  if (run === undefined) throw new Error('it did not run');
  if (!OPEN_ENDED.has(name)) expect(run.end?.kind).toBe('exited');
  expect(completeFragment(made.source, 2024).source).toBe(made.source);
});

test('signatures are inferred from the uses', () => {
  const { source } = completeFragment(
    'async fn load(id: u64) -> Result<Page, LoadError> {\n    let user = fetch_user(id).await?;\n    Ok(Page { title: user.name, visits: user.visits + 1 })\n}\n',
    2024,
  );
  expect(source).toContain('async fn fetch_user(_id: u64) -> Result<User, LoadError>');
  expect(source).toMatch(/struct User \{\n {4}name: String,\n {4}visits: u64,\n\}/);
  expect(source).toContain('println!("load: {:?}", load(1).await);');
});

test('imports are those that people mean', () => {
  const { source } = completeFragment(
    'let (tx, rx) = mpsc::channel::<Duration>(8);\nlet all = Arc::new(Mutex::new(0));\n*all.lock().await += 1;\n',
    2024,
  );
  for (const path of ['std::sync::Arc', 'std::time::Duration', 'tokio::sync::Mutex', 'tokio::sync::mpsc'])
    expect(source).toContain(`use ${path};`);
});

test('what cannot be completed is said, and the text is not lost', () => {
  const made = completeFragment('fn main() {\n    let x: u8 = "text";\n    unknown();\n}\n', 2024);
  expect(made.left.map((d) => d.code)).toEqual(['E0308']);
  expect(made.source).toContain('let x: u8 = "text";');
  const broken = 'async fn half( {\n';
  expect(completeFragment(broken, 2024)).toMatchObject({ source: broken, remarks: [] });
});

test('two takes on one function live in modules', () => {
  const made = completeFragment(
    'async fn nap() { rest().await }\n\n// better\nasync fn nap() { sleep(Duration::from_millis(5)).await }\n',
    2024,
  );
  expect(made.left).toEqual([]);
  expect(made.source).toContain('mod part_2 {');
  expect(made.source).toContain('part_2::nap().await;');
});

test('cut or mutilated texts never throw', { timeout: 120_000 }, () => {
  for (const [i, example] of EXAMPLES.slice(0, 12).entries()) {
    const cut = Math.floor((example.source.length * (i + 2)) / 16);
    expect(() => completeFragment(example.source.slice(cut), 2024)).not.toThrow();
    expect(() => completeFragment(example.source.slice(0, cut), 2021)).not.toThrow();
  }
});
