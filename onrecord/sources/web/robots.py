"""What the owner of a site lets programs fetch (robots.txt, RFC 9309)."""

from collections.abc import Callable
from urllib.parse import urlsplit

from onrecord.errors import FetchError
from onrecord.sources.web.response import Response

AGENT = "onrecord"
# RFC 9309 asks for at least 500 KiB to be read.
MOST_BYTES = 512_000


class Robots:
    """The rules of every site asked so far. `fetch` gets an address whatever its rules."""

    def __init__(self, fetch: Callable[[str], Response]) -> None:
        self._fetch = fetch
        self._allows: dict[str, Callable[[str], bool]] = {}

    def check(self, url: str) -> None:
        """Nothing happens when the site allows `url`; FetchError when it does not, or is silent."""
        site = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if site not in self._allows:
            self._allows[site] = self._read(site)
        if not self._allows[site](url):
            raise FetchError(
                f"The site does not let programs read this page ({site}/robots.txt). "
                "Save it from a browser and give the file.",
                kind="robots",
            )

    def _read(self, site: str) -> Callable[[str], bool]:
        """Whether the site allows an address, by its rules; without rules, everything is."""
        from protego import Protego

        response = self._fetch(f"{site}/robots.txt")
        if response.status >= 500:
            raise FetchError(
                f"The site could not say whether programs may read it (its robots.txt answers "
                f"{response.status}). Try again later.",
                kind="robots",
            )
        if response.status >= 400:
            return lambda _url: True
        rules = Protego.parse(response.body[:MOST_BYTES].decode("utf-8", "replace"))
        return lambda url: bool(rules.can_fetch(url, AGENT))
