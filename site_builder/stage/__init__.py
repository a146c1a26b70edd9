"""One finished plain folder per language: every engine that reads Markdown can build it."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib import resources
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from site_builder import __version__
from site_builder.model.site import SENTINEL, StagedPage, Unit

__all__ = ["fingerprint", "source_path", "staged_text", "write_unit"]

CONFIG = """\
# Written by stillhere for one run of the engine; changes are lost.
site_name: {name}
docs_dir: docs
site_dir: {out}
use_directory_urls: false
theme: {{name: stillhere}}
plugins: []
markdown_extensions: [site_builder.engine.verbatim]
"""

# Line separators that YAML takes for line ends inside a quoted text.
_SEPARATORS = str.maketrans({"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def source_path(page: StagedPage) -> str:
    """Where the page's staged text lies below ``docs``."""
    return str(PurePosixPath(page.path).with_suffix(".md"))


def staged_text(page: StagedPage, *, own_shell: bool = True) -> str:
    """The page as front matter and finished HTML.

    Without our own shell, in a theme that does not know it, the danger strip leads the body.
    """
    shell = {**page.shell, "strip": page.strip}
    front = f"title: {_quoted(page.title)}\nshell: {_quoted(shell)}\n"
    body = page.body if own_shell else page.strip + page.body
    return f"---\n{front}---\n{SENTINEL}\n{body.strip()}\n"


def fingerprint(unit: Unit) -> str:
    """A name that changes with anything that goes into the engine."""
    digest = sha256(CONFIG.encode())
    digest.update(f"{__version__} {version('mkdocs')} {version('Markdown')}".encode())
    digest.update(resources.files("site_builder.theme.frame").joinpath("main.html").read_bytes())
    for page in unit.pages:
        digest.update(f"{page.path}\0{staged_text(page)}\0".encode())
    return digest.hexdigest()[:16]


def write_unit(unit: Unit, folder: Path, out: Path) -> None:
    """Write the folder of one build unit: ``docs`` and the engine's configuration."""
    for page in unit.pages:
        _write(folder / "docs" / source_path(page), staged_text(page).encode())
    _write(folder / "mkdocs.yml", CONFIG.format(name="unit", out=_quoted(str(out))).encode())


def _quoted(value: object) -> str:
    """JSON is YAML: nothing in a text can end it early or be taken for another value."""
    return json.dumps(value, ensure_ascii=False).translate(_SEPARATORS)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
