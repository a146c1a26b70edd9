"""What stock Material needs to show our languages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from mkdocs.theme import Theme

PARTIALS = "partials/languages"


def teach(theme: Theme, languages: Iterable[tuple[str, str]], folder: Path) -> None:
    """Write the interface file of each (language, direction) that Material does not know.

    Without it a build for Somali or Tigrinya ends in a traceback of the template engine. The file
    names language and direction only; Material's own fallback fills in the English words.
    """
    known = resources.files("material").joinpath("templates", PARTIALS)
    for language, direction in languages:
        if not known.joinpath(f"{language}.html").is_file():
            words = json.dumps({"language": language, "direction": direction})
            path = folder / PARTIALS / f"{language}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{{% macro t(key) %}}{{{{ {words}[key] }}}}{{% endmacro %}}\n")
    theme.dirs.insert(0, str(folder))


def speak(theme: Theme, language: str, direction: str) -> None:
    """Let the theme render the next page in a language."""
    theme["language"] = language
    theme["direction"] = direction
