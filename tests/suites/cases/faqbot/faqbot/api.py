from flask import Blueprint, jsonify, request

from faqbot.ext import llm
from faqbot.search import Index
from faqbot.transcribe import transcribe

bp = Blueprint("api", __name__)
index = Index()


@bp.post("/ask")
def ask():
    question = request.get_json()["question"]
    answer = llm.answer(question, index.search(question))
    if answer is None:
        return jsonify(error="try again"), 503
    return jsonify(answer=answer)


@bp.post("/voice")
def voice():
    text = transcribe(request.files["audio"].read())
    return jsonify(text=text)
