from flask import Flask, jsonify, request

from docuquery.chain import answer, cite
from docuquery.rerank import Reranker

app = Flask(__name__)
reranker = Reranker()


@app.route("/ask", methods=["POST"])
def ask():
    body = request.get_json()
    texts = reranker.order(body["question"], body["texts"])
    return jsonify(answer=answer(body["question"], "\n".join(texts[:3])))


@app.route("/cite", methods=["POST"])
def get_citation():
    body = request.get_json()
    return jsonify(cite(body["question"], body["text"]).model_dump())
