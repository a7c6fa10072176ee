"""The web service of the cook."""

from fastapi import Depends, FastAPI, HTTPException

from souschef.cook import Cook, NoDish, get_cook, translate

app = FastAPI()


@app.post("/dishes")
def dishes(body: dict, cook: Cook = Depends(get_cook)):
    try:
        return cook.suggest(body["text"])
    except NoDish as error:
        raise HTTPException(502, "no dish") from error


@app.post("/translations")
def translations(body: dict):
    return {"text": translate(body["text"])}
