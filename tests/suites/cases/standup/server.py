import tempfile

from flask import Flask, jsonify, request

from mood import mood
from notes import TaskFinder, points, summary
from transcribe import transcribe

app = Flask(__name__)


@app.post("/standup")
def standup():
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        request.files["audio"].save(file.name)
        text = transcribe(file.name)
    return jsonify(points=points(text), tasks=TaskFinder().run(text), mood=mood(text))


@app.post("/summary")
def get_summary():
    return jsonify(summary=summary(request.get_json()["transcript"]))


if __name__ == "__main__":
    app.run()
