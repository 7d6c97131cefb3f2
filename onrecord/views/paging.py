"""Where a page of a list stands in the whole list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paging:
    """The page with this number (from 1) of a list of `total`, `size` on each."""

    page: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are; one where the list is empty."""
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """How many stand on the pages before."""
        return (self.page - 1) * self.size

    @property
    def first(self) -> int:
        """The number of the first that the page shows; 0 where it shows none."""
        return self.offset + 1 if self.offset < self.total else 0

    @property
    def last(self) -> int:
        """The number of the last that the page shows; 0 where it shows none."""
        return min(self.offset + self.size, self.total) if self.first else 0
