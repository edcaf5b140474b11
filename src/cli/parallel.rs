//! Work on several threads whose results come out in the order in which it went in.
//!
//! In: items and what to do with each. Out: the results, one after the other. No thread gets further ahead of the result
//! that is due than a few items, so memory does not grow with the number of items.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// How many items, for each thread, may be in the works or waiting for their turn.
const AHEAD: usize = 4;

struct Line<R> {
    /// The number of the result that is due.
    due: usize,
    done: BTreeMap<usize, thread::Result<R>>,
    /// How many items there are, once that is known.
    items: Option<usize>,
    /// Whether no further results are wanted.
    stopped: bool,
}

/// Does `work` on each item, on that many threads at most, and hands the results to `each` in the order of the items.
///
/// `each` runs on the calling thread; once it returns `false` no further items are taken. Waiting for the next item holds
/// up no result: items may come from somebody who waits for an answer before sending more.
pub(super) fn in_order<T, R: Send>(
    threads: usize,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut each: impl FnMut(R) -> bool,
) {
    let threads = threads.max(1);
    // The items, and how many were taken.
    let source = Mutex::new((items.fuse(), 0));
    let line = Mutex::new(Line { due: 0, done: BTreeMap::new(), items: None, stopped: false });
    let changed = Condvar::new();
    let held = || line.lock().unwrap_or_else(PoisonError::into_inner);
    let wait = |held| changed.wait(held).unwrap_or_else(PoisonError::into_inner);
    // The next item with its number, when those before it are not too far from their turn.
    let next = || {
        let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
        let (items, taken) = &mut *source;
        let mut line = held();
        while !line.stopped && *taken >= line.due + threads * AHEAD {
            line = wait(line);
        }
        if line.stopped {
            return None;
        }
        drop(line);
        let Some(item) = items.next() else {
            held().items = Some(*taken);
            changed.notify_all();
            return None;
        };
        *taken += 1;
        Some((*taken - 1, item))
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((number, item)) = next() {
                    // A panic waits for its turn as a result does; else the result that is due would never come.
                    let result = catch_unwind(AssertUnwindSafe(|| work(item)));
                    held().done.insert(number, result);
                    changed.notify_all();
                }
            });
        }
        loop {
            let mut line = held();
            let result = loop {
                let due = line.due;
                if let Some(result) = line.done.remove(&due) {
                    break result;
                }
                if line.items == Some(due) {
                    return;
                }
                line = wait(line);
            };
            line.due += 1;
            drop(line);
            changed.notify_all();
            let goes_on = result.map(&mut each);
            if !matches!(goes_on, Ok(true)) {
                held().stopped = true;
                changed.notify_all();
                match goes_on {
                    Ok(_) => return,
                    Err(panic) => resume_unwind(panic),
                }
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_however_long_each_takes() {
        let mut seen = Vec::new();
        let work = |n: u64| {
            thread::sleep(std::time::Duration::from_micros((n * 7919) % 500));
            n * 2
        };
        in_order(4, 0..300u64, work, |r| {
            seen.push(r);
            true
        });
        assert_eq!(seen, (0..300).map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn no_thread_runs_far_ahead() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let taken = AtomicUsize::new(0);
        let items = (0..1000).inspect(|_| {
            taken.fetch_add(1, Ordering::Relaxed);
        });
        let mut given = 0;
        in_order(
            2,
            items,
            |n: i32| n,
            |_| {
                given += 1;
                assert!(taken.load(Ordering::Relaxed) <= given + 2 * AHEAD + 2);
                true
            },
        );
        assert_eq!(given, 1000);
    }

    #[test]
    fn who_waits_for_an_answer_before_asking_again_gets_it() {
        let (ask, asked) = std::sync::mpsc::channel();
        ask.send(0).expect("somebody listens");
        let mut asking = Some(ask);
        let mut given = Vec::new();
        in_order(
            2,
            asked.into_iter(),
            |n: i32| n,
            move |n| {
                given.push(n);
                // Who asks no more hangs up, or the one who waits for the next question would wait for ever.
                match asking.take().filter(|_| n < 20) {
                    Some(ask) => {
                        ask.send(n + 1).expect("somebody listens");
                        asking = Some(ask);
                    }
                    None => asking = None,
                }
                true
            },
        );
    }

    #[test]
    fn who_has_enough_is_given_no_more() {
        let mut given = 0;
        in_order(
            2,
            0..,
            |n: u64| n,
            |_| {
                given += 1;
                given < 5
            },
        );
        assert_eq!(given, 5);
    }

    #[test]
    #[should_panic(expected = "the fifth")]
    fn a_panic_comes_out_in_its_turn() {
        in_order(2, 0..100, |n| assert!(n != 5, "the fifth"), |()| true);
    }

    #[test]
    fn no_items_give_no_results() {
        in_order(3, std::iter::empty::<u8>(), |n| n, |_| panic!("there is no result"));
    }
}
