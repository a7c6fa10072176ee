"""Starting a subclass of Thread runs the `run` of the instance's class."""

from threading import Thread


class Worker(Thread):
    def __init__(self, job):
        super().__init__(daemon=True)
        self.job = job

    def run(self):
        self.prepare()
        self.job()

    def prepare(self):
        pass


class Careful(Worker):
    def prepare(self):
        pass


def job():
    pass


worker = Careful(job)
worker.start()
worker.join()
