from fastapi import APIRouter, Depends, HTTPException, Response
from fastapi.responses import StreamingResponse

from app import nutrition
from app.deps import get_llm, get_openai
from app.images import picture
from app.planner import Planner

router = APIRouter(prefix="/plans")


def get_planner(llm=Depends(get_llm)):
    return Planner(llm)


@router.post("/week")
async def week(body: dict, planner: Planner = Depends(get_planner)):
    plan = await planner.week(body.get("likes", ""), body.get("avoids", ""))
    if not plan.meals:
        raise HTTPException(503, "No plan today.")
    return plan


@router.get("/picture/{meal}")
async def get_picture(meal: str, client=Depends(get_openai)):
    png = await picture(client, meal)
    if png is None:
        raise HTTPException(404)
    return Response(png, media_type="image/png")


@router.get("/facts/{meal}")
def get_facts(meal: str):
    try:
        return nutrition.facts(meal)
    except nutrition.NutritionError as error:
        raise HTTPException(502, str(error)) from error


@router.get("/explain/{meal}")
def explain(meal: str):
    return StreamingResponse(nutrition.explain(meal))
