"""Every error that onrecord raises.

OnrecordError
├── InputError          an input cannot be read as an article
│   ├── TooLargeError   it is larger than the limit
│   └── FetchError      an address could not be fetched
├── UsageError          a call or a setting makes no sense
├── LedgerError         the ledger cannot be opened, read or written
└── ModelError          the model that ships with onrecord is missing or damaged
"""


class OnrecordError(Exception):
    """The root: catch this to catch everything that onrecord raises."""


class InputError(OnrecordError):
    """An input cannot be read as an article. `kind` is a stable short name for programs."""

    def __init__(self, message: str, *, kind: str = "unreadable") -> None:
        super().__init__(message)
        self.kind = kind


class TooLargeError(InputError):
    """An input is larger than the limit that stands for it."""

    def __init__(self, message: str) -> None:
        super().__init__(message, kind="too-large")


class FetchError(InputError):
    """An address could not be fetched."""

    def __init__(self, message: str, *, kind: str = "fetch") -> None:
        super().__init__(message, kind=kind)


class UsageError(OnrecordError):
    """A call or a setting makes no sense."""


class LedgerError(OnrecordError):
    """The ledger cannot be opened, read or written, or what it holds is damaged."""


class ModelError(OnrecordError):
    """The model that ships with onrecord is missing or damaged."""


def extra_needed(what: str, extra: str) -> UsageError:
    """The error of a call that needs a package of an extra which is not installed."""
    return UsageError(
        f"{what} needs more than is installed: python -m pip install 'onrecord[{extra}]' (in a "
        f"checkout, python -m pip install '.[{extra}]')."
    )
