//! Tasks with keys, joined as they complete (TU-8).
use std::borrow::Borrow;
use std::collections::hash_map::{self, HashMap, RandomState};
use std::fmt;
use std::future::Future;
use std::hash::{BuildHasher, Hash};
use std::iter::FusedIterator;
use std::marker::PhantomData;
use tokio::runtime::Handle;
use tokio::task::{AbortHandle, Id, JoinError, JoinSet, LocalSet};

/// Tasks with keys. Dropping the map aborts them.
pub struct JoinMap<K, V, S = RandomState> {
    tasks: JoinSet<V>,
    /// The tasks that count; one that was replaced is not in here.
    entries: HashMap<Id, Entry<K>>,
    /// The tasks whose keys have that hash.
    by_hash: HashMap<u64, Vec<Id>>,
    hash_builder: S,
}

struct Entry<K> {
    key: K,
    abort: AbortHandle,
    hash: u64,
}

/// The keys.
pub struct JoinMapKeys<'a, K, V> {
    iter: hash_map::Values<'a, Id, Entry<K>>,
    _value: PhantomData<&'a V>,
}

impl<'a, K, V> Iterator for JoinMapKeys<'a, K, V> {
    type Item = &'a K;

    fn next(&mut self) -> Option<&'a K> {
        self.iter.next().map(|entry| &entry.key)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl<K, V> ExactSizeIterator for JoinMapKeys<'_, K, V> {
    fn len(&self) -> usize {
        self.iter.len()
    }
}

impl<K, V> FusedIterator for JoinMapKeys<'_, K, V> {}

impl<K, V> Clone for JoinMapKeys<'_, K, V> {
    fn clone(&self) -> Self {
        JoinMapKeys { iter: self.iter.clone(), _value: PhantomData }
    }
}

impl<K: fmt::Debug, V> fmt::Debug for JoinMapKeys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K, V> JoinMap<K, V> {
    /// An empty map.
    #[must_use]
    pub fn new() -> JoinMap<K, V> {
        JoinMap::with_hasher(RandomState::new())
    }

    #[must_use]
    pub fn with_capacity(capacity: usize) -> JoinMap<K, V> {
        JoinMap::with_capacity_and_hasher(capacity, RandomState::new())
    }
}

impl<K, V, S> JoinMap<K, V, S> {
    /// An empty map that hashes keys with that.
    #[must_use]
    pub fn with_hasher(hash_builder: S) -> JoinMap<K, V, S> {
        JoinMap::with_capacity_and_hasher(0, hash_builder)
    }

