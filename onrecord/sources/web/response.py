"""What a server answered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Response:
    """One answer: where it finally came from, its status, headers (lower case) and content."""

    url: str
    final_url: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str | None:
        """The declared type of the content, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() or None

    @property
    def charset(self) -> str | None:
        """The declared encoding of the content."""
        for parameter in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "charset":
                return value.strip(" \"'") or None
        return None
