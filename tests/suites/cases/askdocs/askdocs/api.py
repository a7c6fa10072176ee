from fastapi import Depends, FastAPI, HTTPException

from askdocs import llm
from askdocs.rewriting import Rewriter

app = FastAPI()


def get_rewrite():
    return Rewriter().rewrite


@app.get("/ask")
def ask(question: str, rewrite=Depends(get_rewrite)):
    return {"question": rewrite(question)}


@app.post("/answer")
def post_answer(body: dict):
    try:
        return {"answer": llm.answer(body["question"], body.get("context", ""))}
    except llm.Incomplete as error:
        raise HTTPException(502, "incomplete") from error
