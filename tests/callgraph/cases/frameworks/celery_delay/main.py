"""Sending a task hands it to a worker, with the arguments in one of two forms."""

from celery import Celery, shared_task

app = Celery("tasks")


@app.task
def first(action):
    pass


@shared_task(bind=True, max_retries=3)
def second(self, number):
    helper()


@app.task(name="third")
def third():
    pass


def helper():
    pass


def start():
    first.delay(1)
    second.apply_async(args=(1,), countdown=5)
    third()
