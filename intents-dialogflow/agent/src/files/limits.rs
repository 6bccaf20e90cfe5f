//! The limits for reading archives and folders. An agent of 2,000 intents is far below each limit.

/// The greatest number of files and folders.
pub const MAX_FILES: usize = 50_000;

/// The greatest archive, in bytes.
pub const MAX_ARCHIVE_BYTES: u64 = 256 << 20;

/// The greatest file, in bytes.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// The greatest size of all files together, in bytes.
pub const MAX_TOTAL_BYTES: u64 = 512 << 20;

/// The greatest ratio of a file's size to its compressed size. Training phrases have a ratio of about
/// 10. Files below a mebibyte may have a greater ratio.
pub const MAX_RATIO: u64 = 200;

/// The size in bytes from which [`MAX_RATIO`] applies.
pub(super) const RATIO_FROM_BYTES: u64 = 1 << 20;

/// The longest path, in bytes.
pub const MAX_PATH_BYTES: usize = 1024;
