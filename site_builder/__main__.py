"""``python -m site_builder``: the same as the command ``stillhere``."""

from site_builder.cli import main

main()
