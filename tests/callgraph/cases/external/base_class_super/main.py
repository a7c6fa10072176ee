"""`super()` reaches the constructor and a method of a base of a library."""

import logging

class Handler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.count = 0

    def emit(self, record):
        self.count += 1

    def close(self):
        super().close()


handler = Handler()
handler.close()
