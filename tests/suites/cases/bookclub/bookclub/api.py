from fastapi import Depends, FastAPI, HTTPException
from openai import APITimeoutError, OpenAI

from bookclub.llm import get_openai

app = FastAPI()


@app.get("/similar/{title}")
def similar(title: str, client: OpenAI = Depends(get_openai)):
    try:
        answer = client.responses.create(
            model="gpt-4.1-2025-04-14", input=f"Books like {title}", max_output_tokens=100
        )
    except APITimeoutError:
        raise HTTPException(504, "the model is slow")
    return {"similar": answer.output_text.split(",")}
