"""One address fetched: redirects followed by hand, every step checked, sizes and times bounded."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord import __version__
from onrecord.errors import FetchError, TooLargeError
from onrecord.sources.options import SourceOptions
from onrecord.sources.web.response import Response

if TYPE_CHECKING:
    import httpx2

USER_AGENT = f"onrecord/{__version__}"
MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
    # What is not here (Brotli) would need a package of its own to be read.
    "Accept-Encoding": "gzip, deflate",
}


def get(
    url: str,
    options: SourceOptions,
    *,
    check: Callable[[str], None],
    headers: Mapping[str, str] | None = None,
) -> Response:
    """What the server answers for `url`, after at most five redirects.

    `check` is called with every address before it is fetched and may raise; `headers` are sent
    beside the usual ones. Raises FetchError, or TooLargeError for more content than an article
    may have.
    """
    import httpx2

    from onrecord.sources.web.network import Deadline
    from onrecord.sources.web.transport import CheckedTransport

    deadline = Deadline(options.timeouts.total)
    current = url
    try:
        with httpx2.Client(
            transport=CheckedTransport(deadline, options),
            trust_env=False,
            headers={**_HEADERS, **(headers or {})},
        ) as client:
            for _ in range(MOST_REDIRECTS + 1):
                _check_address(current)
                check(current)
                response = _get_once(client, current, url, options)
                target = response.headers.get("location")
                if response.status not in _REDIRECTS or not target:
                    return response
                current = str(httpx2.URL(current).join(target))
    except httpx2.InvalidURL as error:
        raise FetchError(f"The address is malformed ({error}). Check it.") from error
    except (httpx2.HTTPError, httpx2.StreamError) as error:
        raise FetchError(f"It could not be fetched ({error}). Try again later.") from error
    raise FetchError(f"It redirects more than {MOST_REDIRECTS} times.", kind="redirects")


def _get_once(
    client: "httpx2.Client", address: str, asked: str, options: SourceOptions
) -> Response:
    pieces: list[bytes] = []
    size = 0
    with client.stream("GET", address, follow_redirects=False) as answer:
        for piece in answer.iter_bytes(65536):
            size += len(piece)
            if size > options.limits.article:
                raise TooLargeError(
                    f"It is larger than the limit of {options.limits.article:,} bytes for one "
                    "article. Save and split it, or raise the limit."
                )
            pieces.append(piece)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Response(asked, address, answer.status_code, headers, b"".join(pieces))


def _check_address(address: str) -> None:
    import httpx2

    url = httpx2.URL(address)
    try:
        urlsplit(address)
    except ValueError as error:
        raise FetchError(f"The address is malformed ({error}). Check it.") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchError(
            f"Only http and https addresses are fetched, not {address[:200]!r}.", kind="not-http"
        )
    if url.userinfo:
        raise FetchError(
            "Addresses with a user name or password are not fetched: they would be kept in the "
            "record. Save the page and give the file.",
            kind="credentials",
        )
