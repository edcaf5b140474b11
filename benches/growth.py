#!/usr/bin/env python3
"""Does the cost of a check grow with the length of the copy, and no faster?

    benches/growth.py target/release/deskcheck [--sizes 100000,1000000,10000000] [--keep FOLDER] [CASE ...]

Writes invented copy of several kinds and lengths, checks each file in a process of its own on one core, and prints
seconds of processor time, peak memory, and the time per byte beside that of the shortest file. For the short files the
smallest of several runs counts. The time that an empty file takes is taken off. The last kinds are what copy was written
from, as long as is said, with a draft a tenth as long that quotes it.
"""

import argparse
import itertools
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLES = Path(__file__).resolve().parent.parent / "tests" / "articles"
SYLLABLES = ["ba", "den", "fi", "gor", "hal", "jun", "ker", "lom", "mir", "nas", "pol", "rud", "sen", "tav", "vel", "wix"]
GIVEN = ["Ana", "Boris", "Clara", "David", "Emma", "Frank", "Grace", "Henry", "Irene", "James", "Karen", "Louis"]


def surname(number):
    """A surname of its own for each number."""
    letters = ""
    number += len(SYLLABLES) ** 2
    while number:
        number, last = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[last]
    return letters.capitalize()


def articles():
    """The articles of the tests, again and again."""
    texts = [path.read_text() for path in sorted(ARTICLES.glob("*.txt"))]
    return itertools.cycle(text.strip() + "\n\n" for text in texts)


def paragraph():
    """The same without any line end."""
    return (" ".join(text.split()) + " " for text in articles())


def marks():
    """Copy that is mostly quotation marks, with some that close nothing."""
    for i in itertools.count():
        yield f'"No," {"she" if i % 3 else "he"} said. "Y{i % 7}" "‘N’" '
        if i % 11 == 10:
            yield '"\n\n'


def bare():
    """Nothing but quotation marks."""
    return itertools.repeat('"\' ')


def speakers():
    """A person of its own in each sentence, at odds with the one before."""
    said = ["said the road was closed", "denied that the road was closed", "blamed {} for the delay", "called the plan a lie"]
    for i in itertools.count():
        other = surname(max(i - 1, 0))
        cue = said[i % len(said)].format(other)
        yield f"{GIVEN[i % len(GIVEN)]} {surname(i)}, the mayor of Port {surname(i * 7)}, {cue}."
        yield "\n\n" if i % 5 == 4 else " "


def figures():
    """Two numbers in each sentence."""
    for i in itertools.count():
        who = "The council" if i % 2 else "The union"
        yield f"{who} said it had paid ${i % 900 + 3} million for {i % 7919 + 11} buses, or {i % 97}.5 percent more. "
        if i % 5 == 4:
            yield "\n\n"


def same_speaker():
    """Two people who answer each other without end."""
    for i in itertools.count():
        yield f"Ana Ruiz said the number {i % 89} tram was late. Boris Vale denied that the tram was late. "
        if i % 3 == 2:
            yield "\n\n"


def words():
    """One sentence without end."""
    return (f"the {surname(i % 5000).lower()} of the town and " for i in itertools.count())


def transcript():
    """Two people who ask and answer, in words that come again and again in another order."""
    subjects = ["the refit", "that report", "the bow door", "a spare pump", "the second engineer", "our insurer", "the pilot"]
    verbs = ["was never shown to", "had been put back by", "was paid for by", "came up again with", "was sent on to"]
    for i in itertools.count():
        label = "QUILL" if i % 2 else "TANDY"
        said = f"In year {i} {subjects[i % 7]} {verbs[i % 5]} {subjects[(i // 7) % 7]}, and I said so to {surname(i % 5000)}"
        yield f"{label}: {said}. We will not go over it again.\n\n"


def refrain():
    """One person who says the same again and again."""
    return itertools.repeat("QUILL: We never saw that report before March, and we never saw that report.\n\n")


def quoting(pieces):
    """A draft that quotes every third piece of an original, half of the time with a word changed."""
    for i, piece in enumerate(pieces):
        label, said = piece.strip().split(": ", 1)
        words = said.split(". ")[0].rstrip(".").split()
        if i % 6 == 3:
            words[len(words) // 2] = "harbour"
        if i % 3 == 0:
            yield f"“{' '.join(words)},” Mr {label.capitalize()} said.\n\n"


# What copy was written from, each quoted in a draft.
ORIGINALS = {"transcript": transcript, "refrain": refrain}

CASES = {
    "articles": articles,
    "one paragraph": paragraph,
    "quotation marks": marks,
    "bare marks": bare,
    "speakers": speakers,
    "figures": figures,
    "two speakers": same_speaker,
    "one sentence": words,
}


def copy(pieces, size):
    """So many bytes of copy."""
    parts, length = [], 0
    for piece in pieces:
        parts.append(piece)
        length += len(piece.encode())
        if length >= size:
            return "".join(parts)
    return ""


def check(program, path, runs, *more):
    """The least processor time of several runs in seconds, and the peak memory in MB."""
    least, peak = float("inf"), 0
    for _ in range(runs):
        with subprocess.Popen(
            [program, "check", "--format", "jsonl", "--fail-on", "never", str(path), *more], stdout=subprocess.DEVNULL
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{path}: status {process.returncode}")
        least = min(least, usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss / 1024)
    return least, peak


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("cases", nargs="*")
    arguments.add_argument("--sizes", default="100000,1000000,10000000")
    arguments.add_argument("--keep", help="keep the copy in this folder")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(options.keep or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        empty = folder / "empty.txt"
        empty.write_text("")
        start, _ = check(options.program, empty, 5)
        print(f"{'copy':16} {'bytes':>9} {'seconds':>8} {'MB/s':>6} {'peak MB':>8} {'per byte':>9}")
        worst = 0
        for name in options.cases or [*CASES, *ORIGINALS]:
            first = None
            for size in map(int, options.sizes.split(",")):
                path = folder / f"{name.replace(' ', '-')}-{size}.txt"
                more = []
                if name in ORIGINALS:
                    original = path.with_suffix(".original.txt")
                    original.write_text(copy(ORIGINALS[name](), size))
                    path.write_text(copy(quoting(ORIGINALS[name]()), size // 10))
                    more = ["--against", str(original)]
                else:
                    path.write_text(copy(CASES[name](), size))
                seconds, peak = check(options.program, path, max(1, min(5, 2_000_000 // size)), *more)
                seconds = max(seconds - start, 0.001)
                first = first or seconds / size
                ratio = seconds / size / first
                worst = max(worst, ratio)
                print(f"{name:16} {size:9} {seconds:8.2f} {size / 1e6 / seconds:6.2f} {peak:8.0f} {ratio:9.2f}", flush=True)
        print(f"worst: {worst:.2f}")


if __name__ == "__main__":
    main()
