// Mapped guards keep the lock until they drop; a part that is not there gives the whole guard back.
// rules: MU-2
use std::sync::Arc;
use tokio::sync::{Mutex, MutexGuard, MappedMutexGuard, OwnedMutexGuard, OwnedRwLockWriteGuard, RwLock, RwLockMappedWriteGuard, RwLockWriteGuard};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let pair = Arc::new(Mutex::new((1, Some(String::from("x")))));
    let part = MutexGuard::map(pair.lock().await, |p| &mut p.1);
    let mut text = MappedMutexGuard::try_map(part, |t| t.as_mut()).unwrap();
    text.push('y');
    println!("{} {}", text, pair.try_lock().is_err());
    drop(text);
    let whole = OwnedMutexGuard::try_map(pair.clone().lock_owned().await, |p| if p.0 > 5 { Some(&mut p.0) } else { None });
    println!("{:?}", whole.map_err(|g| g.clone()).err());

    let table = Arc::new(RwLock::new(vec![1, 2, 3]));
    let all = RwLockWriteGuard::try_map(table.write().await, |v| v.get_mut(1)).unwrap();
    let mut same = RwLockMappedWriteGuard::map(all, |n| n);
    *same += 40;
    drop(same);
    let read = RwLockWriteGuard::try_downgrade_map(table.write().await, |v| v.last()).unwrap();
    println!("{} {} {}", read, table.try_read().is_ok(), table.try_write().is_err());
    drop(read);
    let owned = table.clone().write_owned().await;
    println!("{}", Arc::ptr_eq(OwnedRwLockWriteGuard::rwlock(&owned), &table));
    let read = OwnedRwLockWriteGuard::downgrade_map(owned, |v| &v[1]);
    println!("{:?} {:?}", read, table.try_read().map(|v| v.len()).ok());
}
