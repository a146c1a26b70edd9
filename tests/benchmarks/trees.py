"""``make bench``: check and compile 10, 100 and 1,000 trees of 25 steps in 5 languages.

One process per size; time and memory by stage, and per tree, to see that both grow in line.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.sites import REPOSITORY, change, copy_site

SIZES = (10, 100, 1000)
RUNS = 3
LANGUAGES = ("en", "de", "fr", "sv", "ar")
QUESTIONS, ENDS = 17, 8

MEASURE = """
import json, resource, sys, time
from pathlib import Path
from site_builder.compile import compile_unit
from site_builder.pipeline import look
def mib():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
start, base = time.process_time(), mib()
outcome = look(Path(sys.argv[1]))
assert outcome.book is not None
assert not [f for f in outcome.findings if f.severity == "error"], outcome.findings[:3]
checked, pages = time.process_time(), 0
peak_check = mib()
for language in outcome.book.settings.built:
    pages += len(compile_unit(outcome.book, language).pages)
done = time.process_time()
print(json.dumps([checked - start, done - checked, peak_check - base, mib() - base, pages]))
"""


def make(target: Path, trees: int) -> Path:
    """The small site with many trees: a chain of questions with three answers each, and ends."""
    root = copy_site("small", target)
    languages = (
        f"languages: [{', '.join(LANGUAGES[:2])}]\n      drafts: [{', '.join(LANGUAGES[2:])}]"
    )
    change(root, {"mkdocs.yml": {"replace": "languages: [en, de]", "with": languages}})
    for number in range(trees):
        folder = root / "decision_trees" / f"tree-{number}"
        folder.mkdir()
        texts = _tree(folder, number)
        for language in LANGUAGES[1:]:
            lines = (f"{key}: {json.dumps(f'{language} {text}')}\n" for key, text in texts.items())
            (folder / f"{language}.yml").write_text("".join(lines), encoding="utf-8")
    return root


def _tree(folder: Path, number: int) -> dict[str, str]:
    texts = {"title": f"Tree {number}", "tab": "Family advice"}
    lines = [
        f"tree: tree-{number}", "version: 1", f"title: Tree {number}", "tab: Family advice",
        "reviewed: pending", "danger: end-0", "start: step-0", "steps:",
    ]  # fmt: skip
    plan, walks = [], []
    for n in range(QUESTIONS):
        following = f"step-{n + 1}" if n + 1 < min(QUESTIONS, 9) else f"end-{n % ENDS}"
        aside = f"step-{n + 9}" if n + 9 < QUESTIONS and n < 8 else f"end-{(n + 3) % ENDS}"
        texts[f"steps.step-{n}.ask"] = f"Question {n} of tree {number}?"
        lines += [f"  step-{n}:", f"    ask: Question {n} of tree {number}?", "    answers:"]
        for name, go in (("yes", following), ("no", aside), ("not-sure", "end-0")):
            item = f"do-{n}-{name}"
            texts[f"steps.step-{n}.answers.{name}"] = f"Say {name} to {n}"
            lines.append(f"      {name}: {{say: Say {name} to {n}, go: {go}, plan: [{item}]}}")
            plan.append(item)
    for n in range(ENDS):
        texts[f"steps.end-{n}.end"] = f"End {n} of tree {number}"
        urgent = "\n    urgent: true" if n == 0 else ""
        lines.append(
            f"  end-{n}:\n    end: End {n} of tree {number}{urgent}\n    plan: [do-end-{n}]"
        )
        plan.append(f"do-end-{n}")
    lines.append("plan:")
    for item in plan:
        texts[f"plan.{item}"] = f"You can {item} in tree {number}"
        lines.append(f"  {item}: {{when: soon, area: self, do: You can {item} in tree {number}}}")
    (folder / "tree.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "journeys.yml").write_text(_journeys(walks, number), encoding="utf-8")
    return texts


def _journeys(walks: list[str], number: int) -> str:
    """One walk per end, found by going down the chain."""
    found: dict[str, list[str]] = {"end-0": ["not-sure"]}
    for n in range(QUESTIONS):
        way = ["yes"] * n if n < 9 else [*["yes"] * (n - 9), "no"]
        aside = f"step-{n + 9}" if n + 9 < QUESTIONS and n < 8 else f"end-{(n + 3) % ENDS}"
        following = f"step-{n + 1}" if n + 1 < min(QUESTIONS, 9) else f"end-{n % ENDS}"
        for name, go in (("yes", following), ("no", aside)):
            if go.startswith("end-"):
                found.setdefault(go, [*way, name])
    return "".join(
        f"- name: To {end}\n  answers: [{', '.join(way)}]\n  ends-at: {end}\n"
        for end, way in found.items()
    )


def measure(root: Path) -> list[float]:
    """CPU seconds of check and of compile, MiB after each, pages."""
    command = [sys.executable, "-c", MEASURE, str(root)]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    values = json.loads(found)
    assert isinstance(values, list)
    return values


def main() -> None:
    """Print the table."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, median of {RUNS}; CPU time")
    print("trees   pages  check s  compile s  check ms/tree  compile ms/tree  peak MiB  kB/tree")
    with tempfile.TemporaryDirectory() as folder:
        roots = {size: make(Path(folder) / str(size), size) for size in SIZES}
        taken: dict[int, list[list[float]]] = {size: [] for size in SIZES}
        for _ in range(RUNS):
            for size, root in roots.items():
                taken[size].append(measure(root))
        for size, runs in taken.items():
            check, comp, _, peak, pages = (statistics.median(c) for c in zip(*runs, strict=True))
            print(
                f"{size:5} {pages:7.0f} {check:8.2f} {comp:10.2f} {check / size * 1000:14.1f}"
                f" {comp / size * 1000:16.1f} {peak:9.0f} {peak / size * 1024:8.0f}"
            )
    own = [measure(REPOSITORY) for _ in range(RUNS)]
    check, comp, *_ = (statistics.median(c) for c in zip(*own, strict=True))
    print(f"own trees: check {check:.2f} s, compile {comp:.2f} s (with the pages)")


if __name__ == "__main__":
    main()
