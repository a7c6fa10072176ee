"""A middleware class of Starlette: its base calls dispatch, dispatch calls what it is given."""

from fastapi import FastAPI
from starlette.middleware.base import BaseHTTPMiddleware


class Timed(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        self.log()
        return await call_next(request)

    def log(self):
        pass


app = FastAPI()
app.add_middleware(Timed)


@app.middleware("http")
async def add_header(request, call_next):
    return await call_next(request)
