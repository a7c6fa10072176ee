"""A bound method handles a signal."""

import os
import signal


class Server:
    def listen(self):
        signal.signal(signal.SIGUSR1, self._stop)

    def _stop(self, number, frame):
        self.close()

    def close(self):
        pass


Server().listen()
os.kill(os.getpid(), signal.SIGUSR1)
