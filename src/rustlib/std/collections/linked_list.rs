//! A doubly-linked list with owned nodes.
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::mem;
use crate::prelude::rust_2021::*;
use crate::ptr::NonNull;

/// A doubly-linked list with owned nodes.
pub struct LinkedList<T> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<Box<Node<T>>>,
}
struct Node<T> {
    next: Option<NonNull<Node<T>>>,
    prev: Option<NonNull<Node<T>>>,
    element: T,
}
unsafe impl<T: Send> Send for LinkedList<T> {}
unsafe impl<T: Sync> Sync for LinkedList<T> {}

impl<T> LinkedList<T> {
    /// Creates an empty `LinkedList`.
    #[must_use]
    pub const fn new() -> Self { LinkedList { head: None, tail: None, len: 0, marker: PhantomData } }
    /// Moves all elements from `other` to the end of the list.
    pub fn append(&mut self, other: &mut Self) {
        match self.tail {
            None => mem::swap(self, other),
            Some(tail) => {
                if let Some(head) = other.head.take() {
                    unsafe {
                        (*tail.as_ptr()).next = Some(head);
                        (*head.as_ptr()).prev = Some(tail);
                    }
                    self.tail = other.tail.take();
                    self.len += mem::replace(&mut other.len, 0);
                }
            }
        }
    }
    /// Provides a forward iterator.
    pub fn iter(&self) -> Iter<'_, T> { Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData } }
    /// Provides a forward iterator with mutable references.
    pub fn iter_mut(&mut self) -> IterMut<'_, T> { IterMut { head: self.head, tail: self.tail, len: self.len, marker: PhantomData } }
    /// Returns `true` if the `LinkedList` is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool { self.head.is_none() }
    /// Returns the length of the `LinkedList`.
    #[must_use]
    pub fn len(&self) -> usize { self.len }
    /// Removes all elements from the `LinkedList`.
    pub fn clear(&mut self) { drop(mem::take(self)) }
    /// Returns `true` if the `LinkedList` contains an element equal to the given value.
    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        self.iter().any(|e| e == x)
    }
    /// Provides a reference to the front element, or `None` if the list is empty.
    #[must_use]
    pub fn front(&self) -> Option<&T> { self.head.map(|node| unsafe { &(*node.as_ptr()).element }) }
    /// Provides a mutable reference to the front element, or `None` if the list is empty.
    pub fn front_mut(&mut self) -> Option<&mut T> { self.head.map(|node| unsafe { &mut (*node.as_ptr()).element }) }
    /// Provides a reference to the back element, or `None` if the list is empty.
    #[must_use]
    pub fn back(&self) -> Option<&T> { self.tail.map(|node| unsafe { &(*node.as_ptr()).element }) }
    /// Provides a mutable reference to the back element, or `None` if the list is empty.
    pub fn back_mut(&mut self) -> Option<&mut T> { self.tail.map(|node| unsafe { &mut (*node.as_ptr()).element }) }
    /// Adds an element to the front of the list.
    pub fn push_front(&mut self, elt: T) {
        let node = Box::new(Node { next: self.head, prev: None, element: elt });
        let node = unsafe { NonNull::new_unchecked(Box::into_raw(node)) };
        match self.head {
            None => self.tail = Some(node),
            Some(head) => unsafe { (*head.as_ptr()).prev = Some(node) },
        }
        self.head = Some(node);
        self.len += 1;
    }
    /// Removes the first element and returns it, or `None` if the list is empty.
    pub fn pop_front(&mut self) -> Option<T> {
        let node = self.head?;
        let node = unsafe { *Box::from_raw(node.as_ptr()) };
        self.head = node.next;
        match self.head {
            None => self.tail = None,
            Some(head) => unsafe { (*head.as_ptr()).prev = None },
        }
        self.len -= 1;
        Some(node.element)
    }
    /// Adds an element to the back of the list.
    pub fn push_back(&mut self, elt: T) {
        let node = Box::new(Node { next: None, prev: self.tail, element: elt });
        let node = unsafe { NonNull::new_unchecked(Box::into_raw(node)) };
        match self.tail {
            None => self.head = Some(node),
            Some(tail) => unsafe { (*tail.as_ptr()).next = Some(node) },
        }
        self.tail = Some(node);
        self.len += 1;
    }
    /// Removes the last element from the list and returns it, or `None` if it is empty.
    pub fn pop_back(&mut self) -> Option<T> {
        let node = self.tail?;
        let node = unsafe { *Box::from_raw(node.as_ptr()) };
        self.tail = node.prev;
        match self.tail {
            None => self.head = None,
            Some(tail) => unsafe { (*tail.as_ptr()).next = None },
        }
        self.len -= 1;
        Some(node.element)
    }
    /// Adds an element to the front and returns a reference to it.
    pub fn push_front_mut(&mut self, elt: T) -> &mut T {
        self.push_front(elt);
        self.front_mut().unwrap()
    }
    /// Adds an element to the back and returns a reference to it.
    pub fn push_back_mut(&mut self, elt: T) -> &mut T {
        self.push_back(elt);
        self.back_mut().unwrap()
    }
    // Takes a node out.
    fn unlink(&mut self, node: NonNull<Node<T>>) -> T {
        let node = unsafe { *Box::from_raw(node.as_ptr()) };
        match node.prev {
            Some(prev) => unsafe { (*prev.as_ptr()).next = node.next },
            None => self.head = node.next,
        }
        match node.next {
            Some(next) => unsafe { (*next.as_ptr()).prev = node.prev },
            None => self.tail = node.prev,
        }
        self.len -= 1;
        node.element
    }
    /// Retains only the elements specified by the predicate.
    pub fn retain<F: FnMut(&mut T) -> bool>(&mut self, mut f: F) { self.extract_if(|x| !f(x)).for_each(drop) }
    /// An iterator that removes the elements a closure accepts.
    pub fn extract_if<F: FnMut(&mut T) -> bool>(&mut self, filter: F) -> ExtractIf<'_, T, F> { ExtractIf { at: self.head, list: self, pred: filter } }
    /// Splits the list into two at the given index.
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> LinkedList<T> {
        assert!(at <= self.len(), "Cannot split off at a nonexistent index");
        let mut before = LinkedList::new();
        for _ in 0..at {
            if let Some(elt) = self.pop_front() {
                before.push_back(elt);
            }
        }
        mem::replace(self, before)
    }
}
impl<T> Drop for LinkedList<T> {
    fn drop(&mut self) { while self.pop_front().is_some() {} }
}

