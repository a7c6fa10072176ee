"""A route hands a function to be run once it has answered."""

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


def notify(action, name):
    action()


def target():
    pass


@app.get("/send")
def send(tasks: BackgroundTasks):
    tasks.add_task(notify, target, name="x")
