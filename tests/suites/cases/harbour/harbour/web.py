import openai
from flask import Blueprint, Flask, current_app, jsonify, request

bp = Blueprint("berths", __name__, url_prefix="/berths")


@bp.post("/")
def berth():
    client = current_app.extensions["openai"]
    try:
        done = client.chat.completions.create(
            model="gpt-4o-mini",
            messages=[{"role": "user", "content": request.json["ship"]}],
            timeout=5,
        )
    except openai.APIError:
        return jsonify(error="model"), 502
    return jsonify(berth=done.choices[0].message.content)


def create_app(client=None):
    app = Flask(__name__)
    app.extensions["openai"] = client or openai.OpenAI()
    app.register_blueprint(bp)
    return app
