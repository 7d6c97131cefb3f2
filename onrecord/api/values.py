"""The values of the API, as its document describes them."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from onrecord.api.cursor import MOST_ON_A_PAGE
from onrecord.ledger.difference import DifferenceKind
from onrecord.ledger.query import LONGEST_QUERY
from onrecord.ledger.search import Search
from onrecord.sources.dates import iso_date
from onrecord.types import Act, Manner

LARGEST_NUMBER = 2**63 - 1  # what a database numbers with

Number = Annotated[int, Field(ge=1, le=LARGEST_NUMBER)]
Name = Annotated[str, Field(max_length=500)]
Page = Annotated[int, Field(ge=1, le=MOST_ON_A_PAGE)]


def _is_day(text: str) -> str:
    if iso_date(text) != text:
        raise ValueError("it is a day like 2024-05-01")
    return text


Day = Annotated[
    str,
    AfterValidator(_is_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]

# A form sends a field that nobody filled in as an empty one, which FastAPI takes for none.
DayOrNothing = Annotated[
    str,
    AfterValidator(_is_day),
    WithJsonSchema({"type": "string", "anyOf": [{"format": "date"}, {"maxLength": 0}]}),
]


class Given(BaseModel):
    """What a request brings; a name that means nothing is refused, not passed over."""

    model_config = ConfigDict(extra="forbid")


class Listed(Given):
    """How much of a list is wanted, and from where on: `next` of the page before."""

    limit: Page = 20
    cursor: Annotated[str, Field(max_length=200)] | None = None


class SearchQuery(Listed):
    """What is looked for, as `onrecord search` takes it.

    `words` are words, "phrases", beginnings with a star, AND, OR, NOT, -word and parentheses.
    """

    words: Annotated[str, Field(max_length=LONGEST_QUERY)] = ""
    by: Annotated[Name, Field(description="Who said it.")] | None = None
    about: Annotated[Name, Field(description="Whom it names or means.")] | None = None
    act: Annotated[list[Act], Field(default_factory=list, max_length=21)]
    manner: Manner | None = None
    outlet: Name | None = None
    since: Day | None = None
    until: Day | None = None
    denied: Annotated[bool, Field(description="Only what another statement denies.")] = False

    def search(self, place: int) -> Search:
        """The search, for one more than the page holds, so that it is known whether there are."""
        return Search(
            words=self.words, by=self.by, about=self.about, acts=tuple(self.act),
            manner=self.manner, outlet=self.outlet, since=self.since, until=self.until,
            denied=self.denied, limit=self.limit + 1, offset=place,
        )  # fmt: skip

    def question(self) -> str:
        """What tells this search from others, whatever page of it is wanted."""
        return self.model_dump_json(exclude={"limit", "cursor", "count"})


class StatementQuery(SearchQuery):
    """A search for statements."""

    count: Annotated[bool, Field(description="Whether `total` is wanted.")] = False


class FoundInText(BaseModel):
    """Something found, in its sentence. `hits` are what was looked for, in the article's text."""

    address: str
    outlet: str | None
    title: str | None
    published: str | None
    line: int
    sentence: str
    sentence_start: int
    hits: list[tuple[int, int]]


class FoundStatement(FoundInText):
    """A statement that was found. `statement` is as the record has it.

    `told_by` is who tells it where it stands in the words of another ("Johnson said that Corbyn
    dithers"): empty where nobody is named, null where nobody tells it.
    """

    article: int
    key: str
    speaker: str | None
    told_by: str | None
    is_denied: bool
    statement: dict[str, Any]


class FoundStatements(BaseModel):
    """A page of statements."""

    items: list[FoundStatement]
    next: str | None
    total: int | None = None


class FoundArticleValue(FoundInText):
    """An article that was found, and how many statements it has."""

    number: int
    statements: int


class FoundArticles(BaseModel):
    """A page of articles."""

    items: list[FoundArticleValue]
    next: str | None


class RecordModel(BaseModel):
    """A record (`onrecord/1`); `/api/v1/schema` has the whole of its contract."""

    model_config = ConfigDict(extra="allow")
    contract: Annotated[Literal["onrecord/1"], Field(alias="schema")]
    article: dict[str, Any]
    statements: list[dict[str, Any]]
    problems: list[dict[str, Any]]
    reader: dict[str, Any]


class ConflictValue(BaseModel):
    """A correction and the newest reading that do not agree."""

    article: int
    correction: int
    kind: str
    message: str


class ArticleModel(BaseModel):
    """An article with its newest reading and the corrections in it.

    `keys` has the key of each statement by its id: what stays the same in every reading.
    """

    number: int
    address: str
    keys: dict[str, str]
    conflicts: list[ConflictValue]
    record: RecordModel


class Difference(BaseModel):
    """How a statement of one version differs from the version before.

    `retold` is one whose cue, act or polarity is another one; it may have other words as well.
    """

    version: int
    kind: DifferenceKind
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    added_at: str


class Differences(BaseModel):
    """What changed in the statements of an article from version to version, oldest first."""

    items: list[Difference]


class StatementModel(BaseModel):
    """A statement of an article."""

    article: int
    key: str
    statement: dict[str, Any]
