"""getmembers gives each name with what it leads to."""

import inspect
class T:
    def one(self): pass
    def two(self): pass
for name, method in inspect.getmembers(T(), inspect.ismethod):
    method()
