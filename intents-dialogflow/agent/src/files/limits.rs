//! What is read of archives and folders at most: an agent of 2,000 intents is far below each.

/// The greatest number of files, folders among them.
pub const MAX_FILES: usize = 50_000;

/// The greatest archive, in bytes.
pub const MAX_ARCHIVE_BYTES: u64 = 256 << 20;

/// The greatest file, in bytes.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// The greatest sum of all files, in bytes.
pub const MAX_TOTAL_BYTES: u64 = 512 << 20;

/// How many times its compressed size a file may have. Training phrases take some 10 times theirs.
/// Files below a mebibyte may be denser: what repeats itself is no attack.
pub const MAX_RATIO: u64 = 200;

/// From where on [`MAX_RATIO`] counts.
pub(super) const RATIO_FROM_BYTES: u64 = 1 << 20;

/// The longest path, in bytes.
pub const MAX_PATH_BYTES: usize = 1024;
