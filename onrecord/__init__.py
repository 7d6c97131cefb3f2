"""onrecord reads news and puts it on the record: who said what, in which exact words.

    import onrecord
    reader = onrecord.Reader()
    record = reader.read("Talks failed, the minister said.", published="2024-05-01")

Importing it loads nothing heavy; each name is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.errors import (
        FetchError,
        InputError,
        ModelError,
        OnrecordError,
        TooLargeError,
        UsageError,
    )
    from onrecord.parallel import read_parallel
    from onrecord.run import Reader
    from onrecord.sources.options import Columns, SourceOptions
    from onrecord.sources.read import read_sources
    from onrecord.types import (
        Article,
        Content,
        Cue,
        Failure,
        Part,
        Problem,
        Record,
        Source,
        Span,
        Statement,
    )

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Columns",
    "Content",
    "Cue",
    "Failure",
    "FetchError",
    "InputError",
    "ModelError",
    "OnrecordError",
    "Part",
    "Problem",
    "Reader",
    "Record",
    "Source",
    "SourceOptions",
    "Span",
    "Statement",
    "TooLargeError",
    "UsageError",
    "__version__",
    "read_parallel",
    "read_sources",
]

_ERRORS = (
    "FetchError",
    "InputError",
    "ModelError",
    "OnrecordError",
    "TooLargeError",
    "UsageError",
)
_HOMES = {
    "Columns": "onrecord.sources.options",
    "Reader": "onrecord.run",
    "SourceOptions": "onrecord.sources.options",
    "read_parallel": "onrecord.parallel",
    "read_sources": "onrecord.sources.read",
    **dict.fromkeys(_ERRORS, "onrecord.errors"),
}


def __getattr__(name: str) -> object:
    """The public name, imported now."""
    if name not in __all__:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES.get(name, "onrecord.types")), name)
    globals()[name] = value  # so that this is asked once only
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
