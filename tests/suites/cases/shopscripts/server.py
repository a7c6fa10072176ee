import os

import google.generativeai as genai
from flask import Flask, jsonify, request

from describe import describe

app = Flask(__name__)
genai.configure(api_key=os.environ.get("GEMINI_API_KEY", ""))
gemini = genai.GenerativeModel("gemini-1.5-flash-002")


@app.post("/describe")
def describe_route():
    return jsonify(text=describe(request.json["product"]))


@app.post("/slogan")
def slogan_route():
    try:
        response = gemini.generate_content(f"A slogan for {request.json['product']}")
        return jsonify(text=response.text)
    except ValueError:
        return jsonify(text=""), 502


@app.post("/name")
def name_route():
    response = gemini.generate_content(f"A name for {request.json['product']}")
    return jsonify(text=response.text)
