from fastapi import FastAPI

from helpdesk.routes import tickets


def create_app() -> FastAPI:
    app = FastAPI(title="Help desk")
    app.include_router(tickets.router)
    return app


app = create_app()
