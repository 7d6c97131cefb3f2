"""What can be put right, one kind of event a class, as the document of the API describes them.

Values are texts as `onrecord corrections` takes them: places like `88-140,150-160`, names with `;`
between, days like `2024-05-01` or `2024-05-01..2024-05-03`, `none` for nothing.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, RootModel

from onrecord.api.values import ConflictValue, Given, Listed, Number
from onrecord.errors import UsageError
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


class Fields(Signed):
    """A `field` with its `value`; or several in `values`, of which all are set or none."""

    field: Field_ | None = None
    value: Text | None = None
    values: Annotated[dict[str, Text], Field(min_length=1, max_length=30)] | None = None

    def one(self) -> tuple[str, str]:
        """The field and its value; UsageError where they are not what was given."""
        if self.field is None or self.value is None or self.values is not None:
            raise UsageError("Give a `field` with its `value`, or several fields in `values`.")
        return self.field, self.value

    def several(self) -> dict[str, str] | None:
        """The values by field, where several may be given; None where there is one field."""
        return self.values if self.field is None and self.value is None else None


class Change(Fields):
    """One or several fields of a statement have other values."""

    kind: Literal["change"]
    article: Number
    statement: Label

    def make(self, desk: Corrector) -> int | list[int]:
        """The number of the event, which stands; of `values`, the number of each."""
        if (values := self.several()) is not None:
            return desk.change_several(self.article, self.statement, values)
        return desk.change(self.article, self.statement, *self.one())


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


class ChangeArticle(Fields):
    """One or several fields of the article have other values."""

    kind: Literal["change-article"]
    article: Number

    def make(self, desk: Corrector) -> int | list[int]:
        """The number of the event, which stands; of `values`, the number of each."""
        if (values := self.several()) is not None:
            return desk.change_several_of_article(self.article, values)
        return desk.change_article(self.article, *self.one())


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
