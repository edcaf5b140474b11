#!/usr/bin/env python3
"""Packs the inputs of a folder into a file of tests/fuzz/, or unpacks such a file into a folder.

    corpus.py pack FOLDER FILE [MOST]     the smallest inputs first, MOST of them at most (800)
    corpus.py unpack FILE FOLDER

In the file each line is one input: a JSON string with a character below U+0100 for each byte.
"""
import json
import pathlib
import sys


def pack(folder, file, most=800):
    inputs = sorted((p.read_bytes() for p in pathlib.Path(folder).iterdir()), key=lambda b: (len(b), b))
    lines = (json.dumps(b.decode("latin-1"), ensure_ascii=False) for b in inputs[:most])
    pathlib.Path(file).write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="\n")


def unpack(file, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for number, line in enumerate(pathlib.Path(file).read_text(encoding="utf-8").split("\n")):
        if line:
            (folder / f"{number:04}").write_bytes(json.loads(line).encode("latin-1"))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["pack", folder, file]:
            pack(folder, file)
        case ["pack", folder, file, most]:
            pack(folder, file, int(most))
        case ["unpack", file, folder]:
            unpack(file, folder)
        case _:
            sys.exit(__doc__)
