"""Reading files that may be hostile: links, sizes, encodings and invisible characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from site_builder.model.finding import Say, error
from site_builder.model.where import Where

LIMIT = 1_000_000
"""Bytes. A guidance text of a megabyte is a mistake or an attack."""

# Characters that turn or hide text: bidi embeddings, overrides and isolates (Trojan Source,
# CVE-2021-42574), and zero-width space and byte-order mark. The joiners U+200C and U+200D and the
# marks U+200E, U+200F and U+061C are needed for good Persian and Arabic and change no order alone.
HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# The private use area holds the signs of single fonts; the Markdown reader keeps marks of its own
# there. U+FFFD is what a program leaves where it could not read a letter.
FOREIGN = re.compile("[\ue000-\uf8ff]")
LOST = re.compile("\ufffd")
CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is read; ``root`` is the project, which paths in messages are relative to."""

    root: Path

    def shown(self, path: Path) -> str:
        """A path as messages name it, with forward slashes on every system."""
        return path.relative_to(self.root).as_posix()

    def files(self, below: Path, say: Say) -> list[Path]:
        """All files below a folder in a stable order; links are refused, not followed."""
        found: list[Path] = []
        for path in sorted(below.iterdir()) if below.is_dir() else []:
            if path.is_symlink():
                say(
                    error(
                        Where(self.shown(path)),
                        "F8",
                        "this is a link, and links are not followed",
                        why="A link can lead out of the project and publish a private file.",
                        mend="put the file itself here",
                    )
                )
            elif path.is_dir():
                found.extend(self.files(path, say))
            else:
                found.append(path)
        return found

    def text(self, path: Path, say: Say) -> str | None:
        """The text of a file, or ``None`` after saying why it cannot be used."""
        where = Where(self.shown(path))
        try:
            data = path.read_bytes()
        except OSError as fault:
            mend = "check that the file exists and may be read"
            say(error(where, "F7", f"cannot be read: {fault.strerror}", mend=mend))
            return None
        if len(data) > LIMIT:
            mend = "split it; the limit is 1 MB"
            say(error(where, "F7", f"the file has {len(data):,} bytes", mend=mend))
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            line = data[: fault.start].count(b"\n") + 1
            column = fault.start - (data.rfind(b"\n", 0, fault.start) + 1) + 1
            say(
                error(
                    Where(where.path, line, column),
                    "F7",
                    "this is not UTF-8 text",
                    mend="save the file with the encoding UTF-8",
                )
            )
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text if _clean(text, where, say) else None


def _clean(text: str, where: Where, say: Say) -> bool:
    faults = [
        (
            HIDDEN,
            "F7",
            "a hidden character that can turn or hide text",
            "delete it and type the text again",
        ),
        (CONTROL, "F7", "a control character", "delete it and type the text again"),
        (
            FOREIGN,
            "F7",
            "a sign that only one font knows, such as a bullet of a word processor",
            "delete it; write a list with hyphens",
        ),
        (LOST, "F7", "a letter that was lost in a wrong encoding", "type the letter again"),
        (
            CONFLICT,
            "F9",
            "a merge-conflict mark",
            "choose one of the two versions, then delete the three lines with marks",
        ),
    ]
    clean = True
    for pattern, code, says, mend in faults:
        found = pattern.search(text)
        if found is not None:
            clean = False
            at = place(text, found.start(), where.path)
            sign = f" (U+{ord(found[0][0]):04X})" if code == "F7" else ""
            say(error(at, code, says + sign, mend=mend))
    return clean


def place(text: str, offset: int, path: str, first_line: int = 1) -> Where:
    """Line and column of an offset in a text."""
    line = text.count("\n", 0, offset)
    return Where(path, first_line + line, offset - (text.rfind("\n", 0, offset) + 1) + 1)
