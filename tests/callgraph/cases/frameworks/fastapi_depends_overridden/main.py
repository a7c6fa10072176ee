"""One dependency with two routes, a third route without it."""

from fastapi import Depends, FastAPI

app = FastAPI()


def first():
    return left


def second():
    return right


def left():
    pass


def right():
    pass


@app.get("/one")
def one(action=Depends(first)):
    action()


@app.get("/two")
def two(action=Depends(second)):
    action()


@app.get("/three")
def three():
    pass
