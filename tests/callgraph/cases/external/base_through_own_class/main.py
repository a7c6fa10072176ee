"""Two levels below a class of a library."""

import threading

class Base(threading.Thread):
    def prepare(self):
        pass


class Worker(Base):
    pass


worker = Worker()
worker.prepare()
worker.is_alive()
