"""What the addresses of lists have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

# Nobody turns so many pages, and a database need not count so far.
_LAST_PAGE = 1_000_000

PageNumber = Annotated[int, Field(ge=1, le=_LAST_PAGE)]
# A name of a party has 300 characters at most in the ledger, each of which may be spelt as several.
Words = Annotated[str, Field(max_length=2_000)]


class ListAsked(BaseModel):
    """The page of a list that is asked for; `format` csv, and of which `table`, for a file."""

    # A name that means nothing here is refused, not passed over.
    model_config = ConfigDict(extra="forbid")

    page: PageNumber = 1
    format: Words = ""
    table: Words = ""

    @property
    def as_csv(self) -> bool:
        """True where the table is wanted, not the page."""
        return self.format == "csv"
