"""The web service of the concierge."""

from fastapi import Depends, FastAPI, HTTPException

from concierge.brain import Brain, get_brain

app = FastAPI()


@app.post("/ask")
async def ask(body: dict, brain: Brain = Depends(get_brain)):
    answer = await brain.answer(body["question"])
    if answer is None:
        raise HTTPException(502, "no answer")
    return {"answer": answer}


@app.post("/route")
async def route(body: dict, brain: Brain = Depends(get_brain)):
    return {"room": await brain.route(body["text"])}


@app.get("/greeting/{guest}")
async def greeting(guest: str, brain: Brain = Depends(get_brain)):
    return {"text": await brain.greet(guest)}
