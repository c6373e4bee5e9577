// An unbiased select! takes any ready branch; over many rounds each gets its share.
// rules: MA-5, MA-10
// legal: matches all three came up: true\nsum 300\n(A|B|C)\n
#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let counts = tokio::spawn(async {
        let mut counts = [0u32; 3];
        for _ in 0..300 {
            tokio::select! {
                _ = async {} => counts[0] += 1,
                _ = async {} => counts[1] += 1,
                _ = std::future::ready(()) => counts[2] += 1,
            }
        }
        counts
    })
    .await
    .unwrap();
    println!("all three came up: {}", counts.iter().all(|n| *n > 40));
    println!("sum {}", counts.iter().sum::<u32>());
    tokio::select! {
        _ = async {} => println!("A"),
        _ = async {} => println!("B"),
        _ = async {} => println!("C"),
    }
}
