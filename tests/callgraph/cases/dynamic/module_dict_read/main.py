"""A function is taken from the dictionary of a module, also by `vars`."""

import store

store.__dict__["load"]()
vars(store)["save"]()
