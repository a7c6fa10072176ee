"""A small loop resumes each coroutine that it was given."""

def run_all(*jobs):
    for job in jobs:
        try:
            job.send(None)
        except StopIteration:
            pass


async def first():
    pass


async def second():
    pass


run_all(first(), second())
