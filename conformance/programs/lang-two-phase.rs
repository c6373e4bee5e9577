// Calls that read what they are about to change.
// edition: 2024
struct Counter { n: usize, log: Vec<usize> }
impl Counter {
    fn len(&self) -> usize { self.log.len() }
    fn bump(&mut self) -> usize { self.n += 1; self.n }
    fn add(&mut self, x: usize) -> &mut Self { self.log.push(x); self }
}
fn main() {
    let mut v = vec![1, 2, 3];
    v.push(v.len());
    v.insert(v.len() / 2, v[0] + v[1]);
    let n = v.len();
    v[n - 1] += v[0];
    v.extend_from_slice(&v.clone());
    println!("{v:?}");
    let mut c = Counter { n: 0, log: vec![] };
    c.add(c.len()).add(7);
    c.add(c.n).add(9);
    let b = c.bump();
    c.log.push(b + c.n);
    c.log[0] += c.n;
    let Counter { n, log } = &mut c;
    log.push(*n);
    *n += log.len();
    println!("{} {:?}", c.n, c.log);
    let mut grid = vec![vec![0; 3]; 3];
    for i in 0..3 { for j in 0..3 { grid[i][j] = i * j + if j > 0 { grid[i][j - 1] } else { 0 }; } }
    let s: usize = grid.iter().flatten().sum();
    println!("{s}");
}
