//! `num_cpus`: how many processors there are (simulated).

/// Returns the number of available CPUs of the current system.
pub fn get() -> usize { std::thread::available_parallelism().map_or(1, usize::from) }
/// Returns the number of physical cores of the current system.
pub fn get_physical() -> usize { get() }
