from fastapi import APIRouter, Depends, HTTPException
from fastapi.responses import StreamingResponse
from openai import AsyncOpenAI
from pydantic import BaseModel

from helpdesk.answering import AnswerService
from helpdesk.clients import get_openai
from helpdesk.search import embed, is_flagged
from helpdesk.settings import Settings, get_settings

router = APIRouter(prefix="/tickets")


class Question(BaseModel):
    text: str


def get_service(
    client: AsyncOpenAI = Depends(get_openai), settings: Settings = Depends(get_settings)
) -> AnswerService:
    return AnswerService(client, settings.chat_model)


@router.post("/answer")
async def answer(
    question: Question,
    service: AnswerService = Depends(get_service),
    client: AsyncOpenAI = Depends(get_openai),
    settings: Settings = Depends(get_settings),
) -> dict:
    if settings.moderation_enabled and await is_flagged(client, question.text):
        raise HTTPException(400, "no")
    return {"answer": await service.answer(question.text)}


@router.post("/classify")
async def classify(question: Question, service: AnswerService = Depends(get_service)) -> dict:
    return await service.classify(question.text)


@router.post("/summary")
async def summary(question: Question, service: AnswerService = Depends(get_service)) -> dict:
    return {"summary": await service.summarise(question.text.splitlines())}


@router.post("/stream")
async def stream(question: Question, service: AnswerService = Depends(get_service)):
    return StreamingResponse(service.stream(question.text))


@router.post("/translate/{language}")
async def translate(
    language: str, question: Question, service: AnswerService = Depends(get_service)
) -> dict:
    return {"text": await service.translate(question.text, language)}


@router.post("/similar")
async def similar(
    question: Question,
    client: AsyncOpenAI = Depends(get_openai),
    settings: Settings = Depends(get_settings),
) -> dict:
    vectors = await embed(client, [question.text], settings.embedding_model)
    return {"size": len(vectors[0])}
