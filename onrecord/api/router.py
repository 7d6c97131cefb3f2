"""All that the API answers, under `/api/v1`."""

from fastapi import APIRouter

from onrecord.api import articles, corrections, exports, health, jobs, parties, statements, tables

router = APIRouter(prefix="/api/v1")
for module in (health, jobs, articles, statements, parties, tables, corrections, exports):
    router.include_router(module.router)
