from fastapi import APIRouter, BackgroundTasks, Depends, HTTPException
from pydantic import BaseModel

from app.core.config import Settings, get_settings
from app.core.embeddings import JinaEmbeddings
from app.core.matching import match
from app.core.rewrite import rewrite
from app.providers.base import LLMProvider
from app.providers.factory import create_provider

router = APIRouter(prefix="/api")


class MatchRequest(BaseModel):
    cv: str
    job: str


def get_provider(settings: Settings = Depends(get_settings)) -> LLMProvider:
    return create_provider(settings)


def get_embeddings() -> JinaEmbeddings:
    return JinaEmbeddings()


@router.post("/match")
async def post_match(body: MatchRequest, provider: LLMProvider = Depends(get_provider)):
    result = await match(provider, body.cv, body.job)
    if result["score"] is None:
        raise HTTPException(502, "; ".join(result["reasons"]) or "no match")
    return result


@router.post("/similar")
async def post_similar(body: MatchRequest, embeddings: JinaEmbeddings = Depends(get_embeddings)):
    one, other = await embeddings.embed([body.cv, body.job])
    return {"similarity": sum(a * b for a, b in zip(one, other))}


@router.post("/rewrite")
def post_rewrite(body: MatchRequest, tasks: BackgroundTasks):
    tasks.add_task(rewrite, body.cv)
    return {"queued": True}