    #[must_use]
    pub fn with_capacity_and_hasher(capacity: usize, hash_builder: S) -> JoinMap<K, V, S> {
        JoinMap { tasks: JoinSet::new(), entries: HashMap::with_capacity(capacity), by_hash: HashMap::new(), hash_builder }
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn capacity(&self) -> usize {
        self.entries.capacity()
    }

    /// Takes a task out of the tables; none if it does not count (any more).
    fn remove_by_id(&mut self, id: Id) -> Option<Entry<K>> {
        let entry = self.entries.remove(&id)?;
        if let Some(ids) = self.by_hash.get_mut(&entry.hash) {
            ids.retain(|known| *known != id);
            if ids.is_empty() {
                self.by_hash.remove(&entry.hash);
            }
        }
        Some(entry)
    }
}

impl<K, V, S> JoinMap<K, V, S>
where
    K: Hash + Eq,
    V: 'static,
    S: BuildHasher,
{
    /// Spawns a task; one that has the key already is aborted and forgotten.
    #[track_caller]
    pub fn spawn<F>(&mut self, key: K, task: F)
    where
        F: Future<Output = V> + Send + 'static,
        V: Send,
    {
        let handle = self.tasks.spawn(task);
        self.insert(key, handle);
    }

    #[track_caller]
    pub fn spawn_on<F>(&mut self, key: K, task: F, handle: &Handle)
    where
        F: Future<Output = V> + Send + 'static,
        V: Send,
    {
        let handle = self.tasks.spawn_on(task, handle);
        self.insert(key, handle);
    }

    #[track_caller]
    pub fn spawn_blocking<F>(&mut self, key: K, f: F)
    where
        F: FnOnce() -> V + Send + 'static,
        V: Send,
    {
        let handle = self.tasks.spawn_blocking(f);
        self.insert(key, handle);
    }

    #[track_caller]
    pub fn spawn_blocking_on<F>(&mut self, key: K, f: F, handle: &Handle)
    where
        F: FnOnce() -> V + Send + 'static,
        V: Send,
    {
        let handle = self.tasks.spawn_blocking_on(f, handle);
        self.insert(key, handle);
    }

    #[track_caller]
    pub fn spawn_local<F>(&mut self, key: K, task: F)
    where
        F: Future<Output = V> + 'static,
    {
        let handle = self.tasks.spawn_local(task);
        self.insert(key, handle);
    }

    #[track_caller]
    pub fn spawn_local_on<F>(&mut self, key: K, task: F, local_set: &LocalSet)
    where
        F: Future<Output = V> + 'static,
    {
        let handle = self.tasks.spawn_local_on(task, local_set);
        self.insert(key, handle);
    }

    /// The tables are in order before the replaced task is aborted and its key dropped: either may panic.
    fn insert(&mut self, key: K, abort: AbortHandle) {
        let replaced = self.find(&key).and_then(|id| self.remove_by_id(id));
        let hash = self.hash_builder.hash_one(&key);
        let id = abort.id();
        self.by_hash.entry(hash).or_default().push(id);
        self.entries.insert(id, Entry { key, abort, hash });
        if let Some(old) = replaced {
            old.abort.abort();
            drop(old.key);
        }
    }

    fn find<Q: ?Sized>(&self, key: &Q) -> Option<Id>
    where
        Q: Hash + Eq,
        K: Borrow<Q>,
    {
        let hash = self.hash_builder.hash_one(key);
        let ids = self.by_hash.get(&hash)?;
        ids.iter().copied().find(|id| matches!(self.entries.get(id), Some(entry) if entry.key.borrow() == key))
    }

    /// The next task to complete, with its key; none if the map is empty. Cancel safe.
    pub async fn join_next(&mut self) -> Option<(K, Result<V, JoinError>)> {
        loop {
            let joined = self.tasks.join_next_with_id().await?;
            if let Some(item) = self.with_key(joined) {
                return Some(item);
            }
        }
    }

    /// A task that has completed already, with its key.
    pub fn try_join_next(&mut self) -> Option<(K, Result<V, JoinError>)> {
        loop {
            let joined = self.tasks.try_join_next_with_id()?;
            if let Some(item) = self.with_key(joined) {
                return Some(item);
            }
        }
    }

    fn with_key(&mut self, joined: Result<(Id, V), JoinError>) -> Option<(K, Result<V, JoinError>)> {
        let (id, result) = match joined {
            Ok((id, value)) => (id, Ok(value)),
            Err(error) => (error.id(), Err(error)),
        };
        let entry = self.remove_by_id(id)?;
        Some((entry.key, result))
    }

    /// Aborts all tasks and waits until they are gone.
    pub async fn shutdown(&mut self) {
        self.abort_all();
        while self.join_next().await.is_some() {}
    }

    /// Aborts the task with that key.
    pub fn abort<Q: ?Sized>(&mut self, key: &Q) -> bool
    where
        Q: Hash + Eq,
        K: Borrow<Q>,
    {
        let found = self.find(key).and_then(|id| self.entries.get(&id));
        if let Some(entry) = found {
            entry.abort.abort();
        }
        found.is_some()
    }

    /// Aborts the tasks whose keys satisfy the condition.
    pub fn abort_matching(&mut self, mut predicate: impl FnMut(&K) -> bool) {
        for entry in self.entries.values() {
            if predicate(&entry.key) {
                entry.abort.abort();
            }
        }
    }

    pub fn keys(&self) -> JoinMapKeys<'_, K, V> {
        JoinMapKeys { iter: self.entries.values(), _value: PhantomData }
    }

    pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool
    where
        Q: Hash + Eq,
        K: Borrow<Q>,
    {
        self.find(key).is_some()
    }

    pub fn contains_task(&self, task: &Id) -> bool {
        self.entries.contains_key(task)
    }

    pub fn reserve(&mut self, additional: usize) {
        self.entries.reserve(additional);
    }

    pub fn shrink_to_fit(&mut self) {
        self.entries.shrink_to_fit();
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.entries.shrink_to(min_capacity);
    }
}

impl<K, V: 'static, S> JoinMap<K, V, S> {
    pub fn abort_all(&mut self) {
        self.tasks.abort_all();
    }

    /// Forgets all tasks; they go on.
    pub fn detach_all(&mut self) {
        self.tasks.detach_all();
        self.entries.clear();
        self.by_hash.clear();
    }
}

impl<K, V> Default for JoinMap<K, V> {
    fn default() -> JoinMap<K, V> {
        JoinMap::new()
    }
}

/// The keys with the ids of their tasks.
struct KeySet<'a, K>(&'a HashMap<Id, Entry<K>>);

impl<K: fmt::Debug> fmt::Debug for KeySet<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.iter().map(|(id, entry)| (&entry.key, id))).finish()
    }
}

impl<K: fmt::Debug, V, S> fmt::Debug for JoinMap<K, V, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinMap").field("tasks", &KeySet(&self.entries)).finish()
    }
}
