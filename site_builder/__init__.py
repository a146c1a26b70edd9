"""Stillhere: compiles guidance pages, decision trees and contacts into a site.

Read :mod:`site_builder.pipeline` first, then :mod:`site_builder.model`.
"""

__version__ = "0.1.0"
