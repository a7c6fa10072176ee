"""`getattr` with a default tells the functions that have a mark."""

def handler(fn):
    fn._is_handler = True
    return fn
class App:
    @handler
    def on_a(self):
        pass
    def helper(self):
        pass
    def collect(self):
        found = []
        for name in ("on_a", "helper"):
            attr = getattr(self, name)
            if getattr(attr, "_is_handler", False):
                found.append(attr)
        return found
for fn in App().collect():
    fn()
