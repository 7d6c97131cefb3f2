"""Settings of all tests."""

import os

from hypothesis import settings

# A busy machine is no failing property. CI tries the same examples each time, so that a commit's
# verdict is its own; elsewhere every run tries others.
settings.register_profile("onrecord", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("onrecord")
