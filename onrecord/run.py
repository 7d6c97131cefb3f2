"""From an article to its record: the only place that knows the order of the stages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from os import PathLike
from pathlib import Path

from onrecord import __version__
from onrecord.errors import InputError, TooLargeError
from onrecord.inference.bundle import SHIPPED, open_bundle
from onrecord.inference.model import Model
from onrecord.outcomes import article_in_list, read_one
from onrecord.reading.acts import tell_acts
from onrecord.reading.attribution import find_statements
from onrecord.reading.disputes import tell_denials
from onrecord.reading.evidence import tell_evidence
from onrecord.reading.heading import tell_heading
from onrecord.reading.language import name_language, tell_language
from onrecord.reading.nested import without_unvoiced
from onrecord.reading.parties import tell_parties
from onrecord.reading.parts import tell_parts
from onrecord.reading.quantities import find_overlarge, find_quantities
from onrecord.reading.times import tell_published, tell_times
from onrecord.sources.dates import given_date
from onrecord.sources.surrogates import with_whole_characters
from onrecord.text.quotation import find_quotations
from onrecord.types import Article, Failure, Problem, ReaderName, Record
from onrecord.types.given import article_of, refuse_single

# A million characters are some 170,000 words, more than any article; memory for the words of
# one text is bounded by it (measured: docs/speed.md).
LONGEST_ARTICLE = 1_000_000


class Reader:
    """Reads articles one after the other with one model, which is loaded at the first.

    The same article gives the same record whatever was read before it. A reader is meant for
    one thread; `read_parallel` reads on several processors. `model` is another model folder
    than the one that ships with onrecord. A publication date after `today` (when not given, the
    day of reading) is named as a problem; nothing else depends on the day of reading.
    """

    def __init__(
        self, model: Model | str | PathLike[str] | None = None, *, today: date | None = None
    ) -> None:
        self._model = model if isinstance(model, Model) else None
        self._today = today
        self._folder = SHIPPED if model is None or isinstance(model, Model) else Path(model)

    @property
    def model(self) -> Model:
        """The model, loaded now if it was not yet. Raises ModelError if it is damaged."""
        if self._model is None:
            self._model = Model(open_bundle(self._folder))
        return self._model

    def read(
        self,
        article: str | Article,
        *,
        published: str | date | None = None,
        outlet: str | None = None,
        title: str | None = None,
        location: str = "text",
    ) -> Record:
        """The record of an article, given as its text or as a source gave it.

        `published` is a date or date and time, as such or in ISO 8601. What is given here stands
        in the place of what the article says of itself. Lone surrogates in the text are mended,
        with a problem in the record. Raises InputError when the text is empty, TooLargeError
        when it is longer than `LONGEST_ARTICLE` characters, and UsageError when
        `article` is neither or `published` is no date.
        """
        article = article_of(article, location)
        if published is not None:
            day = given_date(published)
            article = replace(article, published=day, published_basis="given")
        if outlet is not None:
            article = replace(article, outlet=outlet)
        if title is not None:
            article = replace(article, title=title)
        return self._read(with_whole_characters(_checked(article)))

    def read_many(self, articles: Iterable[str | Article | Failure]) -> Iterator[Record | Failure]:
        """Each article comes as its record or as a failure, as soon as it is read, in order.

        The third, given as its text, has the location "text 3". One that cannot be read is a
        Failure in its place and stops no other; failures among the articles, as `read_sources`
        gives them, pass through. Raises ModelError when the model is damaged.
        """
        refuse_single(articles, "articles")
        given = (article_in_list(item, number) for number, item in enumerate(articles, start=1))
        return (item if isinstance(item, Failure) else read_one(self, item) for item in given)

    def _read(self, article: Article) -> Record:
        guess = tell_language(article.text)
        article = tell_heading(tell_parts(replace(article, language=guess.code)))
        article = tell_published(article)
        reader = ReaderName(__version__, self.model.name)
        if not guess.readable:
            problem = Problem(
                "language",
                "not-english",
                f"This article is written in another language, {name_language(guess.code)}; "
                "onrecord reads English, so no statements were looked for.",
            )
            return Record(article, (), (*article.problems, problem), reader)
        return self._understood(article, reader)

    def _understood(self, article: Article, reader: ReaderName) -> Record:
        """All that the stages find, each from what those before it found."""
        text = article.text
        quotations = find_quotations(text, [part.span for part in article.parts])
        found = self.model.find(text, article.closed)
        statements = find_statements(article, found.relations, quotations)
        statements = without_unvoiced(tell_acts(text, statements))
        statements = tell_evidence(text, statements, quotations)
        told = tell_times(article, quotations, today=self._today)
        statements = told.dated(statements)
        statements, parties = tell_parties(article, statements, found.names)
        statements = tell_denials(text, statements, parties)
        dated = [time.span for time in told.times]
        quantities = find_quantities(article, statements, dated)
        return Record(
            article,
            statements,
            (*article.problems, *told.problems, *find_overlarge(article, dated)),
            reader,
            parties=parties,
            times=told.times,
            quantities=quantities,
        )


def _checked(article: Article) -> Article:
    if not article.text.strip():
        raise InputError(f"{article.location}: the article has no text.", kind="empty")
    if len(article.text) > LONGEST_ARTICLE:
        raise TooLargeError(
            f"{article.location}: the article has {len(article.text):,} characters, more than "
            f"the {LONGEST_ARTICLE:,} that are read as one; split it into its articles."
        )
    return article
