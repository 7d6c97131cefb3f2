"""The failure of an input that met a defect of onrecord rather than one of its own."""

from onrecord.types import Failure


def failed_by_defect(location: str, error: Exception) -> Failure:
    """The failure that names the error and asks for a report."""
    message = (
        f"onrecord failed on it ({type(error).__name__}: {error}). "
        "This is a defect of onrecord; please report it with the article."
    )
    return Failure(location, "defect", message)
