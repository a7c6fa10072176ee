"""Two services have a module of the same name; each imports its own."""

import sys

sys.path[:0] = ["first"]
import app_first

sys.path[:1] = ["second"]
del sys.modules["settings"]
import app_second

app_first.run()
app_second.run()
