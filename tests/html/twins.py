"""The twins of the example documents: whole, valid and accessible.

Usage: twins.py CASEBINDER [HTML_TEST]. Makes every example document and the specimen as PDF and as HTML
and checks that each word of the PDF stands in the HTML, that the tags of the PDF read in the order of
the HTML, that tidy finds nothing, and, where tests/html/install.sh has been run, that axe-core finds
nothing against WCAG 2.2 AA at the width of a desk and of a phone. With HTML_TEST it asks axe-core about
the specimens of the tests too, which hold every kind of block and drawing.
"""

import html.parser
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [  # Number, case, as-at date, further arguments.
    ("2a", "NB16/01", "2016-04-20", ["--to", "pol"]),
    ("6", "NB16/01", "2016-04-20", []),
    ("9", "NB16/01", "2016-06-09", ["--to", "csc"]),
    ("14", "NB16/01", "2018-03-31", []),
    ("2b", "NB16/02", "2016-08-10", ["--to", "pol"]),
    ("6", "NB16/02", "2016-08-10", []),
    ("9", "NB16/02", "2016-09-26", ["--to", "csc"]),
    ("14", "NB16/02", "2018-03-31", []),
]
SPECIMENS = ["specimen", "letter"]
REPORTS = [  # Command, board, further arguments.
    ("annual", "sefton", ["--committee-date", "2021-01-26"]),
    ("escalations", "northbridge", ["--meeting", "2017-12-07"]),
    ("notifications", "northbridge", ["--from", "2016", "--to", "2019", "--as-at", "2020-12-31"]),
]
VOID = {"meta", "br", "hr", "img"}
KEY = {"(double", "outline)", "died"}  # What the signs of a genogram mean.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u202a-\u202e]").search
INLINE = {"a", "b", "br", "em", "span", "strong", "sup"}


class Body(html.parser.HTMLParser):
    """The text between <body> and </body>, the blocks of <main> in order, and whether tags close in
    order."""

    def __init__(self):
        super().__init__()
        self.open, self.text, self.faults, self.blocks = [], "", [], [""]
        self.drawn = []  # Of each open element, whether the PDF has it as the description of a drawing.

    def handle_starttag(self, tag, attributes):
        if tag not in INLINE:
            self.blocks.append("")
        is_words = "drawing" in dict(attributes).get("class", "").split() and tag != "figure"
        if tag not in VOID:
            self.open.append(tag)
            self.drawn.append(any(self.drawn[-1:]) or is_words or tag in {"svg", "details"})
        elif tag == "br":
            self.text += " "

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.blocks.append("")
        self.drawn.pop()
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes another element")

    def handle_data(self, data):
        if "body" in self.open:
            self.text += data
        if "main" in self.open and not self.drawn[-1]:
            self.blocks[-1] += data


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def missing_words(pdf, text):
    """Words of the PDF that the twin lacks. Layout may break within a word, so spaces count not."""
    text = solid(text).casefold()
    words = run("pdftotext", "-layout", pdf, "-").replace("\f", "\n")
    # What only pages have: their numbers, and the captions of tables that go on.
    words = re.sub(r"Page [\dix]+ of [\dix]+|\(continued\)", "", words)
    # pdftotext turns words from right to left round; tests/pdf/text_test.cpp looks at these.
    return sorted({word for word in words.split()
                   if word.casefold() not in text and word not in KEY and not RIGHT_TO_LEFT(word)})


def solid(text):
    """Without spaces, line ends and the controls of direction, which only the twin has."""
    return re.sub(r"[\s\u2066-\u2069\u00ad]", "", text)


def out_of_order(pdf, blocks):
    """The first block of the twin that the tags of the PDF do not have behind the one before it."""
    # pdfinfo asks for no ActualText, without which marks and Indic letters come as they stand, and
    # brackets of Arabic text as they look.
    def letters(text):
        return "".join(c for c in solid(text) if c not in "()[]"
                       and unicodedata.category(c)[0] != "M" and not "\u0900" <= c <= "\u0dff")

    tags = run("pdfinfo", "-struct-text", pdf)
    read = letters("".join(re.findall(r'^ *"(.*)"$', tags, re.MULTILINE)))
    at = 0
    for block in map(letters, blocks):
        found = read.find(block, at)
        if found < 0:
            return [f"out of order in the PDF: “{block}” behind “{read[max(0, at - 60):at]}”"]
        at = found + len(block)
    return []


def check_twin(pdf, page):
    body = Body()
    body.feed(page.read_text(encoding="utf-8"))
    faults = body.faults + [f"no “{word}”" for word in missing_words(pdf, body.text)]
    faults += out_of_order(pdf, body.blocks)
    tidy = subprocess.run(["tidy", "-quiet", "-errors", page], capture_output=True, text=True)
    return faults + [line for line in tidy.stderr.splitlines() if "Info:" not in line]


def accessibility_faults(pages):
    cache = Path(os.environ.get("CASEBINDER_TEST_CACHE") or Path(
        os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "casebinder-test"), "axe")
    if not (cache / "node_modules").is_dir():
        print("twins: axe-core is not installed (tests/html/install.sh), so it was not asked")
        return []
    asked = subprocess.run(["node", ROOT / "tests/html/axe.mjs", cache, *pages],
                           capture_output=True, text=True)
    return asked.stdout.splitlines() + (asked.stderr.splitlines() if asked.returncode > 1 else [])


def specimens(html_test, folder):
    """Pages of every kind of block, as the unit tests make them."""
    os.environ["CASEBINDER_KEEP_SPECIMENS"] = str(folder)
    run(html_test, "--gtest_filter=Html.SpecimensAreValid")
    return sorted(folder.glob("*.html"))


def main():
    casebinder, html_tests = sys.argv[1], sys.argv[2:]
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        data = ["--data", folder / "data"]
        run(casebinder, "import", *data, ROOT / "examples/northbridge", ROOT / "examples/sefton-2021")
        pages = []
        for name, board, more in REPORTS:
            pdf, page = folder / f"{name}.pdf", folder / f"{name}.html"
            for target, format_ in ((pdf, "pdf"), (page, "html")):
                run(casebinder, "report", name, "--board", board, *more, *data, "--unprotected",
                    "--format", format_, "-o", target)
            faults += [f"{page.name}: {fault}" for fault in check_twin(pdf, page)]
            pages.append(page)
        for number, case, as_at, more in DOCUMENTS:
            name = f"{number}-{case.replace('/', '-')}"
            pdf, page = folder / f"{name}.pdf", folder / f"{name}.html"
            for target, format_ in ((pdf, "pdf"), (page, "html")):
                run(casebinder, "assemble", number, *data, "--case", case, "--as-at", as_at, *more,
                    "--unprotected", "--format", format_, "-o", target)
            faults += [f"{page.name}: {fault}" for fault in check_twin(pdf, page)]
            pages.append(page)
        for name in SPECIMENS:
            pdf, page = folder / f"{name}.pdf", folder / f"{name}.html"
            for target, format_ in ((pdf, "pdf"), (page, "html")):
                run(casebinder, "preview", ROOT / f"examples/specimen/{name}.xml", "--as-at",
                    "2016-05-09", "--format", format_, "-o", target)
            faults += [f"{page.name}: {fault}" for fault in check_twin(pdf, page)]
            pages.append(page)
        (folder / "specimens").mkdir()
        for html_test in html_tests:
            pages += specimens(html_test, folder / "specimens")
        faults += accessibility_faults(pages)
    print("\n".join(faults) if faults else f"twins: {len(pages)} are whole and valid")
    return 1 if faults else 0


sys.exit(main())
