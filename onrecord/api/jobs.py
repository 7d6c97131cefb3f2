"""Reading: at once, or as a job that is looked at later or watched."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Header, Path, Response, UploadFile
from fastapi.responses import StreamingResponse

from onrecord.api.answers import Answer, problems
from onrecord.api.job_values import JobModel, JobModels, ToRead
from onrecord.api.values import DayOrNothing, RecordModel
from onrecord.service.job import Job
from onrecord.service.needs import ServiceHere
from onrecord.service.problems import NotFound, Problem
from onrecord.service.request import ReadRequest, request_of_files
from onrecord.service.service import Service
from onrecord.service.settings import ServiceSettings
from onrecord.service.sources import ENDS_OF_SOURCES
from onrecord.sources.options import SourceOptions

router = APIRouter(tags=["reading"])

MOST_FILES = 100
# Proxies and browsers take a connection on which nothing comes for dead after a minute or so.
_SECONDS_OF_SILENCE = 15.0
_SECONDS_BETWEEN_LOOKS = 0.5

_JobId = Annotated[str, Path(max_length=100)]
_LOCATION = {"Location": {"description": "Where the job is.", "schema": {"type": "string"}}}
_EVENT = {
    "type": "object",
    "description": "One event; `data` is JSON.",
    "required": ["event", "data"],
    "properties": {
        "event": {"enum": ["job", "outcome", "end"]},
        "id": {"type": "string"},
        "data": {"type": "string"},
    },
}
_ACCEPTED: dict[int | str, dict[str, Any]] = {202: {"headers": _LOCATION}}


@router.post("/read", response_model=RecordModel, responses=problems(413, 429))
async def read_now(service: ServiceHere, wanted: ToRead) -> Answer:
    """The record of a text or of the page at an address, which is kept nowhere."""
    job = service.jobs.submit(wanted.request(_options(service.settings), keeps=False), listed=False)
    await _end_of(job)
    if job.record is None:
        raise _why_not(job)
    return Answer(job.record.to_dict())


@router.post(
    "/jobs", status_code=202, response_model=JobModel, responses=problems(413, 429) | _ACCEPTED
)
def start_job(service: ServiceHere, wanted: ToRead) -> Answer:
    """A text, or the page at an address, is in line to be read into the ledger."""
    return _accepted(service, wanted.request(_options(service.settings)))


@router.post(
    "/jobs/files",
    status_code=202,
    response_model=JobModel,
    responses=problems(413, 429) | _ACCEPTED,
)
def start_job_of_files(
    service: ServiceHere,
    files: Annotated[list[UploadFile], File(min_length=1, max_length=MOST_FILES)],
    outlet: Annotated[str | None, Form(max_length=500)] = None,
    published: Annotated[DayOrNothing | None, Form()] = None,
) -> Answer:
    """Files of any kind that `onrecord read` takes are in line to be read into the ledger."""
    options = _options(service.settings, outlet=outlet, published=published)
    given = [(one.filename or "file", one.file) for one in files]
    return _accepted(service, request_of_files(given, options))


@router.get("/jobs", response_model=JobModels, responses=problems())
def list_jobs(service: ServiceHere) -> Answer:
    """The jobs of this service, the newest first, without their outcomes."""
    return Answer({"items": [job.summary() for job in service.jobs.all()]})


@router.get("/jobs/{job}", response_model=JobModel, responses=problems(404))
def show_job(service: ServiceHere, job: _JobId) -> Answer:
    """How far the job is, and what became of each article."""
    return Answer(_known(service, job).to_dict())


@router.delete("/jobs/{job}", status_code=204, responses=problems(404))
def drop_job(service: ServiceHere, job: _JobId) -> Response:
    """Nothing more of the job is read, and it is forgotten; what was kept stays."""
    service.jobs.drop(_known(service, job))
    return Response(status_code=204)


@router.get(
    "/jobs/{job}/events",
    response_class=StreamingResponse,
    responses=problems(404) | {200: {"content": {"text/event-stream": {"schema": _EVENT}}}},
)
def watch_job(
    service: ServiceHere,
    job: _JobId,
    last_event_id: Annotated[int, Header(ge=0)] = 0,
) -> StreamingResponse:
    """The job as it goes on, as server-sent events.

    `job`: the job without outcomes, at once and after each change. `outcome`: what became of an
    article, with its number as the id of the event; a browser that lost the connection goes on
    after the last that it had. `end`: the last event.
    """
    found = _known(service, job)
    return StreamingResponse(_events(service, found, last_event_id), media_type="text/event-stream")


async def _events(service: Service, job: Job, after: int) -> AsyncIterator[str]:
    changed = asyncio.Event()
    loop = asyncio.get_running_loop()
    with job.watched(lambda: loop.call_soon_threadsafe(changed.set)):
        told, silence = "", 0.0
        while True:
            changed.clear()
            is_over = job.is_over  # looked at first: nothing comes after the end
            for outcome in job.outcomes[after:]:
                after = outcome.number
                yield _event("outcome", outcome.to_dict(), label=after)
            summary = _event("job", job.summary())
            if summary != told:
                told, silence = summary, 0.0
                yield summary
            if is_over:
                yield _event("end", job.summary())
                return
            if service.ending.is_set():
                return
            if silence >= _SECONDS_OF_SILENCE:
                silence = 0.0
                yield ": still here\n\n"
            try:
                await asyncio.wait_for(changed.wait(), _SECONDS_BETWEEN_LOOKS)
            except TimeoutError:
                silence += _SECONDS_BETWEEN_LOOKS


def _event(name: str, value: dict[str, Any], *, label: int | None = None) -> str:
    number = "" if label is None else f"id: {label}\n"
    return f"event: {name}\n{number}data: {json.dumps(value)}\n\n"


async def _end_of(job: Job) -> None:
    """The job is over."""
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    with job.watched(lambda: loop.call_soon_threadsafe(over.set)):
        while not job.is_over:
            over.clear()
            if not job.is_over:
                await over.wait()


def _accepted(service: Service, request: ReadRequest) -> Answer:
    job = service.jobs.submit(request)
    return Answer(job.to_dict(), 202, {"Location": f"/api/v1/jobs/{job.id}"})


def _known(service: Service, label: str) -> Job:
    found = service.jobs.job(label)
    if found is None:
        raise NotFound("There is no such job. Jobs are forgotten when the service ends.")
    return found


def _options(
    settings: ServiceSettings, *, outlet: str | None = None, published: str | None = None
) -> SourceOptions:
    return SourceOptions(
        outlet=outlet,
        published=published,
        allow_private_addresses=settings.allow_private_addresses,
    )


def _why_not(job: Job) -> Problem:
    """Why the job gave no record."""
    if not job.outcomes:
        return Problem(503, "ended", "The service ended before this was read. Try again.")
    outcome = job.outcomes[0]
    kind, message = outcome.reason or "unreadable", outcome.message or "It cannot be read."
    if kind == "too-large":
        return Problem(413, kind, message)
    return Problem(503 if kind in _OURS else 422, kind, message)


# What is no fault of the text or of the address.
_OURS = ("no-reader", "worker-died", *ENDS_OF_SOURCES, "ledger")
