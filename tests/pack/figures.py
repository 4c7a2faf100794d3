"""Every number of the annual overview report can be walked back.

Usage: figures.py CASEBINDER. Makes the report of both example boards as PDF, web page and workbook, asks
`statistics` about the same period, and reads the figures out of all of them:

- each reference of the PDF stands on the sheet Figures with the same printed text, and the web page has
  the same references in the same order;
- each figure has as many lines on the sheet Rows as it says were counted;
- where the query has the same figure of the same period, it has the same value;
- a number without a reference is a date, or stands word for word in the board's records or its profile,
  or in what the workbook says about a figure, or is one of OTHER_NUMBERS.

Then it looks whether it would find a number without a reference. Prints every fault; exits 1 if any.
"""

import collections
import html.parser
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/pdf"))
from figures_of import figures_of  # noqa: E402

BOARDS = {  # Name of the board: folder of its records, day of the committee.
    "sefton": ("sefton-2021", "2021-01-26"),
    "northbridge": ("northbridge", "2021-01-26"),
}
MONTH = ("(?:January|February|March|April|May|June|July|August|September|October|November|December)")
DATE = re.compile(rf"(?:\b\d{{1,2}}(?: and \d{{1,2}})? )?\b{MONTH}(?: \d{{4}})?\b"
                  r"|\b(?:19|20)\d\d(?:/\d\d)?\b", re.IGNORECASE)
OTHER_NUMBERS = re.compile("|".join([
    r"\b(?:Appendix|section|issue|Regulation) \d[\d.]*",
    r"\b(?:By )?Day \d+",  # The steps of a rapid review are called by their day.
]), re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w.,/-])\d[\d,.]*%?(?![\w/-])")


class Page(html.parser.HTMLParser):
    """The blocks of <main> without their figures, and the figures in their order."""

    OPEN = {"br", "img", "hr", "meta", "input"}
    FIGURE = "figure"
    INLINE = {"a", "b", "br", "em", "span", "strong", "sup"}

    def __init__(self, text):
        super().__init__()
        self.open, self.blocks, self.figures = [], [""], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        is_figure = "data-figure" in attributes
        if is_figure:
            self.figures.append([attributes["data-figure"], ""])
        elif tag not in self.INLINE:
            self.blocks.append("")
        if tag in self.OPEN:
            self.blocks[-1] += " "
            return
        # The table of a chart has its numbers again, with references; so have headings theirs.
        is_drawn = tag in ("svg", "details", "nav") or (
            tag != "figure" and "drawing" in attributes.get("class", "").split())
        # The number of a heading, of a list item or of a note.
        is_label = bool({"label", "number"} & set(attributes.get("class", "").split()))
        outside = any(self.open[-1:]) or is_drawn or is_label or tag in ("sup", "style")
        self.open.append(Page.FIGURE if is_figure else outside)

    def handle_endtag(self, tag):
        if tag not in self.INLINE:
            self.blocks.append("")
        if tag not in self.OPEN:
            self.open.pop()

    def handle_data(self, data):
        if Page.FIGURE in self.open:
            self.figures[-1][1] += data
        self.blocks[-1] += "\u241f" if any(self.open[-1:]) else data


