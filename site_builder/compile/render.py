"""Templates: everything that comes from a file is escaped unless it is safe by construction."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("site_builder.theme", "parts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **values: object) -> Markup:
    """The HTML of a template of ``theme/parts``."""
    return Markup(_environment().get_template(template).render(values))
