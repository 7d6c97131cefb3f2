"""Settings of all tests."""

from hypothesis import settings

# A busy machine is no failing property.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")
