"""A name for an annotated dependency, shared by the routes of several modules."""

import routes
from fastapi import FastAPI

app = FastAPI()
app.include_router(routes.router)
