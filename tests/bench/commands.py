"""Median wall time and peak memory of whole commands, beside the floor of an almost empty one."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

bin_folder, root, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
casebinder = os.path.join(bin_folder, "casebinder")
floor = [os.path.join(bin_folder, "casebinder_floor")]


def run(command):
    """Wall seconds and peak resident MiB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} ended with {status}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def large_plan(source, target, count):
    """Writes the example's case with its actions repeated and renumbered until there are so many."""
    with open(source, encoding="utf-8") as file:
        case = json.load(file)
    recommendations = case["plan"]["recommendations"]
    made = 0
    for done, one in enumerate(recommendations):
        pool, one["actions"] = one["actions"], []
        for n in range((count - made) // (len(recommendations) - done)):
            made += 1
            one["actions"].append(dict(pool[n % len(pool)], no=f"A{made}"))
    with open(target, "w", encoding="utf-8") as file:
        json.dump(case, file)


with tempfile.TemporaryDirectory() as folder:
    data = ["--data", os.path.join(folder, "data")]
    examples = [os.path.join(root, "examples", name) for name in ("northbridge", "sefton-2021")]
    subprocess.run([casebinder, "import", *data, *examples], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    out = ["-o", os.path.join(folder, "out.pdf")]
    case = ["--case", "NB16/01"]
    commands = {
        "cold letter": [casebinder, "assemble", "9", *data, *case, "--to", "csc",
                        "--as-at", "2016-06-09", "--unprotected", *out],
        "action plan": [casebinder, "assemble", "14", *data, *case, "--as-at", "2018-03-31", *out],
        "annual report": [casebinder, "report", "annual", *data, "--board", "sefton",
                          "--committee-date", "2021-01-26", *out],
    }
    for name, command in commands.items():
        run(command), run(floor)
        pairs = [(run(command), run(floor)) for _ in range(runs)]
        ours = statistics.median(pair[0][0] for pair in pairs)
        theirs = statistics.median(pair[1][0] for pair in pairs)
        memory = max(pair[0][1] for pair in pairs)
        print(f"{name:14} {ours * 1000:7.1f} ms  floor {theirs * 1000:6.1f} ms  "
              f"ratio {ours / theirs:5.1f}  peak {memory:6.1f} MiB")
    northbridge = os.path.join(root, "examples", "northbridge")
    large = os.path.join(folder, "large")
    os.mkdir(large)
    large_plan(os.path.join(northbridge, "case-nb16-01.json"), os.path.join(large, "case.json"), 10000)
    data = ["--data", os.path.join(folder, "large-data")]
    subprocess.run([casebinder, "import", *data, os.path.join(northbridge, "board.json"), large],
                   check=True, stdout=subprocess.DEVNULL)
    for form in "pdf", "xlsx":
        results = [run([casebinder, "assemble", "14", *data, *case, "--as-at", "2018-03-31",
                        "--format", form, *out]) for _ in range(3)]
        print(f"10,000 actions, {form:4} {min(result[0] for result in results) * 1000:7.1f} ms  "
              f"peak {max(result[1] for result in results):6.1f} MiB")
