"""Settings of all tests."""

import os
import signal

from hypothesis import settings

# A busy machine is no failing property. CI tries the same examples each time, so that a commit's
# verdict is its own; elsewhere every run tries others.
settings.register_profile("onrecord", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("onrecord")

# A run in the background of a script inherits that Ctrl-C is ignored, and hands it down to the
# processes that the tests of Ctrl-C start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
