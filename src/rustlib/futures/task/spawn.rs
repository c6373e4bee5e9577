//! Spawning onto any executor.
use super::SpawnError;
use crate::future::{FutureExt, FutureObj, LocalFutureObj, RemoteHandle};
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;

/// Spawns futures.
pub trait Spawn {
    /// Spawns a boxed future.
    fn spawn_obj(&self, future: FutureObj<'static, ()>) -> Result<(), SpawnError>;

    /// Can it spawn?
    fn status(&self) -> Result<(), SpawnError> {
        Ok(())
    }
}

/// Spawns futures that need not be `Send`.
pub trait LocalSpawn {
    /// Spawns a boxed future.
    fn spawn_local_obj(&self, future: LocalFutureObj<'static, ()>) -> Result<(), SpawnError>;

    /// Can it spawn?
    fn status_local(&self) -> Result<(), SpawnError> {
        Ok(())
    }
}

macro_rules! through {
    ($($T:ty)*) => { $(
        impl<Sp: ?Sized + Spawn> Spawn for $T {
            fn spawn_obj(&self, future: FutureObj<'static, ()>) -> Result<(), SpawnError> { Sp::spawn_obj(self, future) }
            fn status(&self) -> Result<(), SpawnError> { Sp::status(self) }
        }
        impl<Sp: ?Sized + LocalSpawn> LocalSpawn for $T {
            fn spawn_local_obj(&self, future: LocalFutureObj<'static, ()>) -> Result<(), SpawnError> { Sp::spawn_local_obj(self, future) }
            fn status_local(&self) -> Result<(), SpawnError> { Sp::status_local(self) }
        }
    )* };
}
through! { &Sp &mut Sp Box<Sp> Rc<Sp> Arc<Sp> }

/// Methods on everything that spawns.
pub trait SpawnExt: Spawn {
    /// Spawns a future.
    fn spawn<Fut>(&self, future: Fut) -> Result<(), SpawnError>
    where
        Fut: Future<Output = ()> + Send + 'static,
    {
        self.spawn_obj(FutureObj::new(Box::new(future)))
    }

    /// Spawns a future and gets its output; dropping the handle cancels it.
    fn spawn_with_handle<Fut>(&self, future: Fut) -> Result<RemoteHandle<<Fut as Future>::Output>, SpawnError>
    where
        Fut: Future + Send + 'static,
        <Fut as Future>::Output: Send,
    {
        let (future, handle) = future.remote_handle();
        self.spawn(future)?;
        Ok(handle)
    }
}
impl<Sp: ?Sized + Spawn> SpawnExt for Sp {}

/// Methods on everything that spawns what need not be `Send`.
pub trait LocalSpawnExt: LocalSpawn {
    /// Spawns a future.
    fn spawn_local<Fut>(&self, future: Fut) -> Result<(), SpawnError>
    where
        Fut: Future<Output = ()> + 'static,
    {
        self.spawn_local_obj(LocalFutureObj::new(Box::new(future)))
    }

    /// Spawns a future and gets its output; dropping the handle cancels it.
    fn spawn_local_with_handle<Fut>(&self, future: Fut) -> Result<RemoteHandle<<Fut as Future>::Output>, SpawnError>
    where
        Fut: Future + 'static,
    {
        let (future, handle) = future.remote_handle();
        self.spawn_local(future)?;
        Ok(handle)
    }
}
impl<Sp: ?Sized + LocalSpawn> LocalSpawnExt for Sp {}
