#!/usr/bin/env python3
"""How near deskcheck's findings are to what editors marked.

    benches/desk.py DESKCHECK TEXTS.jsonl... MARKS.tsv [--list FAMILY] [-- OPTIONS]

DESKCHECK   the program; OPTIONS are passed on to it (`-- --rules house`)
TEXTS.jsonl articles, one a line: {"id", "text"}; the folder statistics/invented is read as well
MARKS.tsv   statistics/desk.tsv or statistics/desk-unseen.tsv, whose heads say what a line holds
--list      prints what was missed and what nobody marked, of unsourced, attribution or conflict

Only visible findings count (must and query). A finding is right if its sentence bears a mark of its family and, for attribution,
of its flag; one of a conflict if two of its places touch both sides of one that is marked. Missed are marks of must (for
attribution likely, too) that no finding hits. Printed are precision, recall, F, and visible findings in 740 words.
"""
import json, os, subprocess, sys, tempfile
from pathlib import Path

FAMILIES = ["unsourced", "attribution", "conflict"]
FLAGS = "anonymous vague loaded-verb second-hand mind-reading unattributed-quote".split()
VISIBLE = ("must", "query")


def spans(cell):
    return [tuple(map(int, place.split("-"))) for place in cell.split(",")]


def marks(path):
    """For each article what was marked there at all, and the marks of each family."""
    for line in open(path, encoding="utf-8"):
        if line.startswith("#"):
            continue
        name, kinds, *cells = line.rstrip("\n").split("\t")
        found = {family: [] for family in FAMILIES}
        for cell in cells:
            kind, place, *rest = cell.split(":")
            if kind == "u":
                found["unsourced"].append((spans(place), rest[0]))
            elif kind == "f" and rest[0] in FLAGS:
                found["attribution"].append((spans(place), *rest))
            elif kind == "c":
                found["conflict"].append((*map(spans, place.split("/")), rest[1]))
        yield name, [family for family, letter in zip(FAMILIES, "ufc") if letter in kinds], found


def touches(span, places):
    return any(span["start"] < end and span["end"] > start for start, end in places)


def starts(span, places):
    return any(start <= span["start"] < end for start, end in places)


def is_hit(family, finding, mark):
    if family == "unsourced":
        return starts(finding["span"], mark[0])
    if family == "attribution":
        return finding["rule"] == f"attribution/{mark[1]}" and starts(finding["span"], mark[0])
    places = [finding["span"], *(related["span"] for related in finding["related"])]
    pairs = [(one, other) for one in places for other in places if one is not other]
    return any(touches(one, mark[0]) and touches(other, mark[1]) for one, other in pairs)


def of_family(family, finding):
    group, name = finding["rule"].split("/")
    return finding["severity"] in VISIBLE and group == family and (family != "attribution" or name in FLAGS)


def reports(program, options, articles):
    """The reports of articles by name."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in articles.items():
            Path(folder, f"{name}.txt").write_text(text, encoding="utf-8")
        run = subprocess.run([program, "check", "--format", "jsonl", *options, folder], stdout=subprocess.PIPE)
    rows = map(json.loads, run.stdout.decode().splitlines())
    return {Path(row["path"]).stem: row for row in rows}


def main():
    arguments, options, listed = sys.argv[1:], [], None
    if "--" in arguments:
        at = arguments.index("--")
        arguments, options = arguments[:at], arguments[at + 1 :]
    if "--list" in arguments:
        at = arguments.index("--list")
        listed = arguments[at + 1]
        del arguments[at : at + 2]
    if len(arguments) < 3 or listed not in (None, *FAMILIES):
        sys.exit(__doc__)
    program, *texts, table = arguments
    known = {row["id"]: row["text"] for path in texts for row in map(json.loads, open(path, encoding="utf-8"))}
    invented = Path(__file__).parent.parent / "statistics" / "invented"
    known |= {path.stem: path.read_text(encoding="utf-8") for path in invented.glob("*.txt")}
    marked = [row for row in marks(table) if row[0] in known]
    if not marked:
        sys.exit(f"none of the articles of {table} is in {', '.join(texts)}")
    made = reports(program, options, {name: known[name] for name, *_ in marked})
    words = sum(made[name]["document"]["words"] for name, *_ in marked)
    visible = sum(finding["severity"] in VISIBLE for name, *_ in marked for finding in made[name]["findings"])
    print(f"{len(marked)} articles, {visible / words * 740:.1f} visible findings in 740 words")
    for family in FAMILIES:
        wanted = found = flagged = right = 0
        for name, kinds, of in marked:
            if family not in kinds:
                continue
            findings = [finding for finding in made[name]["findings"] if of_family(family, finding)]
            text = known[name].encode()
            said = lambda places: " … ".join(text[start:end].decode() for start, end in places)
            if family != "conflict":
                # Of several in one sentence that raise the same one counts.
                sentences = made[name]["sentences"]
                sentence = lambda f: next((i for i, s in enumerate(sentences) if s["end"] > f["span"]["start"]), 0)
                rule = lambda f: f["rule"] if family == "attribution" else family
                findings = list({(sentence(f), rule(f)): f for f in findings}.values())
            for finding in findings:
                is_right = any(is_hit(family, finding, mark) for mark in of[family])
                flagged, right = flagged + 1, right + is_right
                if listed == family and not is_right:
                    place = next(s for s in made[name]["sentences"] if s["end"] > finding["span"]["start"])
                    print(f"  nobody marked  {finding['rule']}: {said([(place['start'], place['end'])])}")
            for mark in of[family]:
                if mark[-1] == "must" or family == "attribution" and mark[-1] == "likely":
                    is_found = any(is_hit(family, finding, mark) for finding in findings)
                    wanted, found = wanted + 1, found + is_found
                    if listed == family and not is_found:
                        print("  missed ", *(said(part) if isinstance(part, list) else part for part in mark))
        if flagged and wanted:
            precision, recall = right / flagged, found / wanted
            f = 2 * precision * recall / max(precision + recall, 1e-9)
            counts = f"precision {precision:.2f} ({right} of {flagged})  recall {recall:.2f} ({found} of {wanted})"
            print(f"{family:12} {counts}  F {f:.2f}")


if __name__ == "__main__":
    main()
