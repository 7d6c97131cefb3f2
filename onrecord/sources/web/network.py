"""Connections only to addresses that were checked, and never longer than allowed.

The name is resolved once, here, and the connection goes to the very address that was checked: a
name that answers differently the second time (DNS rebinding) gains nothing.
"""

import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore2

from onrecord.errors import FetchError
from onrecord.sources.options import Timeouts
from onrecord.sources.web.addresses import resolve


class Deadline:
    """The moment by which all of one fetch must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._seconds = seconds

    def left(self, at_most: float | None) -> float:
        """The seconds that remain, at most so many; FetchError when the time is up."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(
                f"It was not fetched within {self._seconds:g} seconds. Try again later.",
                kind="timeout",
            )
        return left if at_most is None else min(left, at_most)


class CheckedBackend(httpcore2.NetworkBackend):
    """Resolves names itself, refuses private addresses and connects to what it checked."""

    def __init__(self, deadline: Deadline, timeouts: Timeouts, *, allow_private: bool) -> None:
        self._deadline = deadline
        self._timeouts = timeouts
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        """A connection to the first checked address of the host that answers."""
        addresses = resolve(host.strip("[]"), port, allow_private=self._allow_private)
        failure: OSError | None = None
        for address in addresses:
            seconds = self._deadline.left(self._timeouts.connect)
            try:
                connection = socket.create_connection((address, port), seconds)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError as error:
                failure = error
                continue
            return _TimedStream(connection, self._deadline, self._timeouts.read)
        raise FetchError(
            f"The host {host} does not answer ({failure}). Try again later.", kind="no-answer"
        )


class _TimedStream(httpcore2.NetworkStream):
    """A connection on which every wait ends at the deadline, even for a byte now and then."""

    def __init__(self, connection: socket.socket, deadline: Deadline, seconds: float) -> None:
        self._socket = connection
        self._deadline = deadline
        self._seconds = seconds

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        try:
            self._socket.settimeout(self._deadline.left(self._seconds))
            return self._socket.recv(max_bytes)
        except OSError as error:
            raise _broken(error) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        try:
            self._socket.settimeout(self._deadline.left(self._seconds))
            self._socket.sendall(buffer)
        except OSError as error:
            raise _broken(error) from error

    def close(self) -> None:
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        try:
            self._socket.settimeout(self._deadline.left(self._seconds))
            secure = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        except OSError as error:
            self.close()
            raise _broken(error) from error
        return _TimedStream(secure, self._deadline, self._seconds)

    def get_extra_info(self, info: str) -> Any:
        """What the connection pool asks for: whether an idle connection was closed."""
        return False if info == "is_readable" else None


def _broken(error: OSError) -> FetchError:
    if isinstance(error, TimeoutError):
        return FetchError("The server took too long to answer. Try again later.", kind="timeout")
    if isinstance(error, ssl.SSLError):
        return FetchError(f"No safe connection could be made ({error}).", kind="no-tls")
    return FetchError(f"The connection broke off ({error}). Try again later.", kind="no-answer")
