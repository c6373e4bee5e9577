//! A set of futures, each polled only when it is woken; outputs come as they are ready (FU-4, FU-5).
use futures_core::stream::{FusedStream, Stream};
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

/// A set of futures; a stream of their outputs in the order of completion.
#[must_use = "streams do nothing unless polled"]
pub struct FuturesUnordered<Fut> {
    /// Behind a cell since `push` takes `&self`; no reference to it lives across user code.
    nodes: UnsafeCell<Nodes<Fut>>,
    queue: Arc<Queue>,
    terminated: Cell<bool>,
}

struct Nodes<Fut> {
    all: Vec<Option<Node<Fut>>>,
    free: Vec<usize>,
    /// Most recently pushed or polled; the order in which they are dropped.
    head: Option<usize>,
    len: usize,
}

struct Node<Fut> {
    future: Pin<Box<Fut>>,
    slot: Arc<Slot>,
    newer: Option<usize>,
    older: Option<usize>,
}

/// What the futures' wakers share.
struct Queue {
    ready: UnsafeCell<VecDeque<usize>>,
    outer: UnsafeCell<Option<Waker>>,
}

/// The waker of one future.
struct Slot {
    key: usize,
    queue: Arc<Queue>,
    queued: Cell<bool>,
    /// Woken since its poll began.
    woken: Cell<bool>,
}

unsafe impl Send for Queue {}
unsafe impl Sync for Queue {}
unsafe impl Send for Slot {}
unsafe impl Sync for Slot {}
unsafe impl<Fut: Send> Send for FuturesUnordered<Fut> {}
unsafe impl<Fut: Send + Sync> Sync for FuturesUnordered<Fut> {}
impl<Fut> Unpin for FuturesUnordered<Fut> {}

impl Queue {
    #[allow(clippy::mut_from_ref)]
    fn ready(&self) -> &mut VecDeque<usize> {
        unsafe { &mut *self.ready.get() }
    }

    fn register(&self, waker: &Waker) {
        let outer = unsafe { &mut *self.outer.get() };
        let old = match outer {
            Some(old) if old.will_wake(waker) => None,
            _ => outer.replace(waker.clone()),
        };
        drop(old);
    }

