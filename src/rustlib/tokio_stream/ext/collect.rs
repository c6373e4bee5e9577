//! `StreamExt::collect`.
use futures_core::ready;
use futures_core::Stream;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::future::Future;
use std::hash::Hash;
use std::marker::{PhantomData, PhantomPinned};
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `StreamExt::collect`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Collect<T, U, C> {
    stream: T,
    collection: C,
    _output: PhantomData<U>,
    _pin: PhantomPinned,
}

/// What a stream can be collected into.
pub trait FromStream<T>: Sized {
    #[doc(hidden)]
    type InternalCollection;
    #[doc(hidden)]
    fn initialize(lower: usize, upper: Option<usize>) -> Self::InternalCollection;
    /// Adds an item; false: no more are wanted.
    #[doc(hidden)]
    fn extend(collection: &mut Self::InternalCollection, item: T) -> bool;
    #[doc(hidden)]
    fn finalize(collection: &mut Self::InternalCollection) -> Self;
}

impl<T: Stream, U: FromStream<T::Item>> Collect<T, U, U::InternalCollection> {
    pub(super) fn new(stream: T) -> Collect<T, U, U::InternalCollection> {
        let (lower, upper) = stream.size_hint();
        Collect { stream, collection: U::initialize(lower, upper), _output: PhantomData, _pin: PhantomPinned }
    }
}

impl<T: Stream, U: FromStream<T::Item>> Future for Collect<T, U, U::InternalCollection> {
    type Output = U;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<U> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                Some(item) => {
                    if !U::extend(&mut this.collection, item) {
                        return Poll::Ready(U::finalize(&mut this.collection));
                    }
                }
                None => return Poll::Ready(U::finalize(&mut this.collection)),
            }
        }
    }
}

impl FromStream<()> for () {
    type InternalCollection = ();

    fn initialize(_lower: usize, _upper: Option<usize>) {}

    fn extend(_collection: &mut (), _item: ()) -> bool {
        true
    }

    fn finalize(_collection: &mut ()) {}
}

impl<T: AsRef<str>> FromStream<T> for String {
    type InternalCollection = String;

    fn initialize(_lower: usize, _upper: Option<usize>) -> String {
        String::new()
    }

    fn extend(collection: &mut String, item: T) -> bool {
        collection.push_str(item.as_ref());
        true
    }

    fn finalize(collection: &mut String) -> String {
        std::mem::take(collection)
    }
}

impl<T> FromStream<T> for Vec<T> {
    type InternalCollection = Vec<T>;

    fn initialize(lower: usize, _upper: Option<usize>) -> Vec<T> {
        Vec::with_capacity(lower)
    }

    fn extend(collection: &mut Vec<T>, item: T) -> bool {
        collection.push(item);
        true
    }

    fn finalize(collection: &mut Vec<T>) -> Vec<T> {
        std::mem::take(collection)
    }
}

impl<T> FromStream<T> for VecDeque<T> {
    type InternalCollection = VecDeque<T>;

    fn initialize(lower: usize, _upper: Option<usize>) -> VecDeque<T> {
        VecDeque::with_capacity(lower)
    }

    fn extend(collection: &mut VecDeque<T>, item: T) -> bool {
        collection.push_back(item);
        true
    }

    fn finalize(collection: &mut VecDeque<T>) -> VecDeque<T> {
        std::mem::take(collection)
    }
}

impl<T> FromStream<T> for LinkedList<T> {
    type InternalCollection = LinkedList<T>;

    fn initialize(_lower: usize, _upper: Option<usize>) -> LinkedList<T> {
        LinkedList::new()
    }

    fn extend(collection: &mut LinkedList<T>, item: T) -> bool {
        collection.push_back(item);
        true
    }

    fn finalize(collection: &mut LinkedList<T>) -> LinkedList<T> {
        std::mem::take(collection)
    }
}

impl<T: Ord> FromStream<T> for BTreeSet<T> {
    type InternalCollection = BTreeSet<T>;

