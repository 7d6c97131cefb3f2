"""Locations (files, folders, standard input, addresses) to articles."""

from onrecord.sources.locations import expand_locations
from onrecord.sources.options import Columns, Limits, SourceOptions, Timeouts
from onrecord.sources.read import read_sources

__all__ = [
    "Columns",
    "Limits",
    "SourceOptions",
    "Timeouts",
    "expand_locations",
    "read_sources",
]