    fn wake(&self) {
        let waker = unsafe { (*self.outer.get()).take() };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl Wake for Slot {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    /// Queues the future, and wakes whoever polls the set.
    fn wake_by_ref(self: &Arc<Self>) {
        self.woken.set(true);
        if !self.queued.replace(true) {
            self.queue.ready().push_back(self.key);
            self.queue.wake();
        }
    }
}

impl<Fut> Nodes<Fut> {
    fn link(&mut self, key: usize, mut node: Node<Fut>) {
        node.newer = None;
        node.older = self.head;
        if let Some(older) = self.head {
            if let Some(Some(older)) = self.all.get_mut(older) {
                older.newer = Some(key);
            }
        }
        self.all[key] = Some(node);
        self.head = Some(key);
        self.len += 1;
    }

    fn unlink(&mut self, key: usize) -> Option<Node<Fut>> {
        let node = self.all[key].take()?;
        match node.newer {
            Some(newer) => {
                if let Some(newer) = &mut self.all[newer] {
                    newer.older = node.older;
                }
            }
            None => self.head = node.older,
        }
        if let Some(older) = node.older {
            if let Some(older) = &mut self.all[older] {
                older.newer = node.newer;
            }
        }
        self.len -= 1;
        Some(node)
    }

    /// The node's key may be used again; late wakes of its waker do nothing.
    fn release(&mut self, key: usize, slot: &Slot) {
        slot.queued.set(true);
        self.free.push(key);
    }
}

impl<Fut> FuturesUnordered<Fut> {
    /// An empty set.
    pub fn new() -> FuturesUnordered<Fut> {
        let queue = Queue { ready: UnsafeCell::new(VecDeque::new()), outer: UnsafeCell::new(None) };
        let nodes = Nodes { all: Vec::new(), free: Vec::new(), head: None, len: 0 };
        FuturesUnordered { nodes: UnsafeCell::new(nodes), queue: Arc::new(queue), terminated: Cell::new(false) }
    }

    #[allow(clippy::mut_from_ref)]
    fn nodes(&self) -> &mut Nodes<Fut> {
        unsafe { &mut *self.nodes.get() }
    }

    pub fn len(&self) -> usize {
        self.nodes().len
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a future; it is polled at the next poll of the set.
    pub fn push(&self, future: Fut) {
        let nodes = self.nodes();
        let key = match nodes.free.pop() {
            Some(key) => key,
            None => {
                nodes.all.push(None);
                nodes.all.len() - 1
            }
        };
        let slot = Arc::new(Slot { key, queue: self.queue.clone(), queued: Cell::new(true), woken: Cell::new(false) });
        nodes.link(key, Node { future: Box::pin(future), slot, newer: None, older: None });
        self.terminated.set(false);
        self.queue.ready().push_back(key);
    }

    /// Drops all futures.
    pub fn clear(&mut self) {
        while let Some(key) = self.nodes().head {
            let node = self.nodes().unlink(key);
            if let Some(node) = node {
                self.nodes().release(key, &node.slot);
                drop(node);
            }
        }
        self.queue.ready().clear();
        self.terminated.set(false);
    }

    /// The keys of the futures, oldest first.
    fn order(&self) -> Vec<usize> {
        let nodes = self.nodes();
        let mut order = Vec::new();
        let mut at = nodes.head;
        while let Some(key) = at {
            order.push(key);
            at = match &nodes.all[key] {
                Some(node) => node.older,
                None => None,
            };
        }
        order.reverse();
        order
    }

    /// The futures, most recent first.
    pub fn iter(&self) -> Iter<'_, Fut>
    where
        Fut: Unpin,
    {
        Iter(IterPinRef { order: self.order(), set: self })
    }

    /// The futures, pinned, most recent first.
    pub fn iter_pin_ref(self: Pin<&Self>) -> IterPinRef<'_, Fut> {
        IterPinRef { order: self.order(), set: self.get_ref() }
    }

    /// The futures, most recent first.
    pub fn iter_mut(&mut self) -> IterMut<'_, Fut>
    where
        Fut: Unpin,
    {
        IterMut(IterPinMut { order: self.order(), set: self })
    }

    /// The futures, pinned, most recent first.
    pub fn iter_pin_mut(self: Pin<&mut Self>) -> IterPinMut<'_, Fut> {
        IterPinMut { order: self.order(), set: self.get_mut() }
    }
}

/// See `FuturesUnordered::iter_pin_ref`.
#[derive(Debug)]
pub struct IterPinRef<'a, Fut> {
    set: &'a FuturesUnordered<Fut>,
    order: Vec<usize>,
}

/// See `FuturesUnordered::iter`.
#[derive(Debug)]
pub struct Iter<'a, Fut: Unpin>(IterPinRef<'a, Fut>);

/// See `FuturesUnordered::iter_pin_mut`.
#[derive(Debug)]
pub struct IterPinMut<'a, Fut> {
    set: &'a mut FuturesUnordered<Fut>,
    order: Vec<usize>,
}

/// See `FuturesUnordered::iter_mut`.
#[derive(Debug)]
pub struct IterMut<'a, Fut: Unpin>(IterPinMut<'a, Fut>);

/// The futures themselves.
#[derive(Debug)]
pub struct IntoIter<Fut: Unpin> {
    set: FuturesUnordered<Fut>,
}

impl<'a, Fut> Iterator for IterPinRef<'a, Fut> {
    type Item = Pin<&'a Fut>;

    fn next(&mut self) -> Option<Pin<&'a Fut>> {
        let node = self.set.nodes().all[self.order.pop()?].as_ref()?;
        let future: *const Fut = &*node.future;
        Some(unsafe { Pin::new_unchecked(&*future) })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.order.len(), Some(self.order.len()))
    }
}

impl<'a, Fut> Iterator for IterPinMut<'a, Fut> {
    type Item = Pin<&'a mut Fut>;

    fn next(&mut self) -> Option<Pin<&'a mut Fut>> {
        let node = self.set.nodes().all[self.order.pop()?].as_mut()?;
        let future: *mut Fut = unsafe { node.future.as_mut().get_unchecked_mut() };
        Some(unsafe { Pin::new_unchecked(&mut *future) })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.order.len(), Some(self.order.len()))
    }
}

impl<'a, Fut: Unpin> Iterator for Iter<'a, Fut> {
    type Item = &'a Fut;

