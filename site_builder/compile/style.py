"""The stylesheet, under an address that changes with its content."""

from __future__ import annotations

from hashlib import sha256
from importlib import resources

from site_builder.model.site import SiteFile


def style() -> SiteFile:
    """The one stylesheet of the site."""
    data = resources.files("site_builder.theme").joinpath("style.css").read_bytes()
    return SiteFile(path=f"assets/style.{sha256(data).hexdigest()[:8]}.css", data=data)
