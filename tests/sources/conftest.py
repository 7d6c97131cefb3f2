from collections.abc import Iterator

import pytest
from loopback_site import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found
