"""A module reaches itself through `sys.modules`."""

import store

store.run("save")