/// An iterator over the elements of a `LinkedList`.
pub struct Iter<'a, T: 'a> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<&'a Node<T>>,
}
/// A mutable iterator over the elements of a `LinkedList`.
pub struct IterMut<'a, T: 'a> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<&'a mut Node<T>>,
}
/// An owning iterator over the elements of a `LinkedList`.
#[derive(Clone)]
pub struct IntoIter<T> {
    list: LinkedList<T>,
}
unsafe impl<T: Sync> Send for Iter<'_, T> {}
unsafe impl<T: Sync> Sync for Iter<'_, T> {}
unsafe impl<T: Send> Send for IterMut<'_, T> {}
unsafe impl<T: Sync> Sync for IterMut<'_, T> {}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData } }
}
macro_rules! iterators {
    ($($Name:ident $Item:ty, $node:ident => $element:expr;)*) => { $(
        impl<'a, T> Iterator for $Name<'a, T> {
            type Item = $Item;
            fn next(&mut self) -> Option<$Item> {
                if self.len == 0 {
                    return None;
                }
                self.len -= 1;
                let $node = self.head?.as_ptr();
                unsafe {
                    self.head = (*$node).next;
                    Some($element)
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) { (self.len, Some(self.len)) }
        }
        impl<'a, T> DoubleEndedIterator for $Name<'a, T> {
            fn next_back(&mut self) -> Option<$Item> {
                if self.len == 0 {
                    return None;
                }
                self.len -= 1;
                let $node = self.tail?.as_ptr();
                unsafe {
                    self.tail = (*$node).prev;
                    Some($element)
                }
            }
        }
        impl<T> ExactSizeIterator for $Name<'_, T> {}
        impl<T> FusedIterator for $Name<'_, T> {}
    )* };
}
iterators! { Iter &'a T, node => &(*node).element; IterMut &'a mut T, node => &mut (*node).element; }
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.list.pop_front() }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.list.len, Some(self.list.len)) }
}
impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> { self.list.pop_back() }
}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> Default for LinkedList<T> {
    fn default() -> Self { LinkedList::new() }
}
impl<T> FromIterator<T> for LinkedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut list = LinkedList::new();
        list.extend(iter);
        list
    }
}
impl<T> Extend<T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) { iter.into_iter().for_each(|elt| self.push_back(elt)) }
}
impl<'a, T: 'a + Copy> Extend<&'a T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { self.extend(iter.into_iter().cloned()) }
}
impl<T> IntoIterator for LinkedList<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { list: self } }
}
impl<'a, T> IntoIterator for &'a LinkedList<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<'a, T> IntoIterator for &'a mut LinkedList<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() }
}
impl<T: PartialEq> PartialEq for LinkedList<T> {
    fn eq(&self, other: &Self) -> bool { self.len() == other.len() && self.iter().eq(other) }
}
impl<T: Eq> Eq for LinkedList<T> {}
impl<T: PartialOrd> PartialOrd for LinkedList<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { self.iter().partial_cmp(other) }
}
impl<T: Ord> Ord for LinkedList<T> {
    fn cmp(&self, other: &Self) -> Ordering { self.iter().cmp(other) }
}
impl<T: Clone> Clone for LinkedList<T> {
    fn clone(&self) -> Self { self.iter().cloned().collect() }
}
impl<T: fmt::Debug> fmt::Debug for LinkedList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self).finish() }
}
impl<T: Hash> Hash for LinkedList<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_length_prefix(self.len());
        for elt in self {
            elt.hash(state);
        }
    }
}
impl<T, const N: usize> From<[T; N]> for LinkedList<T> {
    fn from(arr: [T; N]) -> Self { Self::from_iter(arr) }
}
/// An iterator that removes the elements a closure accepts.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ExtractIf<'a, T, F> {
    list: &'a mut LinkedList<T>,
    at: Option<NonNull<Node<T>>>,
    pred: F,
}
impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        while let Some(node) = self.at {
            self.at = unsafe { (*node.as_ptr()).next };
            if (self.pred)(unsafe { &mut (*node.as_ptr()).element }) {
                return Some(self.list.unlink(node));
            }
        }
        None
    }
}
impl<T> FusedIterator for IntoIter<T> {}
impl<T> Default for Iter<'_, T> {
    fn default() -> Self { Iter { head: None, tail: None, len: 0, marker: PhantomData } }
}
impl<T> Default for IterMut<'_, T> {
    fn default() -> Self { IterMut { head: None, tail: None, len: 0, marker: PhantomData } }
}
impl<T> Default for IntoIter<T> {
    fn default() -> Self { LinkedList::new().into_iter() }
}
