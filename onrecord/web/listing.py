"""What the addresses of lists have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

# Nobody turns so many pages, and a database need not count so far.
_LAST_PAGE = 1_000_000

PageNumber = Annotated[int, Field(ge=1, le=_LAST_PAGE)]
# A name of a party has 300 characters at most in the ledger, each of which may be spelt as several.
Words = Annotated[str, Field(max_length=2_000)]


class Asked(BaseModel):
    """An address that asks for nothing more. A name that means nothing to it is refused."""

    model_config = ConfigDict(extra="forbid")


class TableAsked(Asked):
    """`format` csv asks for the table of the page as a file."""

    format: Words = ""

    @property
    def as_csv(self) -> bool:
        """True where the table is wanted, not the page."""
        return self.format == "csv"


class TablesAsked(TableAsked):
    """A page of several tables; `table` is the name of the one that is wanted as a file."""

    table: Words = ""


class ListAsked(TableAsked):
    """The page of a list that is asked for."""

    page: PageNumber = 1
