"""Addresses to raw inputs: robots.txt honoured, evidence kept."""

import io
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from onrecord.errors import FetchError
from onrecord.sources.options import SourceOptions
from onrecord.sources.raw import HEAD_BYTES, RawInput
from onrecord.sources.web.evidence import keep_evidence
from onrecord.sources.web.request import get
from onrecord.sources.web.response import Response
from onrecord.sources.web.robots import Robots


class Fetcher:
    """Fetches addresses one after the other and remembers what each site lets programs read."""

    def __init__(self, options: SourceOptions) -> None:
        self._options = options
        self._robots = Robots(lambda url: get(url, options, check=lambda _url: None))

    def fetch(self, url: str) -> RawInput:
        """What stands at `url`; FetchError or TooLargeError when it cannot be had."""
        response = get(url, self._options, check=self._robots.check)
        if response.status != HTTPStatus.OK:
            raise FetchError(_refusal(response.status), kind="http-status")
        if self._options.keep is not None:
            keep_evidence(response, self._options.keep)
        return _raw(response)


def _raw(response: Response) -> RawInput:
    return RawInput(
        location=response.url,
        stream=io.BytesIO(response.body),
        head=response.body[:HEAD_BYTES],
        name=unquote(urlsplit(response.final_url).path.rsplit("/", 1)[-1]),
        media_type=response.media_type,
        charset=response.charset,
        url=response.final_url,
    )


def _refusal(status: int) -> str:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "unknown"
    advice = "Try again later." if status >= 500 or status == 429 else "Check the address."
    return f"The server answered {status} ({phrase}). {advice}"
