import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import StreamingResponse
from openai import APIConnectionError, APIStatusError, APITimeoutError, AsyncOpenAI
from pydantic import BaseModel

MODEL = "gpt-4o-mini-2024-07-18"


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.openai = AsyncOpenAI(timeout=15, max_retries=0)
    yield
    await app.state.openai.close()


app = FastAPI(lifespan=lifespan)


def get_openai(request: Request) -> AsyncOpenAI:
    return request.app.state.openai


Client = Annotated[AsyncOpenAI, Depends(get_openai)]


class Article(BaseModel):
    text: str


class Headline(BaseModel):
    headline: str


@app.post("/headline")
async def headline(article: Article, client: Client) -> Headline:
    try:
        completion = await client.chat.completions.create(
            model=MODEL, messages=[{"role": "user", "content": article.text}], max_tokens=40,
        )
    except APITimeoutError:
        raise HTTPException(504, "model too slow")
    except APIStatusError as error:
        raise HTTPException(502 if error.status_code >= 500 else 503, "model unavailable")
    content = completion.choices[0].message.content
    if not content:
        raise HTTPException(502, "no headline")
    return Headline(headline=content.strip())


@app.post("/tags")
async def tags(article: Article, client: Client) -> list[str]:
    completion = await client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": article.text}], response_format={"type": "json_object"},
    )
    try:
        return json.loads(completion.choices[0].message.content)["tags"]
    except (json.JSONDecodeError, KeyError, TypeError):
        return []


@app.post("/summary")
async def summary(article: Article, client: Client) -> StreamingResponse:
    async def pieces() -> AsyncIterator[str]:
        stream = await client.chat.completions.create(
            model=MODEL, messages=[{"role": "user", "content": article.text}], stream=True,
        )
        try:
            async for chunk in stream:
                if chunk.choices and chunk.choices[0].delta.content:
                    yield chunk.choices[0].delta.content
        except APIConnectionError:
            yield " [interrupted]"

    return StreamingResponse(pieces(), media_type="text/plain")


@app.post("/moderate")
async def moderate(article: Article, client: Client) -> bool:
    result = await client.moderations.create(model="omni-moderation-2024-09-26", input=article.text)
    return result.results[0].flagged
