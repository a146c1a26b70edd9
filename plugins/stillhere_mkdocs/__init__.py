"""The MkDocs plugin: a thin adapter over :mod:`site_builder`."""
