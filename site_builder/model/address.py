"""Addresses inside the site. All are relative, so that a site works from any folder or stick."""

from __future__ import annotations

import posixpath


def href(origin: str, target: str) -> str:
    """The address of one page as written in another; both are paths below the site's root.

    >>> href("en/first-steps/age.html", "de/first-call.html#costs")
    '../../de/first-call.html#costs'
    """
    path, mark, anchor = target.partition("#")
    if path == origin and mark:
        return mark + anchor
    return posixpath.relpath(path, posixpath.dirname(origin) or ".") + mark + anchor
