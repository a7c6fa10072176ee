"""A function of another module is replaced from outside."""

import store

def fake():
    pass


store.save = fake
store.run()
