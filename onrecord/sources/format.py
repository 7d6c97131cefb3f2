"""What a format is: how it is told, and how it is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.sources.options import SourceOptions
from onrecord.sources.raw import RawInput
from onrecord.types import Article, Failure

Reader = Callable[[RawInput, SourceOptions], Iterator[Article | Failure]]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of input. `recognises` judges the first bytes of an input without a known name.

    `read` gives one article or failure at least, or raises InputError, which becomes the Failure
    of the whole input: nothing that a user gave passes without a word. A format that is not
    `in_folders` is read where a file is named by itself, since most files of its suffix hold no
    articles.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Reader
    in_folders: bool = True
