//! Saving files so that none is ever half written.

use std::fs;
use std::io;
use std::path::Path;

/// Writes a file whole: beside the one of that name first, which it then replaces at once. If anything goes wrong, or the
/// program is stopped, what was there before is there still.
///
/// A link keeps leading where it led, and the file there is replaced; what stands there keeps its permissions. Devices and
/// pipes cannot be replaced and are written to.
///
/// # Errors
///
/// A folder that is not there or may not be written to, a full disk.
pub(super) fn save(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let there = fs::metadata(path).ok();
    if there.as_ref().is_some_and(|there| !there.is_file() && !there.is_dir()) {
        return fs::write(path, bytes);
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(name);
    let written = fs::write(&beside, bytes)
        .and_then(|()| there.map_or(Ok(()), |there| fs::set_permissions(&beside, there.permissions())))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // It may never have come into being.
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_there_is_replaced_and_nothing_is_left_beside_it() {
        let folder = std::env::temp_dir().join(format!("deskcheck-save-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        let file = folder.join("report.html");
        save(&file, b"one").expect("it can be written");
        save(&file, b"two").expect("it can be written");
        assert_eq!(fs::read(&file).expect("it is there"), b"two");
        assert!(save(&folder, b"three").is_err());
        assert!(save(&folder.join("missing/report.html"), b"three").is_err());
        let left = fs::read_dir(&folder).expect("it is there").count();
        fs::remove_dir_all(&folder).expect("it can be removed");
        assert_eq!(left, 1);
    }
}
