//! What `&expr` keeps for ever: calls that promise it, parts of tuples and arrays, safe divisions; also in generic functions.
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::task::{RawWaker, RawWakerVTable, Waker};

trait Notice: Send + Sync + 'static {
    fn notice(&self);
}

struct Loud(&'static str);
struct Quiet;

impl Notice for Loud {
    fn notice(&self) {
        println!("woken: {}", self.0);
    }
}

impl Notice for Quiet {
    fn notice(&self) {}
}

unsafe fn clone<T: Notice>(data: *const ()) -> RawWaker {
    unsafe { Arc::increment_strong_count(data.cast::<T>()) };
    RawWaker::new(data, table::<T>())
}

unsafe fn wake<T: Notice>(data: *const ()) {
    unsafe { Arc::from_raw(data.cast::<T>()) }.notice();
}

unsafe fn wake_by_ref<T: Notice>(data: *const ()) {
    unsafe { &*data.cast::<T>() }.notice();
}

unsafe fn release<T: Notice>(data: *const ()) {
    unsafe { Arc::decrement_strong_count(data.cast::<T>()) };
}

fn table<T: Notice>() -> &'static RawWakerVTable {
    &RawWakerVTable::new(clone::<T>, wake::<T>, wake_by_ref::<T>, release::<T>)
}

fn waker<T: Notice>(value: &Arc<T>) -> Waker {
    let raw = Arc::into_raw(value.clone());
    unsafe { Waker::from_raw(RawWaker::new(raw.cast(), table::<T>())) }
}

fn size<T>() -> &'static usize {
    &size_of::<T>()
}

fn range() -> &'static RangeInclusive<u8> {
    &(2..=4)
}

fn parts() -> [&'static u32; 5] {
    [&(1, 2).1, &[7, 8, 9][2], &(9 / 2), &(9 % 4), &u32::MAX]
}

fn main() {
    let loud = Arc::new(Loud("hello"));
    let first = waker(&loud);
    let second = first.clone();
    println!("{} {}", Arc::strong_count(&loud), first.will_wake(&second));
    first.wake();
    second.wake_by_ref();
    println!("{}", Arc::strong_count(&loud));
    drop(second);
    println!("{}", Arc::strong_count(&loud));
    let quiet = waker(&Arc::new(Quiet));
    quiet.wake_by_ref();
    println!("{} {}", size::<u64>(), size::<[u16; 3]>());
    println!("{:?} {:?}", range(), parts());
    println!("{:?}", *(|| -> &'static f64 { &(1.0 / 4.0) })());
}
