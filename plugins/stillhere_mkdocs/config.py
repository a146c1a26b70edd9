"""The plugin's options: let through here, read by site_builder's own loader.

MkDocs would turn ``regions: [NO]`` into ``False``. Our loader reads the same lines as text, and
names unknown options with their place.
"""

from __future__ import annotations

from mkdocs.config.base import ConfigErrors, ConfigWarnings, LegacyConfig


class StillhereConfig(LegacyConfig):
    """Any option."""

    def __init__(self, config_file_path: str | None = None) -> None:
        super().__init__((), config_file_path)

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        return [], []
