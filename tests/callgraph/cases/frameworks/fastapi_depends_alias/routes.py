from deps import ClientDep
from fastapi import APIRouter

router = APIRouter(prefix="/v1")


@router.post("/ask")
def ask(client: ClientDep, text: str = ""):
    client.ask()
