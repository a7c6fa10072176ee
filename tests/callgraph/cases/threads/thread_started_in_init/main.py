"""An object starts a thread over one of its methods, which loops over a queue."""

import queue
import threading


class Writer:
    def __init__(self):
        self._queue = queue.Queue()
        self._thread = threading.Thread(target=self._drain)
        self._thread.start()

    def put(self, action):
        self._queue.put(action)

    def _drain(self):
        while True:
            action = self._queue.get()
            if action is None:
                return
            action()


def save():
    pass


writer = Writer()
writer.put(save)
writer.put(None)
