//! How far a long run has come, for whoever waits at a terminal.
//!
//! In: one call an article. Out: a bar on standard error, once a run has taken a second; none where standard error is no
//! terminal, where the terminal can only print (`TERM=dumb`), or where the reports themselves scroll by on it.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::document::files;

/// From when on a run is long.
const LONG: Duration = Duration::from_secs(1);

/// The progress of a run.
pub(super) struct Progress {
    /// The articles, where there is somebody to tell.
    paths: Option<Vec<PathBuf>>,
    start: Instant,
    done: u64,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Of a run over these articles and folders; `quiet` if nothing but reports may be shown.
    pub(super) fn new(paths: &[PathBuf], quiet: bool) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let seen = !quiet && !dumb && io::stderr().is_terminal();
        let waits = paths.iter().any(|path| files::is_standard_input(path));
        Self { paths: (seen && !waits).then(|| paths.to_vec()), start: Instant::now(), done: 0, bar: None }
    }

    /// One more article is done.
    pub(super) fn step(&mut self) {
        self.done += 1;
        if self.start.elapsed() >= LONG
            && let Some(paths) = self.paths.take()
        {
            self.bar = Some(bar(paths, self.start));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }

    /// Does something that prints, with the bar out of the way.
    pub(super) fn aside<R>(&self, print: impl FnOnce() -> R) -> R {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// The bar; how many articles there are is counted beside the run.
fn bar(paths: Vec<PathBuf>, start: Instant) -> ProgressBar {
    let bar = ProgressBar::new(0).with_elapsed(start.elapsed());
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} articles, {eta} left");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let counted = bar.clone();
    thread::spawn(move || counted.set_length(files::find(&paths).count() as u64));
    bar
}
