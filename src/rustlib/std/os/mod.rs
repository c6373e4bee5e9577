//! OS-specific functionality: nothing of it is simulated.
