// Comparisons through `&mut` neither move nor reborrow mutably.
fn main() {
    let mut numbers = [1, 2, 3];
    let view = &mut numbers;
    assert_eq!(view, &[1, 2, 3]);
    view[0] = 10;
    assert_ne!(view, &mut [1, 2, 3]);
    let shared = &view;
    println!("{}", **shared == [10, 2, 3]);
    println!("{}", *shared == &[10, 2, 3]);
    let mut list = vec![4, 5];
    if let Some(first) = list.first_mut() {
        assert!(first < &mut 9);
        assert_eq!(first, &4);
        *first += 1;
    }
    assert_eq!(list.iter_mut().max(), Some(&mut 5));
    println!("{list:?}");
}
