//! Tasks with keys, joined as they complete (TU-8).
use std::borrow::Borrow;
use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::hash::Hash;
use tokio::runtime::Handle;
use tokio::task::{AbortHandle, Id, JoinError, JoinSet, LocalSet};

/// Tasks with keys. Dropping the map aborts them.
pub struct JoinMap<K, V> {
    tasks: JoinSet<V>,
    by_key: HashMap<K, AbortHandle>,
    /// Keys of the tasks that count; a replaced task is not in here.
    keys: Vec<(Id, K)>,
}

/// The keys.
pub struct JoinMapKeys<'a, K> {
    iter: std::slice::Iter<'a, (Id, K)>,
}

impl<'a, K> Iterator for JoinMapKeys<'a, K> {
    type Item = &'a K;

    fn next(&mut self) -> Option<&'a K> {
        self.iter.next().map(|(_, key)| key)
    }
}

impl<K, V> JoinMap<K, V> {
    /// An empty map.
    pub fn new() -> JoinMap<K, V> {
        JoinMap { tasks: JoinSet::new(), by_key: HashMap::new(), keys: Vec::new() }
    }

    pub fn with_capacity(_capacity: usize) -> JoinMap<K, V> {
        JoinMap::new()
    }

    pub fn len(&self) -> usize {
        self.keys.len()
    }

    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

impl<K, V> JoinMap<K, V>
where
    K: Hash + Eq + Clone,
    V: 'static,
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

    fn insert(&mut self, key: K, handle: AbortHandle) {
        let id = handle.id();
        if let Some(old) = self.by_key.insert(key.clone(), handle) {
            self.keys.retain(|(known, _)| *known != old.id());
            old.abort();
        }
        self.keys.push((id, key));
    }

    fn key_of(&mut self, id: Id) -> Option<K> {
        let at = self.keys.iter().position(|(known, _)| *known == id)?;
        let (_, key) = self.keys.remove(at);
        self.by_key.remove(&key);
        Some(key)
    }

    /// The next task to complete, with its key; none if the map is empty. Cancel safe.
    pub async fn join_next(&mut self) -> Option<(K, Result<V, JoinError>)> {
        loop {
            let (id, result) = match self.tasks.join_next_with_id().await? {
                Ok((id, value)) => (id, Ok(value)),
                Err(error) => (error.id(), Err(error)),
            };
            if let Some(key) = self.key_of(id) {
                return Some((key, result));
            }
        }
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
        match self.by_key.get(key) {
            Some(handle) => {
                handle.abort();
                true
            }
            None => false,
        }
    }

    /// Aborts the tasks whose keys satisfy the condition.
    pub fn abort_matching(&mut self, mut predicate: impl FnMut(&K) -> bool) {
        for (_, key) in &self.keys {
            if predicate(key) {
                if let Some(handle) = self.by_key.get(key) {
                    handle.abort();
                }
            }
        }
    }

    pub fn abort_all(&mut self) {
        self.tasks.abort_all();
    }

    /// Forgets all tasks; they go on.
    pub fn detach_all(&mut self) {
        self.tasks.detach_all();
        self.by_key.clear();
        self.keys.clear();
    }

    pub fn keys(&self) -> JoinMapKeys<'_, K> {
        JoinMapKeys { iter: self.keys.iter() }
    }

    pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool
    where
        Q: Hash + Eq,
        K: Borrow<Q>,
    {
        self.by_key.contains_key(key)
    }

    pub fn contains_task(&self, task: &Id) -> bool {
        self.keys.iter().any(|(known, _)| known == task)
    }
}

impl<K, V> Default for JoinMap<K, V> {
    fn default() -> JoinMap<K, V> {
        JoinMap::new()
    }
}

impl<K: fmt::Debug, V> fmt::Debug for JoinMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinMap").field("keys", &self.keys).finish_non_exhaustive()
    }
}
