"""A name of which the beginning is known, in small letters, and what stands for other names."""

import pickle
class F:
    def process(self, t):
        name = f"_on_{type(t).__name__}"
        getattr(self, name.lower(), self.other)(t)
    def _on_int(self, t): pass
    def _on_list(self, t): pass
    def other(self, t): pass
    def unrelated(self, t): pass
for data in (1, [2], "x"):
    F().process(pickle.loads(pickle.dumps(data)))
