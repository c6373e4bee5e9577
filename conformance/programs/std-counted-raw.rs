// Rc and Arc: uninitialized contents, raw weak pointers, copies on write of unsized values.
use std::cell::{Cell, LazyCell, RefCell, RefMut};
use std::rc::{Rc, Weak};
use std::sync::Arc;

fn main() {
    let mut five = Rc::<u32>::new_uninit();
    Rc::get_mut(&mut five).unwrap().write(5);
    println!("{}", unsafe { five.assume_init() });
    let strong = Rc::new(String::from("kept"));
    let raw = Rc::downgrade(&strong).into_raw();
    println!("{}", Rc::weak_count(&strong));
    let weak = unsafe { Weak::from_raw(raw) };
    println!("{:?} {}", weak.upgrade(), Rc::strong_count(&strong));
    drop(strong);
    println!("{:?}", weak.upgrade());
    let mut shared: Arc<[i32]> = Arc::from(vec![1, 2, 3]);
    let before = shared.clone();
    Arc::make_mut(&mut shared)[0] = 9;
    println!("{before:?} {shared:?} {:?}", Arc::into_inner(Arc::new(4)));
    let cell = RefCell::new([1, 2, 3]);
    let (mut a, mut b) = RefMut::map_split(cell.borrow_mut(), |s| s.split_at_mut(1));
    (a[0], b[1]) = (b[1], a[0]);
    drop(a);
    println!("{}", cell.try_borrow().is_err());
    drop(b);
    println!("{cell:?}");
    let mut lazy = LazyCell::new(|| 40);
    *lazy += 2;
    println!("{lazy:?}");
    let mut numbers = [1, 2];
    let cells = Cell::from_mut(&mut numbers[..]).as_slice_of_cells();
    cells[0].swap(&cells[1]);
    println!("{numbers:?}");
}
