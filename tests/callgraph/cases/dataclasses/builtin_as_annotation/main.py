from dataclasses import dataclass
from typing import Callable


@dataclass
class Job:
    work: callable
    check: any = None
    done: Callable = print

    def run(self):
        return self.work()


def start(job: Job, hook: callable):
    job.check()
    return hook(job.run())
