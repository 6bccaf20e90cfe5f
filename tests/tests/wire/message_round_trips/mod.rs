//! Messages come back as they were: each kind that a dialect has, written into a response and read
//! from it, and read from a request as a message of the agent's own.

mod cx;
mod definition;
mod generate;
mod v1;
mod v2;

use proptest::prelude::ProptestConfig;
use proptest::test_runner::FileFailurePersistence;

/// Failures are kept beside the source.
fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    }
}
