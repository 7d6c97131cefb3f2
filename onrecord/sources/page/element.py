"""The elements of a page's tree."""

from typing import Any, TypeAlias

# lxml ships no types and is too slow to import before a page is read; so one name stands for
# its elements everywhere, and the tests take the place of the type checker.
Element: TypeAlias = Any
