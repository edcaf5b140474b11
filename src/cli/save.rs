//! Saving files so that none is ever half written.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes a file whole: beside the one of that name first, which it then replaces at once. If anything goes wrong, or the
/// program is stopped, what was there before is there still.
///
/// A link keeps leading where it led, and the file there is replaced; what stands there keeps its permissions, and is left
/// alone if it is read-only. Devices and pipes cannot be replaced and are written to.
///
/// # Errors
///
/// A folder that is not there or may not be written to, a full disk.
pub(super) fn save(path: &Path, bytes: &[u8]) -> io::Result<()> {
    save_by(path, |file| file.write_all(bytes))
}

/// The same for a file that is written piece by piece.
pub(super) fn save_by(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    if is_device(path) {
        return File::options().write(true).open(path).and_then(|mut file| write(&mut file));
    }
    let there = fs::metadata(path).ok();
    if there.as_ref().is_some_and(|there| there.permissions().readonly()) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let beside = beside(&path, "new");
    let written = File::create(&beside)
        .and_then(|mut file| write(&mut file).and_then(|()| file.sync_all()))
        .and_then(|()| there.map_or(Ok(()), |there| fs::set_permissions(&beside, there.permissions())))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // It may never have come into being.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Whether a device or a pipe stands there, which cannot be replaced.
pub(super) fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

/// A name beside a path for a file of this process that will not stay.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.{ending}", std::process::id()));
    path.with_file_name(name)
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
        let mut only_read = fs::metadata(&file).expect("it is there").permissions();
        only_read.set_readonly(true);
        fs::set_permissions(&file, only_read).expect("it is ours");
        assert!(save(&file, b"three").is_err());
        assert_eq!(fs::read(&file).expect("it is there"), b"two");
        let left = fs::read_dir(&folder).expect("it is there").count();
        fs::remove_dir_all(&folder).expect("it can be removed");
        assert_eq!(left, 1);
    }
}
