//! The tree of cancellation tokens (TU-1..TU-3).
use std::cell::{Cell, UnsafeCell};
use std::sync::Arc;
use tokio::sync::Notify;
use tokio::trace::{self, Res};

/// A node; tokens are handles to it.
pub(crate) struct TreeNode {
    parent: UnsafeCell<Option<Arc<TreeNode>>>,
    children: UnsafeCell<Vec<Arc<TreeNode>>>,
    cancelled: Cell<bool>,
    handles: Cell<usize>,
    pub(crate) waker: Notify,
    pub(crate) res: Res,
}

unsafe impl Send for TreeNode {}
unsafe impl Sync for TreeNode {}

impl TreeNode {
    pub(crate) fn new() -> Arc<TreeNode> {
        Arc::new(TreeNode {
            parent: UnsafeCell::new(None),
            children: UnsafeCell::new(Vec::new()),
            cancelled: Cell::new(false),
            handles: Cell::new(1),
            waker: Notify::new_untraced(),
            res: Res::new(trace::TOKEN, 0),
        })
    }

    #[allow(clippy::mut_from_ref)]
    fn parent(&self) -> &mut Option<Arc<TreeNode>> {
        unsafe { &mut *self.parent.get() }
    }

    #[allow(clippy::mut_from_ref)]
    fn children(&self) -> &mut Vec<Arc<TreeNode>> {
        unsafe { &mut *self.children.get() }
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancelled.get()
    }

    pub(crate) fn add_handle(&self) {
        self.handles.set(self.handles.get() + 1);
    }

    /// A child; born cancelled if this node is.
    pub(crate) fn child_of(parent: &Arc<TreeNode>) -> Arc<TreeNode> {
        let child = TreeNode::new();
        if parent.is_cancelled() {
            child.cancelled.set(true);
            trace::res_parent(child.res.id(), parent.res.id());
            trace::res_close(child.res.id(), 2);
        } else {
            trace::res_parent(child.res.id(), parent.res.id());
            *child.parent() = Some(parent.clone());
            parent.children().push(child.clone());
        }
        child
    }

    /// This node only: the flag, then the waiters, oldest first.
    fn cancel_alone(&self) {
        self.cancelled.set(true);
        self.children().clear();
        trace::res_close(self.res.id(), 2);
        trace::via(self.res.id(), trace::BY_NOTIFY);
        self.waker.notify_waiters();
        trace::via(0, 0);
    }

    /// Descendants first, itself last (TU-2).
    pub(crate) fn cancel(self: &Arc<TreeNode>) {
        if self.is_cancelled() {
            return;
        }
        loop {
            let child = match self.children().pop() {
                Some(child) => child,
                None => break,
            };
            *child.parent() = None;
            if child.is_cancelled() {
                continue;
            }
            loop {
                let grandchild = match child.children().pop() {
                    Some(grandchild) => grandchild,
                    None => break,
                };
                *grandchild.parent() = None;
                if grandchild.is_cancelled() {
                    continue;
                }
                if grandchild.children().is_empty() {
                    grandchild.cancel_alone();
                } else {
                    // Adopted: its turn comes next.
                    *grandchild.parent() = Some(self.clone());
                    self.children().push(grandchild);
                }
            }
            child.cancel_alone();
        }
        self.cancel_alone();
    }

    /// The last handle detaches the node; its children go to its parent (TU-3).
    pub(crate) fn drop_handle(self: &Arc<TreeNode>) {
        let left = self.handles.get() - 1;
        self.handles.set(left);
        if left > 0 {
            return;
        }
        let parent = self.parent().take();
        match parent {
            Some(parent) => {
                for child in std::mem::take(self.children()) {
                    *child.parent() = Some(parent.clone());
                    parent.children().push(child);
                }
                let siblings = parent.children();
                if let Some(at) = siblings.iter().position(|node| Arc::ptr_eq(node, self)) {
                    siblings.swap_remove(at);
                }
            }
            None => {
                for child in std::mem::take(self.children()) {
                    *child.parent() = None;
                }
            }
        }
    }
}
