"""Where the corpora lie that are no part of the project (see docs/quality.md)."""

import os
from pathlib import Path

CORPORA = Path(os.environ.get("ONRECORD_DATA", Path(__file__).parents[2] / "shared/data"))
