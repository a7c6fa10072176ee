from pydantic import BaseModel, Field


class Meal(BaseModel):
    name: str
    minutes: int = Field(gt=0)
    ingredients: list[str]


class Week(BaseModel):
    meals: list[Meal]
