//! Reading and writing of ZIP archives.

use std::collections::HashSet;
use std::io::{Cursor, Read, Write};

use flate2::Compression;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::limits::RATIO_FROM_BYTES;
use super::{
    Files, FilesError, MAX_ARCHIVE_BYTES, MAX_FILE_BYTES, MAX_FILES, MAX_RATIO, MAX_TOTAL_BYTES,
};

pub(super) fn write(files: &Files) -> Result<Vec<u8>, FilesError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(Compression::default().level().into()))
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files.iter() {
        let error = |message: String| FilesError::Archive { path: path.to_owned(), message };
        writer.start_file(path, options).map_err(|e| error(e.to_string()))?;
        writer.write_all(bytes).map_err(|e| error(e.to_string()))?;
    }
    Ok(writer.finish().map_err(|error| broken(&error))?.into_inner())
}

pub(super) fn read(bytes: &[u8]) -> Result<Files, FilesError> {
    let too_much =
        |what, limit, path: &str| Err(FilesError::TooMuch { what, limit, path: path.to_owned() });
    if bytes.len() as u64 > MAX_ARCHIVE_BYTES {
        return too_much("bytes of an archive", MAX_ARCHIVE_BYTES, "");
    }
    // Count the headers before reading, because the number in the archive may be wrong. Every
    // header of a file starts with the same bytes.
    let headers = bytes.windows(HEADER.len()).filter(|header| *header == HEADER);
    if headers.take(MAX_FILES + 1).count() > MAX_FILES {
        return too_much("files", MAX_FILES as u64, "");
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let listed = listed(bytes, archive.central_directory_start())?;
    // The crate `zip` hides a second file with the same name, so all names are compared here. They
    // are compared as bytes, because names may have several encodings.
    let mut names = HashSet::new();
    if let Some(name) = listed.iter().find(|name| !names.insert(**name)) {
        let path = String::from_utf8_lossy(name).into_owned();
        return Err(FilesError::Duplicate { other: path.clone(), path });
    }
    if archive.len() != listed.len() {
        let message = "its directory lists other files than it contains".to_owned();
        return Err(FilesError::Archive { path: String::new(), message });
    }
    let mut files = Files::new();
    let mut total = 0;
    for index in 0..archive.len() {
        let raw = archive.by_index_raw(index).map_err(|error| broken(&error))?;
        let path = raw.name().map_err(|error| broken(&error))?.into_owned();
        let error = |message: String| FilesError::Archive { path: path.clone(), message };
        if raw.encrypted() {
            return Err(FilesError::Encrypted { path });
        }
        if raw
            .unix_mode()
            .is_some_and(|mode| !matches!(mode & 0o170_000, 0 | 0o100_000 | 0o040_000))
        {
            return Err(FilesError::NotAFile { path });
        }
        let is_folder = raw.is_dir();
        let compressed = raw.compressed_size();
        drop(raw);
        if is_folder {
            super::path::checked(path.trim_end_matches('/'))?;
            continue;
        }
        // The size in the archive may be wrong, so the bytes are counted.
        let mut content = Vec::new();
        let entry = archive.by_index(index).map_err(|e| error(e.to_string()))?;
        let limit = MAX_FILE_BYTES.min(RATIO_FROM_BYTES.max(compressed.saturating_mul(MAX_RATIO)));
        entry.take(limit + 1).read_to_end(&mut content).map_err(|e| error(e.to_string()))?;
        let size = content.len() as u64;
        total += size;
        if size > MAX_FILE_BYTES {
            return too_much("bytes of a file", MAX_FILE_BYTES, &path);
        }
        if size > limit {
            return too_much("times its compressed size", MAX_RATIO, &path);
        }
        if total > MAX_TOTAL_BYTES {
            return too_much("bytes in all", MAX_TOTAL_BYTES, &path);
        }
        files.insert(&path, content)?;
    }
    Ok(files)
}

/// The first bytes of a header in the directory.
const HEADER: &[u8] = b"PK\x01\x02";

/// Returns the names in the directory at the end of an archive, in order and with duplicates.
///
/// Source: APPNOTE.TXT of PKWARE, "Central directory structure".
fn listed(bytes: &[u8], start: u64) -> Result<Vec<&[u8]>, FilesError> {
    const FIXED: usize = 46;
    let cut = || {
        let message = "its directory is cut off".to_owned();
        FilesError::Archive { path: String::new(), message }
    };
    let start =
        usize::try_from(start).ok().filter(|start| *start <= bytes.len()).ok_or_else(cut)?;
    let mut rest = &bytes[start..];
    let mut names = Vec::new();
    while rest.starts_with(HEADER) {
        let header = rest.get(..FIXED).ok_or_else(cut)?;
        let length = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
        let (name, extra, comment) = (length(28), length(30), length(32));
        names.push(rest.get(FIXED..FIXED + name).ok_or_else(cut)?);
        rest = rest.get(FIXED + name + extra + comment..).ok_or_else(cut)?;
    }
    Ok(names)
}

fn broken(error: &zip::result::ZipError) -> FilesError {
    FilesError::Archive { path: String::new(), message: error.to_string() }
}
