"""What was written is opened by programs that know the format."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onrecord.cli.schema import SCHEMA_FILE
from onrecord.errors import UsageError
from onrecord.evaluation.brat import read_marked_articles
from onrecord.export import FORMATS
from onrecord.export.linked import utf16_position
from onrecord.export.rows import link_to
from onrecord.export.table import defused
from onrecord.export.write import write_file, write_stream
from onrecord.ledger.checked import checked_record
from tests.export.sample import examples, figured, samples
from tests.ledger.sample import TEXT, make_party, make_record, make_statement, talks


def written(name: str, records: list[dict[str, Any]], **options: Any) -> bytes:
    stream = io.BytesIO()
    write_stream(name, records, stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def test_records_come_back_and_keep_the_schema() -> None:
    validator = Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8")))
    lines = written("jsonl", examples()).splitlines()
    assert [json.loads(line) for line in lines] == examples()
    for line in lines:
        checked_record(json.loads(line))
    validator.validate(json.loads(lines[-1]))


def rows(records: list[dict[str, Any]]) -> list[dict[str, str]]:
    text = written("csv", records).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_has_a_row_a_statement() -> None:
    found = rows(examples())
    assert [row["statement"] for row in found][:3] == ["s1", "s2", "s3"]
    assert found[0]["speaker"] == "foreign minister"
    assert (found[0]["denied_by"], found[2]["denies"]) == ("s3", "s1")
    assert found[1]["content"] == "“We will not sign,” “Nobody here means to keep it.”"
    assert len(found) == sum(len(record["statements"]) for record in examples())


def test_a_row_has_figures_evidence_the_words_of_the_day_and_who_tells_it() -> None:
    first, _, inner = rows([figured()])
    assert (first["figures"], first["evidence"]) == ("450 people", "citing satellite images")
    assert (first["said_at"], first["cue_line"]) == ("Tuesday", "say.1")
    assert (inner["parent"], inner["told_by"]) == ("s2", "Roe")


def test_arrow_reads_the_table() -> None:
    arrow = pytest.importorskip("pyarrow.csv", reason="pyarrow is not installed")
    options = arrow.ParseOptions(newlines_in_values=True)
    table = arrow.read_csv(io.BytesIO(written("csv", samples())), parse_options=options)
    assert table.num_rows == 10


def test_no_cell_is_a_formula() -> None:
    for row in rows(examples()):
        for cell in row.values():
            assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.text())
def test_any_text_is_defused(text: str) -> None:
    assert defused(text).endswith(text)
    assert not defused(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_link_leads_to_the_words() -> None:
    link = rows([talks()])[0]["link"]
    address, _, words = link.partition("#:~:text=")
    assert (address, unquote(words)) == ("https://times.example/talks", "The talks have failed")
    assert link_to("file.txt", TEXT, [0, 5]) is None
    assert "%2D" in str(link_to("http://a.example/", "so-so", [0, 5]))


def test_arrow_reads_parquet() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    table = parquet.read_table(io.BytesIO(written("parquet", examples())))
    (first, *_) = table.to_pylist()
    text = talks()["article"]["text"]
    ((start, end),) = first["content_spans"]
    assert text[start:end] == first["content"]
    assert first["confidence"] == 0.9
    assert table.num_rows == sum(len(record["statements"]) for record in examples())


def test_an_empty_table_can_be_read() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    assert parquet.read_table(io.BytesIO(written("parquet", []))).num_rows == 0
    assert rows([]) == []
    assert json.loads(written("annotation", []))["items"] == []


# What the context of the Web Annotation model says of the words used here.
ANNOTATION_CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in ("Annotation", "TextQuoteSelector", "TextPositionSelector")},
    **{name: f"oa:{name}" for name in ("TextualBody", "exact", "prefix", "suffix", "start", "end")},
    "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "value": "rdf:value",
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
}


def graph_of(data: bytes, context: object) -> Any:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    document = json.loads(data) | {"@context": context}
    return rdflib.Graph().parse(data=json.dumps(document), format="json-ld")


def test_rdf_reads_the_annotations() -> None:
    data = written("annotation", samples())
    assert json.loads(data)["@context"] == "http://www.w3.org/ns/anno.jsonld"
    found = graph_of(data, ANNOTATION_CONTEXT).query(
        "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?exact ?start ?end WHERE { "
        "?one a oa:Annotation; oa:hasTarget ?target . "
        "?target oa:hasSource <https://times.example/talks>; oa:hasSelector ?quote, ?place . "
        "?quote oa:exact ?exact . ?place oa:start ?start; oa:end ?end }"
    )
    places = {(str(exact), int(start), int(end)) for exact, start, end in found}
    assert len(places) == 4
    assert all(TEXT[start:end] == exact for exact, start, end in places)


def test_rdf_reads_quotations_and_claims() -> None:
    data = written("schema-org", samples())
    assert json.loads(data)["@context"] == "https://schema.org"
    found = graph_of(data, {"@vocab": "https://schema.org/"}).query(
        "PREFIX s: <https://schema.org/> SELECT ?name ?text WHERE { "
        "?one a s:Quotation; s:text ?text; s:spokenByCharacter ?who . "
        "?who a s:Person; s:name ?name }"
    )
    assert {str(name) for name, _ in found} == {"Jane Doe"}
    assert b"reviewRating" not in data


def test_positions_can_be_those_of_javascript() -> None:
    record = samples()[2]
    (first, _) = json.loads(written("annotation", [record], utf16=True))["items"]
    exact, place = first["target"]["selector"]
    units = record["article"]["text"].encode("utf-16-le")
    found = units[2 * place["start"] : 2 * place["end"]].decode("utf-16-le")
    assert found == exact["exact"]


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_every_position_has_its_place_in_utf_16(text: str) -> None:
    position = utf16_position(text)
    for offset in range(len(text) + 1):
        assert position(offset) == len(text[:offset].encode("utf-16-le")) // 2


def test_the_training_reads_the_standoff(tmp_path: Path) -> None:
    write_file("brat", examples(), tmp_path)  # type: ignore[arg-type]
    articles = list(read_marked_articles(tmp_path))
    assert [article.text for article in articles] == [
        record["article"]["text"] for record in examples()
    ]
    for article, record in zip(articles, examples(), strict=True):
        assert len(article.relations) == len(record["statements"])
        assert sum(one.nested for one in article.relations) == sum(
            one["parent"] is not None for one in record["statements"]
        )
        contents = {span.of(article.text) for one in article.relations for span in one.content}
        for statement in record["statements"]:
            for start, end in statement["content"]["spans"]:
                for line in article.text[start:end].replace("\r", "\n").split("\n"):
                    assert not line or line in contents


def test_standoff_is_not_mixed_with_other_standoff(tmp_path: Path) -> None:
    write_file("brat", samples(), tmp_path)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="standoff in it already"):
        write_file("brat", samples(), tmp_path)  # type: ignore[arg-type]


def test_spacy_reads_the_docs() -> None:
    tokens = pytest.importorskip("spacy.tokens", reason="spaCy is not installed")
    import spacy

    data = written("docbin", examples())
    docs = list(
        tokens.DocBin(store_user_data=True).from_bytes(data).get_docs(spacy.blank("en").vocab)
    )
    assert [doc.text for doc in docs] == [record["article"]["text"] for record in examples()]
    assert docs[0].spans["content"][0].text == "The talks have failed"
    kept = json.loads(json.dumps(docs[0].user_data["onrecord"]["statements"]))  # tuples to lists
    assert kept == talks()["statements"]
    for doc, record in zip(docs, examples(), strict=True):
        for role in ("source", "cue", "content"):
            spans = [
                (one["id"], *span)
                for one in record["statements"]
                if one[role]
                for span in one[role]["spans"]
            ]
            widened = [(span.id_, span.start_char, span.end_char) for span in doc.spans[role]]
            assert len(widened) == len(spans)
            for (label, start, end), (found, first, last) in zip(spans, widened, strict=True):
                assert (found, first <= start, end <= last) == (label, True, True)


def test_a_file_that_could_not_be_finished_is_not_there(tmp_path: Path) -> None:
    def broken() -> Any:
        yield talks()
        raise ZeroDivisionError

    path = tmp_path / "out.jsonl"
    with pytest.raises(ZeroDivisionError):
        write_file("jsonl", broken(), path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_characters_that_it_cannot_hold(name: str, tmp_path: Path) -> None:
    extra = {"parquet": "pyarrow", "docbin": "spacy"}.get(name)
    if extra:
        pytest.importorskip(extra, reason=f"{extra} is not installed")
    text = "A\ud800 said \x00no\ud801"
    said = make_statement("s1", "A\ud800", "said", "\x00no\ud801", text=text)
    party = make_party("p1", "A\ud800", "person", "A\ud800", text=text)
    record = make_record("file\udcff", text, [said], [party], title="\udc80", outlet="\x00")
    write_file(name, [record], tmp_path / "out")  # type: ignore[list-item]
    assert (tmp_path / "out").exists()
