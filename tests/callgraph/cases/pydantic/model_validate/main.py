"""Parsing constructors give instances of the class that they are called on."""

from pydantic import BaseModel

class Answer(BaseModel):
    text: str

    def show(self):
        pass


Answer.model_validate({"text": "a"}).show()
Answer.model_validate_json("{}").show()
