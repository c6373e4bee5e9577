//! What the builder decided.
use std::sync::Arc;

pub(crate) type Hook = Arc<dyn Fn() + Send + Sync>;

pub(crate) struct Config {
    pub(crate) name: Option<String>,
    pub(crate) event_interval: u32,
    /// None: 31 on current_thread, self-tuned on multi_thread.
    pub(crate) global_queue_interval: Option<u32>,
    pub(crate) thread_name: Arc<dyn Fn() -> String + Send + Sync>,
    pub(crate) thread_keep_alive: std::time::Duration,
    pub(crate) after_start: Option<Hook>,
    pub(crate) before_stop: Option<Hook>,
    pub(crate) before_park: Option<Hook>,
    pub(crate) after_unpark: Option<Hook>,
}

pub(crate) fn run_hook(hook: &Option<Hook>) {
    if let Some(hook) = hook {
        hook();
    }
}
