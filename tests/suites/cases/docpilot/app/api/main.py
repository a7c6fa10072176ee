from fastapi import Depends, FastAPI, HTTPException
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from app.api.deps import get_llm
from app.core.llm import LLMError, LLMGateway
from app.services.extract import InvoiceExtractor
from app.services.search import Index
from app.services.tags import Tagger

app = FastAPI()


class Doc(BaseModel):
    text: str


@app.post("/extract")
async def extract(doc: Doc, llm: LLMGateway = Depends(get_llm)):
    try:
        return await InvoiceExtractor(llm).extract(doc.text)
    except LLMError as exc:
        raise HTTPException(502, str(exc))


@app.post("/tags")
async def tags(doc: Doc, llm: LLMGateway = Depends(get_llm)):
    return {"tags": await Tagger(llm).tags(doc.text)}


@app.post("/chat")
async def chat(doc: Doc, llm: LLMGateway = Depends(get_llm)):
    return StreamingResponse(llm.stream([{"role": "user", "content": doc.text}]), media_type="text/plain")


@app.get("/search")
async def search(q: str):
    return Index().query(q)
