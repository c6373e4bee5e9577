// Slices as arrays, parts taken off, several elements at once.
fn main() {
    let data = [1, 2, 3, 4, 5, 6, 7];
    let (pairs, rest) = data.as_chunks::<2>();
    println!("{pairs:?} {rest:?} {:?}", data.as_rchunks::<3>());
    println!("{:?} {:?}", data.first_chunk::<3>(), data.split_last_chunk::<9>());
    println!("{:?}", data.array_windows::<3>().map(|w| w.iter().sum::<i32>()).collect::<Vec<_>>());
    let mut view = &data[..];
    println!("{:?} {:?} {:?} {view:?}", view.split_off(..2), view.split_off_last(), view.split_off(9..));
    let mut list = vec![10, 20, 30, 40];
    if let Ok([a, b]) = list.get_disjoint_mut([0, 3]) {
        std::mem::swap(a, b);
    }
    println!("{list:?}");
    println!("{:?}", list.get_disjoint_mut([1, 1]).map_err(|e| e.to_string()));
    for part in list.rchunks_exact_mut(3) {
        part.reverse();
    }
    println!("{list:?} {:?}", list.rsplitn(2, |x| *x == 20).collect::<Vec<_>>());
    println!("{:?}", list.chunk_by(|a, b| a <= b).rev().collect::<Vec<_>>());
}
