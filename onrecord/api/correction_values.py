"""What can be put right, one kind of event a class, as the document of the API describes them.

Values are texts as `onrecord corrections` takes them: places like `88-140,150-160`, names with `;`
between, days like `2024-05-01` or `2024-05-01..2024-05-03`, `none` for nothing.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, RootModel

from onrecord.api.values import ConflictValue, Given, Listed, Number
from onrecord.ledger.correcting import Corrector
from onrecord.ledger.correction import CorrectionKind

Text = Annotated[str, Field(max_length=20_000)]
Name = Annotated[str, Field(min_length=1, max_length=1_000)]
Label = Annotated[str, Field(min_length=1, max_length=100, description="Id (s3) or key.")]
Field_ = Annotated[str, Field(max_length=40, description="See docs/ledger.md.")]


class Signed(Given):
    """Who puts it right, by default who started the service, and why."""

    author: Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")] | None = None
    note: Annotated[str, Field(max_length=10_000)] | None = None


class Change(Signed):
    """A field of a statement has another value."""

    kind: Literal["change"]
    article: Number
    statement: Label
    field: Field_
    value: Text

    def make(self, desk: Corrector) -> int:
        """The number of the event, which stands."""
        return desk.change(self.article, self.statement, self.field, self.value)


class Add(Signed):
    """A statement that was missed; `values` by field, at least `cue` and `content`."""

    kind: Literal["add"]
    article: Number
    values: Annotated[dict[str, Text], Field(max_length=30)]

    def make(self, desk: Corrector) -> int:
        """The number of the event, which stands."""
        return desk.add(self.article, self.values)


class Drop(Signed):
    """A statement that nobody made."""

    kind: Literal["drop"]
    article: Number
    statement: Label

    def make(self, desk: Corrector) -> int:
        """The number of the event, which stands."""
        return desk.drop(self.article, self.statement)


class ChangeParty(Signed):
    """A field of a party, which is named, has another value."""

    kind: Literal["change-party"]
    article: Number
    party: Name
    field: Field_
    value: Text

    def make(self, desk: Corrector) -> int:
        """The number of the event, which stands."""
        return desk.change_party(self.article, self.party, self.field, self.value)


class Join(Signed):
    """Parties that are one; without an article everywhere, in later articles as well."""

    kind: Literal["join"]
    names: Annotated[list[Name], Field(min_length=1, max_length=100)]
    into: Name
    article: Number | None = None

    def make(self, desk: Corrector) -> int:
        """The number of the event, which stands."""
        return desk.join(self.names, self.into, article=self.article)


class Split(Signed):
    """Statements of a party that are another's; a new one is written `Jane Doe (person)`."""

    kind: Literal["split"]
    article: Number
    party: Name
    statements: Annotated[list[Label], Field(min_length=1, max_length=1_000)]
    into: Name

    def make(self, desk: Corrector) -> int:
        """The number of the event, which stands."""
        return desk.split(self.article, self.party, self.statements, self.into)


class ChangeArticle(Signed):
    """A field of the article has another value."""

    kind: Literal["change-article"]
    article: Number
    field: Field_
    value: Text

    def make(self, desk: Corrector) -> int:
        """The number of the event, which stands."""
        return desk.change_article(self.article, self.field, self.value)


class CorrectionToMake(
    RootModel[
        Annotated[
            Change | Add | Drop | ChangeParty | Join | Split | ChangeArticle,
            Field(discriminator="kind"),
        ]
    ]
):
    """Something to be put right."""


class Corrections(Listed):
    """Which corrections are wanted: of an article, and those with a conflict only."""

    article: Number | None = None
    conflicts: bool = False


class CorrectionModel(BaseModel):
    """An event; `target` and `value` by kind, see `Correction`. `counts`: it is not undone."""

    number: int
    kind: CorrectionKind
    article_id: int | None
    version_id: int | None
    target: dict[str, Any]
    value: dict[str, Any]
    note: str | None
    author: str
    made_at: str
    undoes: int | None
    counts: bool
    conflicts: list[ConflictValue]


class CorrectionModels(BaseModel):
    """A page of corrections."""

    items: list[CorrectionModel]
    next: str | None
