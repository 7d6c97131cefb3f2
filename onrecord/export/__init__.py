"""Records to files that other programs read. A new format is one module and one line here."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: where its `write` is, what help says, and the extra that it needs.

    `write(records, stream)` puts all records into one binary stream; where `shape` is "folder",
    `write(records, folder)` makes files in a folder.
    """

    name: str
    module: str
    says: str
    shape: Literal["stream", "folder"] = "stream"
    extra: str | None = None


FORMATS = {
    one.name: one
    for one in (
        ExportFormat("jsonl", "onrecord.export.jsonl", "records, one JSON object an article"),
        ExportFormat("csv", "onrecord.export.table", "one row a statement, for spreadsheets"),
        ExportFormat(
            "parquet", "onrecord.export.parquet", "one row a statement", extra="parquet"
        ),
        ExportFormat("annotation", "onrecord.export.annotation", "W3C Web Annotation, JSON-LD"),
        ExportFormat("schema-org", "onrecord.export.schema_org", "Quotation and Claim, JSON-LD"),
        ExportFormat("brat", "onrecord.export.brat", "standoff files in a folder", shape="folder"),
        ExportFormat("docbin", "onrecord.export.docbin", "spaCy DocBin", extra="spacy"),
    )
}  # fmt: skip
