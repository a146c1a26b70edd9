"""``make bench``: whole-process time and peak memory of a build for 1, 10 and 50 copies.

Seconds depend on the machine; the ratios in the last column do not much. Peak memory is that of
the largest single process (``ru_maxrss`` of the children).
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.corpus import make

COPIES = (1, 10, 50)
RUNS = 3


@dataclass(frozen=True)
class Run:
    wall: float
    cpu: float
    peak: float
    """MiB."""


def once(root: Path) -> Run:
    """One build in a process of its own; its largest child counts for the peak."""
    script = (
        "import resource, subprocess, sys, time\n"
        "start = time.monotonic()\n"
        "subprocess.run([sys.executable, '-m', 'site_builder', 'build', sys.argv[1]],"
        " check=True, stderr=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)\n"
    )
    command = [sys.executable, "-c", script, str(root)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    wall, cpu, peak = (float(word) for word in out.split())
    return Run(wall, cpu, peak)


def main() -> None:
    """Print the table."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, median of {RUNS}")
    print("copies  pages  wall s   cpu s  peak MiB  cpu ms/page  of 10 copies  HTML kB/page")
    rows: dict[int, tuple[int, Run, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        roots = {copies: make(Path(folder) / str(copies), copies) for copies in COPIES}
        taken: dict[int, list[Run]] = {copies: [] for copies in COPIES}
        for _ in range(RUNS):
            for copies, root in roots.items():
                taken[copies].append(once(root))
        for copies, root in roots.items():
            site = root / "site"
            pages = list(site.resolve().rglob("*.html"))
            runs = taken[copies]
            median = Run(
                *(statistics.median(getattr(r, n) for r in runs) for n in ("wall", "cpu", "peak"))
            )
            rows[copies] = (len(pages), median, sum(p.stat().st_size for p in pages) / len(pages))
    base = rows[10][1].cpu / rows[10][0]
    for copies, (pages, run, size) in rows.items():
        each = run.cpu / pages
        print(
            f"{copies:6} {pages:6} {run.wall:7.2f} {run.cpu:7.2f} {run.peak:9.0f}"
            f" {each * 1000:12.2f} {each / base:13.2f} {size / 1000:13.1f}"
        )


if __name__ == "__main__":
    main()
