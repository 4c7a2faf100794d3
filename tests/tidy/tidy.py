"""The house rules as a test: which room may include which, one room for each library, sizes.

Reads the rooms and their uses from CMakeLists.txt, so that the rule stands in one place. Prints
every breach as file:line and exits 1 if there is any.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Which room may include a header of a third-party library.
LIBRARY_ROOMS = {
    "hpdf": "pdf", "lcms2": "pdf", "libdeflate": "pdf", "qpdf": "pdf", "hb": "layout",
    "harfbuzz": "layout", "hyphen": "layout", "unicode": "base", "nlohmann": "base",
    "simdjson": "base", "zip": "archive", "valijson": "base", "expat": "markup",
    "kainjow": "merge", "xlsxwriter": "xlsx", "Poco/Data": "store", "Poco/Net": "web",
    "CLI": "cli", "bsd": "cli", "png": "image", "jpeglib": "image",
}
BANNED = re.compile(
    r"\b(atoi|gmtime|localtime|rand|sprintf|strtok|HPDF_SaveToFile|HPDF_LoadTTFont\w*|"
    r"HPDF_LoadPng\w*|worksheet_write_formula|worksheet_write_url|std::regex|using namespace)\b"
    r"(?! std::chrono)")
LINE_COLUMNS_MAX = 100
FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 500


def rooms_and_uses(cmake):
    """Room -> set of rooms it may include, transitively, itself included."""
    uses = {}
    for room, rest in re.findall(r"^casebinder_room\((\w+)([^)]*)\)", cmake, re.M):
        direct = re.search(r"USES ([\w ]+?)(?: LIBRARIES|$)", rest)
        allowed = {room}
        for used in direct.group(1).split() if direct else []:
            if used not in uses:
                yield_error(f"CMakeLists.txt: room {room} uses {used}, which stands after it")
                continue
            allowed |= uses[used]
        uses[room] = allowed
    return uses


errors = []


def yield_error(text):
    errors.append(text)


def check_includes(path, room, uses, number, line):
    include = re.match(r'#include [<"]([^>"]+)[>"]', line)
    if not include:
        return
    header = include.group(1)
    first = header.split("/")[0]
    if line.startswith('#include "'):
        if first not in uses.get(room, set()) and room != "main":
            yield_error(f"{path}:{number}: room {room} may not include {header}")
        if not (ROOT / "src" / header).exists():
            yield_error(f"{path}:{number}: {header} does not exist")
        return
    stem = header.removesuffix(".h").removesuffix(".hpp")
    for library, owner in LIBRARY_ROOMS.items():
        if header.startswith(library + "/") or stem == library or (
                library == "hpdf" and stem.startswith("hpdf")):
            if room != owner:
                yield_error(f"{path}:{number}: {header} may be included by room {owner} only")


def check_function_lengths(path, lines):
    """A function body opens with a brace in column 0 and closes with one (house format)."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            if number - start - 1 > FUNCTION_LINES_MAX:
                yield_error(f"{path}:{start}: function of {number - start - 1} lines")
            start = None


def check_source(path, uses):
    relative = path.relative_to(ROOT)
    in_src = relative.parts[0] == "src"
    room = relative.parts[1] if in_src and len(relative.parts) > 2 else "main"
    lines = path.read_text(encoding="utf-8").split("\n")
    if len(lines) > FILE_LINES_MAX and in_src:
        yield_error(f"{relative}: {len(lines)} lines; more than {FILE_LINES_MAX} want a split")
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_COLUMNS_MAX:
            yield_error(f"{relative}:{number}: {len(line)} columns")
        if re.search(r"[\x00-\x08\x0b-\x1f]|\s$", line):
            yield_error(f"{relative}:{number}: control character or trailing space")
        code = line.split("//")[0]
        if in_src and (found := BANNED.search(code)):
            yield_error(f"{relative}:{number}: {found.group(1)} is banned")
        if in_src:
            check_includes(relative, room, uses, number, line)
    check_function_lengths(relative, lines)


def check_dead_headers(sources):
    included = set()
    for path in sources:
        included |= set(re.findall(r'#include "([^"]+)"', path.read_text(encoding="utf-8")))
    for path in sources:
        if path.suffix == ".h" and path.is_relative_to(ROOT / "src"):
            if str(path.relative_to(ROOT / "src")) not in included:
                yield_error(f"{path.relative_to(ROOT)}: no file includes this header")


def tracked_files():
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\n") if name and (ROOT / name).is_file()]


def main():
    uses = rooms_and_uses((ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))
    files = tracked_files()
    sources = [path for path in files if path.suffix in {".h", ".cpp"}]
    for path in sources:
        check_source(path, uses)
    check_dead_headers(sources)
    golden = ROOT / "tests" / "golden"
    for path in files:
        if path.is_relative_to(golden) and path.stat().st_size > 20 * 1024:
            yield_error(f"{path.relative_to(ROOT)}: golden files are at most 20 KiB")
        if path.suffix in {".ttf", ".otf"}:
            yield_error(f"{path.relative_to(ROOT)}: font files are not committed")
    print("\n".join(errors) if errors else f"tidy: {len(sources)} sources in order")
    return 1 if errors else 0


sys.exit(main())
