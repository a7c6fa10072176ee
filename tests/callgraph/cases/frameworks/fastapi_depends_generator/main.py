"""A dependency that yields: the route gets what is yielded, the rest runs afterwards."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Session:
    def add(self):
        pass

    def close(self):
        pass


def get_session():
    session = Session()
    try:
        yield session
    finally:
        session.close()


@app.get("/add")
def add(session: Session = Depends(get_session)):
    session.add()
