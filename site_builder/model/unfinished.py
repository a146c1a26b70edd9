"""Signs of unfinished work, in pages and trees."""

from __future__ import annotations

import re

# Capital letters only: "todo" is a word in Spanish and Portuguese.
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|TBD|XXX)\b|(?i:\blorem ipsum\b)")
