"""The whole pack of both examples, made twice and judged by others.

Makes every document in two folders under different locales, time zones, umasks and working
folders; the two packs must hold the same files with the same bytes. Then every PDF goes to veraPDF
(PDF/UA-1 and PDF/A-2a) and to `qpdf --check`, and every workbook to openpyxl, LibreOffice and the
Open XML validator. Prints every breach and exits 1 if there is any.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

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
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in {".pdf", ".xlsx"}]
    return {path.relative_to(folder): path for path in files}


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


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
        pdfs = [path for path in first.values() if path.suffix == ".pdf"]
        books = [path for path in first.values() if path.suffix == ".xlsx"]
        for path in pdfs:
            judge(["qpdf", "--check", path], failures)
            if path.parent.name == "letters" and path.stat().st_size > LETTER_BYTES_MAX:
                failures.append(f"{path.name}: {path.stat().st_size} bytes")
        judge(["sh", ROOT / "tests/conformance/check", "ua1,2a", *pdfs], failures)
        judge([ROOT / "tests/workbooks-check/check", *books], failures)
    print("\n".join(failures) or f"{len(pdfs)} PDFs and {len(books)} workbooks in order")
    return 1 if failures or not pdfs or not books else 0


sys.exit(main())
