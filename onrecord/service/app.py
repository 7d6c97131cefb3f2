"""The service put together: the only place that knows all of its parts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from onrecord import __version__
from onrecord.service.service import Service
from onrecord.service.settings import ServiceSettings
from onrecord.web import pages
from onrecord.web.rendering import STATIC


def create_app(settings: ServiceSettings) -> FastAPI:
    """The service over the ledger of the settings, which is opened now and closed at its end."""
    service = Service(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        service.close()

    app = FastAPI(
        title="onrecord",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # FastAPI's pages load from another host
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.service = service
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app
