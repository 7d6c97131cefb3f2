"""A table of a page as a file for spreadsheets."""

import io
import re
from collections.abc import Sequence

from fastapi.responses import Response

from onrecord.export.table import write_rows
from onrecord.service.problems import NotFound
from onrecord.views.tables import Table


def csv_answer(table: Table, name: str) -> Response:
    """The table as CSV, to be kept as `name` and the table's own name."""
    stream = io.BytesIO()
    write_rows([column.name for column in table.columns], table.rows, stream)
    file = f"{name}-{table.name}" if name != table.name else name
    return Response(
        stream.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}.csv"'},
    )


def name_in_file(key: str) -> str:
    """The name of who the table is of, as the name of a file has it in every header: in ASCII."""
    return "-".join(re.findall("[a-z0-9]+", key)) or "table"


def table_named(name: str, tables: Sequence[Table]) -> Table:
    """The table of the page with the name. Raises NotFound where it has none."""
    for table in tables:
        if table.name == name:
            return table
    raise NotFound(f"This page has no table {name!r}.")
