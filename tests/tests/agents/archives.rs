//! Archives: our own, and hostile ones.
//!
//! Hostile archives are written here byte by byte, since no archiver writes them.

use intents_agent::files::{Files, FilesError, MAX_RATIO};

use crate::Failure;

/// A file of an archive: its name, of any encoding, its bytes, and what is odd about it.
#[derive(Clone)]
struct Entry<'e> {
    name: &'e [u8],
    stored: &'e [u8],
    /// What it says of its size, where that is not so.
    size: Option<u32>,
    flags: u16,
    method: u16,
    mode: u32,
}

const STORED: u16 = 0;
const DEFLATED: u16 = 8;
const FILE: u32 = 0o100_644;
const LINK: u32 = 0o120_777;
const ENCRYPTED: u16 = 1;

fn file<'e>(name: &'e str, stored: &'e [u8]) -> Entry<'e> {
    Entry { name: name.as_bytes(), stored, size: None, flags: 0x800, method: STORED, mode: FILE }
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc: u32, _| {
            (crc >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(crc & 1))
        })
    })
}

/// An archive of these files, whatever they are. Source: APPNOTE.TXT of PKWARE.
fn archive(entries: &[Entry<'_>]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let offset = bytes.len() as u32;
        let size = entry.size.unwrap_or(entry.stored.len() as u32);
        let crc = crc(entry.stored);
        let mut common = Vec::new();
        for number in [20, entry.flags, entry.method, 0, 0x21] {
            common.extend(number.to_le_bytes());
        }
        for number in [crc, entry.stored.len() as u32, size] {
            common.extend(number.to_le_bytes());
        }
        common.extend((entry.name.len() as u16).to_le_bytes());
        common.extend(0_u16.to_le_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(entry.name);
        bytes.extend(entry.stored);
        directory.extend(b"PK\x01\x02");
        directory.extend((3_u16 << 8 | 20).to_le_bytes());
        directory.extend(&common);
        directory.extend([0; 6]);
        directory.extend((entry.mode << 16).to_le_bytes());
        directory.extend(offset.to_le_bytes());
        directory.extend(entry.name);
    }
    let start = bytes.len() as u32;
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    let count = (entries.len() as u16).to_le_bytes();
    bytes.extend(count);
    bytes.extend(count);
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

fn refused(bytes: &[u8]) -> Result<FilesError, Failure> {
    Ok(Files::from_zip(bytes).err().ok_or("it was taken")?)
}

const AGENT: Entry<'static> =
    Entry { name: b"agent.json", stored: b"{}", size: None, flags: 0, method: STORED, mode: FILE };

#[test]
fn an_archive_is_read_nested_or_not() -> Result<(), Failure> {
    for nest in ["", "my agent/", "a/b/"] {
        let names = ["", "agent.json", "intents/", "intents/a.json"].map(|n| format!("{nest}{n}"));
        let [folder, agent, intents, a] = &names;
        let mut entries = vec![file(agent, b"{}"), file(intents, b""), file(a, b"{}")];
        if !folder.is_empty() {
            entries.push(file(folder, b""));
            entries.push(file("__MACOSX/x", b"\0\x05"));
        }
        let files = Files::from_zip(&archive(&entries))?;
        assert_eq!(files.paths().collect::<Vec<_>>(), ["agent.json", "intents/a.json"], "{nest}");
    }
    Ok(())
}

#[test]
fn paths_that_lead_outside_are_refused_by_name() -> Result<(), Failure> {
    for name in [
        "../agent.json",
        "intents/../../x.json",
        "/etc/x.json",
        "C:\\x.json",
        "c:/x.json",
        "..\\x.json",
        "intents\\x.json",
        "intents//x.json",
        "intents/./x.json",
        "intents/x\n.json",
        "../",
    ] {
        let error = refused(&archive(&[AGENT, file(name, b"{}")]))?;
        assert!(matches!(error, FilesError::Path { .. }), "{name:?}: {error}");
        assert!(
            error.to_string().starts_with(&name.trim_end_matches('/').escape_debug().to_string()),
            "{error}"
        );
    }
    let link = Entry { mode: LINK, ..file("intents/x.json", b"/etc/passwd") };
    let error = refused(&archive(&[AGENT, link]))?.to_string();
    assert_eq!(error, "intents/x.json: not a file; links are not followed");
    Ok(())
}

#[test]
fn names_that_are_there_twice_are_refused() -> Result<(), Failure> {
    for name in ["agent.json", "./agent.json"] {
        let error = refused(&archive(&[AGENT, file(name, b"[]")]))?;
        assert_eq!(error.to_string(), "agent.json: the path occurs twice", "{name}");
    }
    Ok(())
}

#[test]
fn names_of_old_archives_are_two_where_their_bytes_are() -> Result<(), Failure> {
    // `Zu` with an umlaut and `Zo` with one, in the code page 437, which is no UTF-8.
    let old = |name| Entry { name, flags: 0, ..file("", b"{}") };
    let files = Files::from_zip(&archive(&[
        AGENT,
        old(b"intents/Z\x81.json"),
        old(b"intents/Z\x94.json"),
    ]))?;
    let paths: Vec<_> = files.paths().collect();
    assert_eq!(paths, ["agent.json", "intents/Z\u{f6}.json", "intents/Z\u{fc}.json"]);
    let twice = archive(&[AGENT, old(b"intents/Z\x81.json"), old(b"intents/Z\x81.json")]);
    assert!(matches!(refused(&twice)?, FilesError::Duplicate { .. }));
    Ok(())
}

#[test]
fn what_grows_without_end_is_refused() -> Result<(), Failure> {
    // Written by our own archiver, which does not ask what it compresses.
    let mut files = Files::new();
    files.insert("agent.json", b"{}".to_vec())?;
    files.insert("bomb.json", vec![b' '; 8 << 20])?;
    let error = refused(&files.to_zip()?)?.to_string();
    assert_eq!(error, format!("bomb.json: more than {MAX_RATIO} times its compressed size"));
    // The same with a lie about its size: in its own header and in the directory.
    let mut lie = files.to_zip()?;
    let honest = (8_u32 << 20).to_le_bytes();
    let sizes: Vec<_> = (0..lie.len() - 4).filter(|at| lie[*at..at + 4] == honest).collect();
    assert_eq!(sizes.len(), 2);
    for at in sizes {
        lie[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
    }
    let error = refused(&lie)?.to_string();
    assert!(error.starts_with("bomb.json: cannot read the file from the archive"), "{error}");
    Ok(())
}

#[test]
fn files_are_counted_before_any_is_read() -> Result<(), Failure> {
    let many: Vec<_> = (0..50_001).map(|i| format!("intents/{i}.json")).collect();
    let entries: Vec<_> = many.iter().map(|name| file(name, b"")).collect();
    let mut archive = archive(&entries);
    assert_eq!(refused(&archive)?.to_string(), "more than 50000 files");
    // Also where the end of the archive, which says how many there are, is a lie or broken.
    archive.truncate(archive.len() - 20);
    assert_eq!(refused(&archive)?.to_string(), "more than 50000 files");
    Ok(())
}

#[test]
fn an_archive_that_is_broken_is_refused() -> Result<(), Failure> {
    let whole = archive(&[AGENT, file("intents/a.json", b"{\"name\": \"a\"}")]);
    assert!(Files::from_zip(&whole).is_ok());
    for length in 0..whole.len() {
        assert!(Files::from_zip(&whole[..length]).is_err(), "cut off at {length}");
    }
    let locked = Entry { flags: ENCRYPTED, ..file("intents/a.json", b"............") };
    assert_eq!(
        refused(&archive(&[AGENT, locked]))?.to_string(),
        "intents/a.json: the file is encrypted; create the archive without a password"
    );
    let garbage =
        Entry { method: DEFLATED, size: Some(9), ..file("intents/a.json", b"\xff\xff\xff") };
    let error = refused(&archive(&[AGENT, garbage]))?.to_string();
    assert!(error.starts_with("intents/a.json: cannot read the file from the archive"), "{error}");
    let unknown = Entry { method: 99, ..file("intents/a.json", b"abc") };
    let error = refused(&archive(&[AGENT, unknown]))?.to_string();
    assert!(error.starts_with("intents/a.json: "), "{error}");
    let mut flipped = whole.clone();
    let at = whole.windows(4).position(|four| four == b"name").ok_or("no name")?;
    flipped[at] ^= 1;
    let error = refused(&flipped)?.to_string();
    assert!(error.starts_with("intents/a.json: cannot read"), "wrong checksum: {error}");
    for bytes in [&b""[..], b"PK", b"{}", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"] {
        assert!(Files::from_zip(bytes).is_err());
    }
    Ok(())
}

#[test]
fn no_byte_of_an_archive_ends_the_program() {
    let whole = archive(&[AGENT, file("intents/a.json", b"{\"name\": \"a\"}")]);
    for at in 0..whole.len() {
        for value in [0, 1, 0x7f, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            // An error or files: both are fine.
            let _ = Files::from_zip(&bytes);
        }
    }
}

#[test]
fn what_is_no_agent_is_refused() -> Result<(), Failure> {
    let told = |entries: &[Entry<'_>]| refused(&archive(entries)).map(|error| error.to_string());
    assert_eq!(
        told(&[file("intents/a.json", b"{}")])?,
        "`agent.json` is missing; an agent that Dialogflow exports has it"
    );
    assert_eq!(
        told(&[file("x/agent.json", b"{}"), file("secret.json", b"{}")])?,
        "secret.json: the file is outside of the folder of the agent, x/"
    );
    Ok(())
}

#[test]
fn an_archive_of_ours_has_neither_clock_nor_owner() -> Result<(), Failure> {
    let mut files = Files::new();
    files.insert("b.json", b"{}".to_vec())?;
    files.insert("agent.json", b"{\"language\": \"en\"}".to_vec())?;
    let zip = files.to_zip()?;
    // The time of MS-DOS: midnight of the first day that it knows.
    assert_eq!(zip[10..14], [0, 0, 0x21, 0]);
    let names: Vec<_> =
        zip.windows(4).enumerate().filter(|(_, four)| four == b"PK\x03\x04").collect();
    assert_eq!(names.len(), 2);
    assert_eq!(&zip[30..40], b"agent.json", "sorted");
    // Of these files they are these bytes, on every machine.
    assert_eq!((zip.len(), crc(&zip)), (SIZE, CRC));
    Ok(())
}

/// As measured once: another number is another archive.
const SIZE: usize = 230;
const CRC: u32 = 1_909_196_465;
