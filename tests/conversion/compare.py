"""Checks that a draft has the same findings whatever it is converted to.

The drafts are the test articles, whole and in runs of paragraphs; pandoc, which knows nothing of deskcheck, converts them.
For text, Markdown and HTML every finding's place must hold its words in the bytes of the file.
"""

import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
DRAFTS = 50


def drafts():
    """The texts of the drafts: a headline and some paragraphs."""
    articles = sorted(pathlib.Path("tests/articles").glob("*.txt"))
    texts = []
    for start in (0, 3, 6, 9, 12, 15):
        for article in articles:
            blocks = [b.strip() for b in re.split(r"\n\s*\n", article.read_text(encoding="utf-8")) if b.strip()]
            # What a converter would take for mark-up of its own is no test of ours.
            blocks = [b for b in blocks if "\n" not in b and not re.search(r"[<>\\*_\[\]#|~^$@`]|--|\.\.\.", b)]
            blocks = [b for b in blocks if not re.match(r"[-+\d(]", b)]
            chosen = blocks[start:start + 12]
            if len(chosen) >= 4:
                texts.append((f"{article.stem}-{start}", chosen))
    return texts[:DRAFTS]


def convert(markdown, to, target):
    subprocess.run(["pandoc", "-f", "markdown-smart-citations", "-t", to, "--wrap=none", "-o", str(target)],
                   input=markdown.encode(), check=True)


def findings(path):
    run = subprocess.run([PROGRAM, "check", "--format", "jsonl", "--fail-on", "never", str(path)],
                         capture_output=True, check=True)
    report = json.loads(run.stdout)
    return [(f["rule"], f["fingerprint"], f["message"], f["span"]) for f in report["findings"]]


def main():
    failed, compared = 0, 0
    texts = drafts()
    assert len(texts) == DRAFTS, f"{len(texts)} drafts"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, blocks in texts:
            body = "\n\n".join(blocks)
            files = {}
            files["text"] = folder / f"{name}.txt"
            files["text"].write_text(body + "\n", encoding="utf-8")
            files["markdown"] = folder / f"{name}.md"
            convert(body, "commonmark", files["markdown"])
            files["html"] = folder / f"{name}.html"
            convert(body, "html", files["html"])
            files["page"] = folder / f"{name}-page.html"
            page = files["html"].read_text(encoding="utf-8")
            files["page"].write_text(f"<!doctype html><html><body><nav><a href='/'>Home</a></nav><main><article>{page}</article></main></body></html>", encoding="utf-8")
            files["docx"] = folder / f"{name}.docx"
            convert(body, "docx", files["docx"])
            expected = None
            for form, path in files.items():
                found = findings(path)
                if expected is None:
                    expected = found
                compared += len(found)
                if [f[:3] for f in found] != [f[:3] for f in expected]:
                    failed += 1
                    print(f"{name} as {form}: {[f[0] for f in found]} instead of {[f[0] for f in expected]}")
                    continue
                if form == "docx":
                    continue
                content, source = path.read_bytes(), files["text"].read_bytes()
                for one, other in zip(found, expected):
                    words = [re.sub(r"<[^>]*>|\\", "", content_of(content, one[3], form)),
                             content_of(source, other[3], "text")]
                    if words[0].split() != words[1].split():
                        failed += 1
                        print(f"{name} as {form}: “{words[0]}” instead of “{words[1]}”")
    print(f"{len(texts)} drafts in 5 forms, {compared} findings, {failed} differences")
    return 1 if failed else 0


def content_of(content, span, form):
    text = content[span["start"]:span["end"]].decode("utf-8")
    return html.unescape(text) if form in ("html", "page") else text


sys.exit(main())
