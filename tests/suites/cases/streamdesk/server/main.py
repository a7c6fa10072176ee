import json
from contextlib import asynccontextmanager

import anthropic
from fastapi import BackgroundTasks, FastAPI, HTTPException, Request, WebSocket
from fastapi.responses import StreamingResponse
from openai import APIError, AsyncOpenAI
from pydantic import BaseModel

from server.titles import Titler


class Question(BaseModel):
    text: str


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.openai = AsyncOpenAI(timeout=60, max_retries=1)
    app.state.anthropic = anthropic.AsyncAnthropic()
    app.state.titles = {}
    yield
    await app.state.openai.close()


app = FastAPI(lifespan=lifespan)


async def stream_answer(client: AsyncOpenAI, text: str):
    stream = await client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[{"role": "user", "content": text}],
        stream=True,
    )
    try:
        async for chunk in stream:
            if chunk.choices and chunk.choices[0].delta.content:
                yield f"data: {json.dumps(chunk.choices[0].delta.content)}\n\n"
    except APIError:
        yield "event: error\ndata: interrupted\n\n"


@app.post("/ask")
async def ask(question: Question, request: Request):
    return StreamingResponse(
        stream_answer(request.app.state.openai, question.text), media_type="text/event-stream"
    )


@app.websocket("/ws")
async def chat(websocket: WebSocket):
    await websocket.accept()
    client = websocket.app.state.anthropic
    while True:
        text = await websocket.receive_text()
        if text == "bye":
            break
        async with client.messages.stream(
            model="claude-3-5-sonnet-20241022",
            max_tokens=500,
            messages=[{"role": "user", "content": text}],
        ) as stream:
            async for piece in stream.text_stream:
                await websocket.send_text(piece)
        await websocket.send_text("[end]")
    await websocket.close()


async def name_thread(app: FastAPI, thread: str, text: str):
    app.state.titles[thread] = await Titler(app.state.openai).title(text)


@app.post("/threads/{thread}", status_code=202)
async def start(thread: str, question: Question, request: Request, tasks: BackgroundTasks):
    tasks.add_task(name_thread, request.app, thread, question.text)
    return {"thread": thread}


@app.get("/threads/{thread}")
async def title(thread: str, request: Request):
    try:
        return {"title": request.app.state.titles[thread]}
    except KeyError:
        raise HTTPException(404) from None
