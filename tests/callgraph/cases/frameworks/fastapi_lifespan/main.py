"""What the lifespan puts into a global is what routes use; nothing calls the lifespan itself."""

from contextlib import asynccontextmanager

from fastapi import FastAPI

models = {}


class Model:
    def answer(self):
        pass

    def free(self):
        pass


@asynccontextmanager
async def lifespan(app):
    models["main"] = Model()
    yield
    models["main"].free()


app = FastAPI(lifespan=lifespan)


@app.get("/answer")
async def answer():
    models["main"].answer()
