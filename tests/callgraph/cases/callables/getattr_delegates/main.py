"""A proxy hands unknown attributes on to what it wraps; its own methods stay its own."""

class Engine:
    def start(self):
        pass

    def stop(self):
        pass


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)

    def stop(self):
        self._target.stop()


proxy = Proxy(Engine())
proxy.start()
proxy.stop()
