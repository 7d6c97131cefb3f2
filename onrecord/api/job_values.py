"""What is asked of a job, and what it tells, as the document of the API describes them."""

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, Field

from onrecord.api.values import Day, Given
from onrecord.service.job import JobState, OutcomeKind
from onrecord.service.problems import Problem
from onrecord.service.request import ReadRequest, request_of_address, request_of_text
from onrecord.sources.options import SourceOptions

_LONGEST_TEXT = 20_000_000  # as of a file (`Limits`); reading says where a text is too long


class ToRead(Given):
    """Either a `text` or an `address` to be read; the rest says what is known of it."""

    text: Annotated[str | None, Field(max_length=_LONGEST_TEXT)] = None
    address: Annotated[
        str | None, Field(max_length=8_000, description="Of a web page, http:// or https://.")
    ] = None
    title: Annotated[str | None, Field(max_length=1_000, description="Of a text.")] = None
    outlet: Annotated[str | None, Field(max_length=500)] = None
    published: Day | None = None

    def request(self, options: SourceOptions, *, keeps: bool = True) -> ReadRequest:
        """What the jobs take. Raises Problem (422) where not just one of the two is given."""
        if (self.text is None) == (self.address is None):
            raise Problem(422, "unfit-value", "Give either a text or an address to be read.")
        if self.text is not None:
            return request_of_text(
                self.text, title=self.title, outlet=self.outlet, published=self.published,
                keeps=keeps,
            )  # fmt: skip
        options = replace(options, outlet=self.outlet, published=self.published)
        return request_of_address(self.address or "", options, keeps=keeps)


class OutcomeModel(BaseModel):
    """What became of one article; see `JobOutcome`."""

    number: int
    location: str
    kind: OutcomeKind
    title: str | None
    article: int | None
    statements: int | None
    reason: str | None
    message: str | None


class JobSummary(BaseModel):
    """A job: `done` articles are finished, of which `failed` could not be read."""

    id: str
    title: str
    made_at: str
    state: JobState
    done: int
    failed: int


class JobModel(JobSummary):
    """A job with what became of its articles, of the first thousand."""

    outcomes: list[OutcomeModel]


class JobModels(BaseModel):
    """Jobs, the newest first."""

    items: list[JobSummary]
