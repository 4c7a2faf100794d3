"""The whole pack of both examples, made twice and judged by others.

Usage: pack.py CASEBINDER [--bytes-only]. Makes every document in two folders under different locales, time zones, umasks and working
folders; the two packs must hold the same files with the same bytes. Then every PDF goes to veraPDF
(PDF/UA-1 and PDF/A-2a) and to `qpdf --check`, and every workbook to openpyxl, LibreOffice and the
Open XML validator. Prints every breach and exits 1 if there is any. With --bytes-only (sanitizers,
whose finds end the program) nobody else judges what the released program made just the same.
"""

import collections
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

casebinder = Path(sys.argv[1]).resolve()
ROOT = Path(__file__).resolve().parents[2]
LETTER_BYTES_MAX = 25 * 1024


def make_pack(folder, environment, umask, working_folder):
    # Nothing of the caller's settings may reach the documents.
    settings = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    settings |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    made = subprocess.run(
        ["sh", ROOT / "examples" / "make-pack.sh", casebinder, folder], cwd=working_folder,
        env=settings | environment, umask=umask, capture_output=True, text=True)
    if made.returncode != 0:
        sys.exit(f"the pack cannot be made ({made.returncode}):\n{made.stdout}{made.stderr}")
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in {".pdf", ".xlsx", ".html"}]
    return {path.relative_to(folder): path for path in files}


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


# The public figures of the Sefton report: code on the sheet Figures, as printed.
SEFTON_FIGURES = {
    "M-R1": "5", "M-R2": "7", "M-R6": "0", "M-T1": "2", "M-T1%": "40.0%", "M-T2": "6.2",
    "M-T2 median": "7", "M-T3": "8.4", "M-T3 median": "8", "M-T4": "1", "M-T5": "1",
    "M-L1 reported C1": "25", "M-L2 reported C1": "539", "M-L2 per course C1": "21.6",
    "M-L9 E1": "c. 1,000", "M-L9 E1 elsewhere": "over 1,000", "M-L9 E1 sessions": "6",
    "M-L9 E1 days": "2", "Section 8.1": "10", "Section 8.2": "14",
}
SEFTON_MILESTONES = {
    "SCR1 (MARTHA, MARY & BEN)": ["February 2018", "July 2018", "July 2018", "July 2018"],
    "SCR2 JANET": ["June 2018", "January 2019", "February 2019", "April 2019"],
    "SCR3 CHARLIE": ["July 2018", "February 2019", "March 2019", "March 2019"],
    "SCR4 MATILDA": ["November 2018", "April 2019", "October 2019", "October 2019"],
    "SCR5 BEATRICE": ["July 2019", "February 2020", "March 2020", "March 2020"],
}
SEFTON_SENTENCES = [
    "completed and published 5", "between 2018 and 2020", "2 of 5", "25 courses",
    "to 539 practitioners", "6 sessions over 2 days", "c. 1,000", "over 1000",
    "Health and Wellbeing Board: annual report, 9 September 2020",
    "Corporate Parenting Board: annual report, 25 August 2020", "additional 10 people",
    "13 and 14 January 2021", "14 licensed trainers", "sensitive delay due to anniversary",
]


def check_report(folder, failures):
    """The annual report and its workbook say the same, and what the public record says."""
    book = openpyxl.load_workbook(folder / "sefton/annual-figures.xlsx")
    figures = {row[0]: row for row in book["Figures"].iter_rows(min_row=5, values_only=True)}
    for code, printed in SEFTON_FIGURES.items():
        if code not in figures or figures[code][2] != printed:
            failures.append(f"figure {code} is {figures.get(code)}, expected {printed}")
    counted = collections.Counter(
        row[0] for row in book["Rows"].iter_rows(min_row=5, values_only=True))
    for code, row in figures.items():
        if counted[code] != row[8]:
            failures.append(f"figure {code} counts {row[8]} rows but {counted[code]} are listed")
    milestones = {row[0]: list(row[3:7])
                  for row in book["Milestones"].iter_rows(min_row=5, values_only=True)}
    if milestones != SEFTON_MILESTONES:
        failures.append(f"milestones: {milestones}")
    pdf = folder / "sefton/annual-overview-report.pdf"
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True).stdout
    text = " ".join(text.split())
    failures += [f"the report lacks: {words}" for words in SEFTON_SENTENCES if words not in text]


def judge(command, failures):
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        failures.append(f"{command[0]} {command[1]}:\n{result.stdout}{result.stderr}")


def main():
    failures = []
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        first = make_pack(Path(one), {"LC_ALL": "C", "TZ": "UTC"}, 0o022, ROOT)
        second = make_pack(Path(two) / "deeper folder", {"LC_ALL": "de_DE.UTF-8",
                           "TZ": "Pacific/Auckland"}, 0o077, two)
        if first.keys() != second.keys():
            failures.append(f"the packs differ in {first.keys() ^ second.keys()}")
        for name in first.keys() & second.keys():
            if digest(first[name]) != digest(second[name]):
                failures.append(f"{name}: other bytes in another folder, locale and time zone")
        if "--bytes-only" in sys.argv[2:]:
            print("\n".join(failures) or f"{len(first)} files are the same twice")
            return 1 if failures or not first else 0
        pdfs = [path for path in first.values() if path.suffix == ".pdf"]
        books = [path for path in first.values() if path.suffix == ".xlsx"]
        for path in pdfs:
            judge(["qpdf", "--check", path], failures)
            if path.parent.name == "letters" and path.stat().st_size > LETTER_BYTES_MAX:
                failures.append(f"{path.name}: {path.stat().st_size} bytes")
        check_report(Path(one), failures)
        judge(["sh", ROOT / "tests/conformance/check", "ua1,2a", *pdfs], failures)
        judge([ROOT / "tests/workbooks-check/check", *books], failures)
    print("\n".join(failures) or f"{len(pdfs)} PDFs and {len(books)} workbooks in order")
    return 1 if failures or not pdfs or not books else 0


sys.exit(main())