    fn initialize(_lower: usize, _upper: Option<usize>) -> BTreeSet<T> {
        BTreeSet::new()
    }

    fn extend(collection: &mut BTreeSet<T>, item: T) -> bool {
        collection.insert(item);
        true
    }

    fn finalize(collection: &mut BTreeSet<T>) -> BTreeSet<T> {
        std::mem::take(collection)
    }
}

impl<K: Ord, V> FromStream<(K, V)> for BTreeMap<K, V> {
    type InternalCollection = BTreeMap<K, V>;

    fn initialize(_lower: usize, _upper: Option<usize>) -> BTreeMap<K, V> {
        BTreeMap::new()
    }

    fn extend(collection: &mut BTreeMap<K, V>, item: (K, V)) -> bool {
        collection.insert(item.0, item.1);
        true
    }

    fn finalize(collection: &mut BTreeMap<K, V>) -> BTreeMap<K, V> {
        std::mem::take(collection)
    }
}

impl<T: Eq + Hash> FromStream<T> for HashSet<T> {
    type InternalCollection = HashSet<T>;

    fn initialize(lower: usize, _upper: Option<usize>) -> HashSet<T> {
        HashSet::with_capacity(lower)
    }

    fn extend(collection: &mut HashSet<T>, item: T) -> bool {
        collection.insert(item);
        true
    }

    fn finalize(collection: &mut HashSet<T>) -> HashSet<T> {
        std::mem::take(collection)
    }
}

impl<K: Eq + Hash, V> FromStream<(K, V)> for HashMap<K, V> {
    type InternalCollection = HashMap<K, V>;

    fn initialize(lower: usize, _upper: Option<usize>) -> HashMap<K, V> {
        HashMap::with_capacity(lower)
    }

    fn extend(collection: &mut HashMap<K, V>, item: (K, V)) -> bool {
        collection.insert(item.0, item.1);
        true
    }

    fn finalize(collection: &mut HashMap<K, V>) -> HashMap<K, V> {
        std::mem::take(collection)
    }
}

impl<T: Ord> FromStream<T> for BinaryHeap<T> {
    type InternalCollection = BinaryHeap<T>;

    fn initialize(lower: usize, _upper: Option<usize>) -> BinaryHeap<T> {
        BinaryHeap::with_capacity(lower)
    }

    fn extend(collection: &mut BinaryHeap<T>, item: T) -> bool {
        collection.push(item);
        true
    }

    fn finalize(collection: &mut BinaryHeap<T>) -> BinaryHeap<T> {
        std::mem::take(collection)
    }
}

impl<T> FromStream<T> for Box<[T]> {
    type InternalCollection = Vec<T>;

    fn initialize(lower: usize, _upper: Option<usize>) -> Vec<T> {
        Vec::with_capacity(lower)
    }

    fn extend(collection: &mut Vec<T>, item: T) -> bool {
        collection.push(item);
        true
    }

    fn finalize(collection: &mut Vec<T>) -> Box<[T]> {
        std::mem::take(collection).into_boxed_slice()
    }
}

/// Stops at the first error.
impl<T, U: FromStream<T>, E> FromStream<Result<T, E>> for Result<U, E> {
    type InternalCollection = Result<U::InternalCollection, E>;

    fn initialize(lower: usize, upper: Option<usize>) -> Self::InternalCollection {
        Ok(U::initialize(lower, upper))
    }

    fn extend(collection: &mut Self::InternalCollection, item: Result<T, E>) -> bool {
        match item {
            Ok(item) => match collection {
                Ok(collection) => U::extend(collection, item),
                Err(_) => false,
            },
            Err(error) => {
                *collection = Err(error);
                false
            }
        }
    }

    fn finalize(collection: &mut Self::InternalCollection) -> Result<U, E> {
        match collection {
            Ok(inner) => Ok(U::finalize(inner)),
            Err(_) => match std::mem::replace(collection, Ok(U::initialize(0, Some(0)))) {
                Err(error) => Err(error),
                Ok(_) => unreachable!(),
            },
        }
    }
}
