//! The part of a task that depends on its future: polling it, dropping it, keeping its output.
use super::raw::{Header, Ops, Polled, Task};
use super::{Id, JoinError, JoinHandle};
use crate::runtime::context::{self, TaskIdGuard};
use crate::runtime::scheduler::TaskScheduler;
use crate::trace;
use std::cell::UnsafeCell;
use std::future::Future;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::pin::Pin;
use std::ptr::NonNull;
use std::task::{Context, Poll};

enum Stage<F: Future> {
    Running(F),
    Finished(Result<F::Output, JoinError>),
    Consumed,
}

/// A task: the header first, so that a pointer to it is one to the task.
#[repr(C)]
struct TaskCell<F: Future> {
    header: Header,
    stage: UnsafeCell<Stage<F>>,
}

/// Puts a future on the heap. flavor: 0 async, 1 blocking, 2 local.
pub(crate) fn new_task<F: Future>(future: F, id: Id, scheduler: TaskScheduler, flavor: u32) -> (Task, JoinHandle<F::Output>) {
    trace::task_spawn::<F>(id.0, flavor);
    let ops = Ops { poll: poll::<F>, cancel: cancel::<F>, read: read::<F>, drop_output: drop_output::<F>, free: free::<F> };
    let cell = Box::new(TaskCell { header: Header::new(id, ops, scheduler), stage: UnsafeCell::new(Stage::Running(future)) });
    let task = unsafe { Task::from_raw(NonNull::new_unchecked(Box::into_raw(cell) as *mut Header)) };
    let handle = JoinHandle::new(task.clone());
    (task, handle)
}

unsafe fn stage<'a, F: Future>(header: NonNull<Header>) -> *mut Stage<F> {
    unsafe { (*(header.as_ptr() as *mut TaskCell<F>)).stage.get() }
}

unsafe fn id_of(header: NonNull<Header>) -> Id {
    let task = std::mem::ManuallyDrop::new(unsafe { Task::from_raw(header) });
    task.id()
}

/// Drops what the stage holds, with the task's id set, and puts `next` in its place.
unsafe fn set_stage<F: Future>(header: NonNull<Header>, next: Stage<F>) {
    let _id = TaskIdGuard::enter(unsafe { id_of(header) });
    unsafe { *stage::<F>(header) = next };
}

/// If the future panics, it is dropped during the same unwinding (TK-5).
struct DropFuture<F: Future>(NonNull<Header>, std::marker::PhantomData<F>);

impl<F: Future> Drop for DropFuture<F> {
    fn drop(&mut self) {
        unsafe { set_stage::<F>(self.0, Stage::Consumed) }
    }
}

unsafe fn poll<F: Future>(header: NonNull<Header>, cx: &mut Context<'_>) -> Polled {
    let id = unsafe { id_of(header) };
    let result = catch_unwind(AssertUnwindSafe(|| {
        let guard = DropFuture::<F>(header, std::marker::PhantomData);
        let polled = {
            let _id = TaskIdGuard::enter(id);
            match unsafe { &mut *stage::<F>(header) } {
                Stage::Running(future) => unsafe { Pin::new_unchecked(future) }.poll(cx),
                _ => unreachable!(),
            }
        };
        std::mem::forget(guard);
        polled
    }));
    let output = match result {
        Ok(Poll::Pending) => return Polled::Pending,
        // The future goes first, then the output is stored; a panic in its drop replaces the output.
        Ok(Poll::Ready(output)) => match catch_unwind(AssertUnwindSafe(|| unsafe { set_stage::<F>(header, Stage::Consumed) })) {
            Ok(()) => Ok(output),
            Err(payload) => Err(JoinError::panic(id, payload)),
        },
        Err(payload) => Err(JoinError::panic(id, payload)),
    };
    let panicked = output.is_err();
    unsafe { std::ptr::write(stage::<F>(header), Stage::Finished(output)) };
    if panicked {
        Polled::Panicked
    } else {
        Polled::Ready
    }
}

unsafe fn cancel<F: Future>(header: NonNull<Header>) {
    let id = unsafe { id_of(header) };
    let result = catch_unwind(AssertUnwindSafe(|| unsafe { set_stage::<F>(header, Stage::Consumed) }));
    let error = match result {
        Ok(()) => JoinError::cancelled(id),
        Err(payload) => JoinError::panic(id, payload),
    };
    unsafe { std::ptr::write(stage::<F>(header), Stage::Finished(Err(error))) };
}

unsafe fn read<F: Future>(header: NonNull<Header>, into: *mut ()) {
    match unsafe { std::ptr::replace(stage::<F>(header), Stage::Consumed) } {
        Stage::Finished(output) => unsafe { *(into as *mut Option<Result<F::Output, JoinError>>) = Some(output) },
        _ => panic!("JoinHandle polled after completion"),
    }
}

/// A panic in the output's drop is swallowed.
unsafe fn drop_output<F: Future>(header: NonNull<Header>) {
    let _ = catch_unwind(AssertUnwindSafe(|| unsafe { set_stage::<F>(header, Stage::Consumed) }));
}

unsafe fn free<F: Future>(header: NonNull<Header>) {
    let previous = context::current().task.get();
    drop(unsafe { Box::from_raw(header.as_ptr() as *mut TaskCell<F>) });
    context::current().task.set(previous);
}
