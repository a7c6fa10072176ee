"""Dependencies of a route, of a router and of where it is included run with the route."""

from fastapi import APIRouter, Depends, FastAPI

app = FastAPI()


def check_key():
    pass


def check_user():
    pass


def check_quota():
    pass


router = APIRouter(prefix="/v1", dependencies=[Depends(check_key)])


@router.get("/plain")
def plain():
    pass


@router.get("/costly", dependencies=[Depends(check_quota)])
def costly():
    pass


@app.get("/health")
def health():
    pass


app.include_router(router, dependencies=[Depends(check_user)])
