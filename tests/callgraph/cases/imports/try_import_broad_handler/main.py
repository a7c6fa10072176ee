"""A substitute for what Python has never stands in, however broad its handler is."""

try:
    from threading import RLock
except Exception:
    class RLock:
        def __enter__(self):
            return self

        def __exit__(self, *args):
            pass

try:
    import own
except:
    own = None


class Store:
    def __init__(self):
        self.lock = RLock()

    def get(self):
        with self.lock:
            return own.read()


Store().get()