def texts(value):
    """Every text of a JSON value."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(inner)


def plain(text):
    return " ".join(re.sub("[\u2066-\u2069\u00ad]", "", text).split())


def recorded_texts(folder):
    """Texts with a number that may be printed as they stand; the longest first."""
    files = [*folder.glob("*.json"), *(ROOT / "data/profiles").glob("*.json")]
    found = {plain(text) for path in files for text in texts(json.loads(path.read_text("utf-8")))}
    # A text that is nothing but a number would excuse that number everywhere.
    return sorted((text for text in found
                   if re.search(r"\d", text) and re.search(r"[^\W\d]{2}", text)), key=len, reverse=True)


def untraced(page, recorded, told):
    """Numbers outside of figures, each with the text around it."""
    found = []
    for block in map(plain, page.blocks):
        if block in told:
            continue
        text = block
        for known in recorded if re.search(r"\d", block) else ():
            text = re.sub(re.escape(known), "\u241f", text, flags=re.IGNORECASE)
        text = OTHER_NUMBERS.sub("\u241f", DATE.sub("\u241f", text))
        found += [f"{number} in “{block[:90]}”" for number in NUMBER.findall(text)]
    return found


def compare_workbook(references, book):
    figures = {row[0]: row for row in book["Figures"].iter_rows(min_row=5, values_only=True)}
    codes = [row[0] for row in book["Figures"].iter_rows(min_row=5, values_only=True)]
    faults = [f"the workbook has {code} twice" for code, n in collections.Counter(codes).items() if n > 1]
    for code, printed in references:
        if code not in figures:
            faults.append(f"the workbook has no figure {code} ({printed})")
        elif plain(figures[code][2]) != plain(printed):
            faults.append(f"{code} is {printed} in the report and {figures[code][2]} in the workbook")
    counted = collections.Counter(
        row[0] for row in book["Rows"].iter_rows(min_row=5, values_only=True))
    faults += [f"{code} counts {row[8]} rows but {counted[code]} are listed"
               for code, row in figures.items() if counted[code] != row[8]]
    faults += [f"rows of {code}, which is no figure" for code in counted.keys() - figures.keys()]
    # What is counted one by one has a row for each.
    faults += [f"{code} is {row[3]} and lists {row[8]} rows" for code, row in figures.items()
               if row[4] in ("reviews", "actions") and row[3] is not None and row[3] != row[8]]
    return faults, figures


def compare_query(figures, query):
    asked = {figure["code"]: figure for figure in query["figures"]}
    # The report measures the reviews of its table, the query all that are known by the day.
    shared = [code for code in figures.keys() & asked.keys() if not code.startswith("M-T")]
    faults = []
    for code in sorted(shared):
        printed, value = figures[code][2], figures[code][3]
        if printed != asked[code]["printed"] or value != asked[code].get("value"):
            faults.append(f"{code} is {printed} ({value}) in the workbook and "
                          f"{asked[code]['printed']} ({asked[code].get('value')}) in the query")
    return faults if shared else ["the query shares no figure with the workbook"]


class Installation:
    def __init__(self, casebinder, folder):
        self.casebinder, self.folder = casebinder, folder

    def run(self, *command):
        done = subprocess.run([self.casebinder, *command, "--data", self.folder / "data"],
                              capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
        return done.stdout

    def records(self, name):
        """The board's records."""
        target = self.folder / name
        target.mkdir()
        for path in (ROOT / "examples" / name).glob("*.json"):
            record = json.loads(path.read_text("utf-8"))
            if record["record"] == "board":
                self.report = record["scrutiny_report"]
            (target / path.name).write_text(json.dumps(record, ensure_ascii=False), "utf-8")
        return target

    def check(self, board):
        name, day = BOARDS[board]
        records = self.records(name)
        self.run("import", records)
        pdf, page, book = (self.folder / f"{board}.{kind}" for kind in ("pdf", "html", "xlsx"))
        report = ["report", "annual", "--board", board, "--committee-date", day]
        self.run(*report, "-o", pdf, "--workbook", book)
        self.run(*report, "--format", "html", "-o", page)
        self.run(*report, "--large-print", "-o", self.folder / "large.pdf")
        query = json.loads(self.run("statistics", "--board", board, "--from", self.first_day(),
                                    "--to", self.last_day(), "--as-at", day, "--json"))
        references = figures_of(pdf)
        faults, figures = compare_workbook(references, openpyxl.load_workbook(book))
        faults += compare_query(figures, query)
        read = Page(page.read_text("utf-8"))
        if [(code, plain(text)) for code, text in read.figures] != \
                [(code, plain(text)) for code, text in references]:
            faults.append("the web page has other references than the PDF")
        if collections.Counter(figures_of(self.folder / "large.pdf")) != collections.Counter(references):
            faults.append("the large print has other references than the PDF")
        # The last section of the report says what the workbook says about each figure.
        told = {plain(text) for row in figures.values()
                for text in (row[1], f"{row[1]} ({row[4]})", row[6], f"From: {row[7]}")}
        recorded = recorded_texts(records)
        faults += [f"no reference: {number}" for number in untraced(read, recorded, told)]
        # The looking itself: without references it has to find their numbers.
        bare = Page(re.sub(' data-figure="[^"]*"', "", page.read_text("utf-8")))
        missed = len(references) - len(untraced(bare, recorded, told))
        words = sum(not NUMBER.search(text) for _, text in references)
        if not references or missed > words:
            faults.append(f"{missed} of {len(references)} numbers would not be missed")
        print(f"{board}: {len(references)} references to {len(figures)} figures")
        return [f"{board}: {fault}" for fault in faults]

    def first_day(self):
        return (self.report["period_from"] + "-01-01")[:10]

    def last_day(self):
        year, month, *day = (self.report["period_to"] + "-12").split("-")[:3]
        last = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}.get(month, "31")
        return "-".join([year, month, day[0] if len(self.report["period_to"]) == 10 else last])


def main():
    faults = []
    for board in BOARDS:
        with tempfile.TemporaryDirectory() as folder:
            faults += Installation(Path(sys.argv[1]).resolve(), Path(folder)).check(board)
    print("\n".join(faults) or "every number can be walked back")
    return 1 if faults else 0


sys.exit(main())
