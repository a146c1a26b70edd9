"""What every page shares, under addresses that change with the content."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import PurePosixPath

from site_builder.model.site import SiteFile

STYLE, ICON, STEPS = "style.css", "icon.svg", "steps.js"


@cache
def shared(name: str) -> SiteFile:
    """A file of the theme; its hashed name lets a host keep it for ever."""
    data = resources.files("site_builder.theme").joinpath(name).read_bytes()
    path = PurePosixPath(name)
    return SiteFile(
        path=f"assets/{path.stem}.{sha256(data).hexdigest()[:8]}{path.suffix}", data=data
    )
