"""How the service was started: one frozen value, built at the edge."""

from dataclasses import dataclass, field
from ipaddress import ip_address

from onrecord.parallel import load_reader
from onrecord.worker import MakeReader

LOOPBACK = "127.0.0.1"
_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The most bytes that a request may bring: with files, and otherwise.

    A text of a million characters, the longest that is read as one article, is at most 12 MB of
    JSON (each character an escaped pair).
    """

    files: int = 100_000_000
    request: int = 16_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSettings:
    """`ledger` is a path or a URL. `names` are the host names that it answers to, beside loopback.

    With a `token`, nothing but the page that asks for it is open without it. `author` signs
    corrections that name nobody. `workers` is the number of processes that read, one a processor
    where it is None; `make_reader` is called in each. No more than `most_waiting` jobs wait.
    """

    ledger: str
    host: str = LOOPBACK
    names: tuple[str, ...] = ()
    token: str | None = None
    author: str | None = None
    workers: int | None = None
    most_waiting: int = 100
    allow_private_addresses: bool = False
    sizes: Sizes = field(default_factory=Sizes)
    make_reader: MakeReader = load_reader

    def answers_to(self, name: str) -> bool:
        """True for a host name (of a `Host` header, without the port) that means this service.

        A name that somebody else owns may lead to this machine (DNS rebinding); a number cannot.
        """
        known = {*_LOOPBACK_NAMES, self.host.lower(), *(one.lower() for one in self.names)}
        return name.lower() in known or (not is_loopback(self.host) and is_number(name))


def is_loopback(host: str) -> bool:
    """True for an address that only this machine reaches."""
    return host == "localhost" or (is_number(host) and ip_address(host).is_loopback)


def is_number(host: str) -> bool:
    """True for a numeric address."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
