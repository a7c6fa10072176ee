"""What an object keeps in its thread-local storage, made when it is first asked for."""

import threading


class Log:
    def add(self, entry):
        entry()


class Session:
    def __init__(self):
        self._local = threading.local()

    @property
    def log(self):
        try:
            return self._local.log
        except AttributeError:
            self._local.log = Log()
            return self._local.log


def entry():
    pass


Session().log.add(entry)