    fn next(&mut self) -> Option<&'a Fut> {
        self.0.next().map(Pin::get_ref)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<'a, Fut: Unpin> Iterator for IterMut<'a, Fut> {
    type Item = &'a mut Fut;

    fn next(&mut self) -> Option<&'a mut Fut> {
        self.0.next().map(Pin::get_mut)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<Fut: Unpin> Iterator for IntoIter<Fut> {
    type Item = Fut;

    fn next(&mut self) -> Option<Fut> {
        let key = self.set.nodes().head?;
        let node = self.set.nodes().unlink(key)?;
        self.set.nodes().release(key, &node.slot);
        Some(*Pin::into_inner(node.future))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.set.len(), Some(self.set.len()))
    }
}

impl<Fut> ExactSizeIterator for IterPinRef<'_, Fut> {}
impl<Fut> ExactSizeIterator for IterPinMut<'_, Fut> {}
impl<Fut: Unpin> ExactSizeIterator for Iter<'_, Fut> {}
impl<Fut: Unpin> ExactSizeIterator for IterMut<'_, Fut> {}
impl<Fut: Unpin> ExactSizeIterator for IntoIter<Fut> {}

impl<Fut: Unpin> IntoIterator for FuturesUnordered<Fut> {
    type Item = Fut;
    type IntoIter = IntoIter<Fut>;

    fn into_iter(self) -> IntoIter<Fut> {
        IntoIter { set: self }
    }
}

impl<'a, Fut: Unpin> IntoIterator for &'a FuturesUnordered<Fut> {
    type Item = &'a Fut;
    type IntoIter = Iter<'a, Fut>;

    fn into_iter(self) -> Iter<'a, Fut> {
        self.iter()
    }
}

impl<'a, Fut: Unpin> IntoIterator for &'a mut FuturesUnordered<Fut> {
    type Item = &'a mut Fut;
    type IntoIter = IterMut<'a, Fut>;

    fn into_iter(self) -> IterMut<'a, Fut> {
        self.iter_mut()
    }
}

impl<Fut: Future> Stream for FuturesUnordered<Fut> {
    type Item = Fut::Output;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let this = &*self;
        let len = this.len();
        let mut polled = 0;
        let mut woke_themselves = 0;
        this.queue.register(cx.waker());
        loop {
            let key = match this.queue.ready().pop_front() {
                Some(key) => key,
                None if this.is_empty() => {
                    this.terminated.set(true);
                    return Poll::Ready(None);
                }
                None => return Poll::Pending,
            };
            // If the poll panics, the future is out of the set.
            let mut node = match this.nodes().unlink(key) {
                Some(node) => node,
                None => continue,
            };
            node.slot.queued.set(false);
            node.slot.woken.set(false);
            let waker = Waker::from(node.slot.clone());
            let mut inner = Context::from_waker(&waker);
            polled += 1;
            match node.future.as_mut().poll(&mut inner) {
                Poll::Ready(output) => {
                    this.nodes().release(key, &node.slot);
                    drop(node);
                    return Poll::Ready(Some(output));
                }
                Poll::Pending => {
                    if node.slot.woken.get() {
                        woke_themselves += 1;
                    }
                    this.nodes().link(key, node);
                    if woke_themselves >= 2 || polled == len {
                        cx.waker().wake_by_ref();
                        return Poll::Pending;
                    }
                }
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len(), Some(self.len()))
    }
}

impl<Fut: Future> FusedStream for FuturesUnordered<Fut> {
    fn is_terminated(&self) -> bool {
        self.terminated.get()
    }
}

impl<Fut> Drop for FuturesUnordered<Fut> {
    fn drop(&mut self) {
        self.clear();
    }
}

impl<Fut> Default for FuturesUnordered<Fut> {
    fn default() -> FuturesUnordered<Fut> {
        FuturesUnordered::new()
    }
}

impl<Fut> FromIterator<Fut> for FuturesUnordered<Fut> {
    fn from_iter<I: IntoIterator<Item = Fut>>(iter: I) -> FuturesUnordered<Fut> {
        let set = FuturesUnordered::new();
        for future in iter {
            set.push(future);
        }
        set
    }
}

impl<Fut> Extend<Fut> for FuturesUnordered<Fut> {
    fn extend<I: IntoIterator<Item = Fut>>(&mut self, iter: I) {
        for future in iter {
            self.push(future);
        }
    }
}

impl<Fut> fmt::Debug for FuturesUnordered<Fut> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FuturesUnordered { ... }")
    }
}
