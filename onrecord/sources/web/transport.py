"""The transport under the HTTP client, over checked connections only."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpcore2
import httpx2

from onrecord.errors import FetchError
from onrecord.sources.options import SourceOptions
from onrecord.sources.web.network import CheckedBackend, Deadline


class CheckedTransport(httpx2.BaseTransport):
    """Sends requests through a connection pool that checks every address it connects to."""

    def __init__(self, deadline: Deadline, options: SourceOptions) -> None:
        backend = CheckedBackend(
            deadline, options.timeouts, allow_private=options.allow_private_addresses
        )
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(),
            network_backend=backend,
            max_keepalive_connections=0,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The server's answer; FetchError when it cannot be had."""
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        with _translated():
            answer = self._pool.handle_request(
                httpcore2.Request(request.method, url, headers=request.headers.raw)
            )
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Content(answer))

    def close(self) -> None:
        """Every connection is closed."""
        self._pool.close()


class _Content(httpx2.SyncByteStream):
    """The content of an answer as it comes in."""

    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _translated():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def _translated() -> Iterator[None]:
    """Errors of the protocol leave as FetchError."""
    try:
        yield
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException) as error:
        raise FetchError(
            f"The server did not answer as a web server does ({error}). Try again later.",
            kind="no-answer",
        ) from error
