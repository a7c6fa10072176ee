"""An attribute that only this code replaces is what it was last set to, whatever runs between."""


def first():
    pass


def second():
    pass


def between(box):
    pass


class Box:
    pass


class Job:
    def __init__(self, step):
        self.step = step


def run():
    job = Job(first)
    between(job)
    job.step = second
    between(job)
    job.step()




box = Box()
box.function = first
between(box)
box.function = second
between(box)
box.function()
run()
