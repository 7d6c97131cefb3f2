"""The service on a port, until it is told to end."""

import errno
import socket
from types import FrameType

import uvicorn
from fastapi import FastAPI

from onrecord.errors import UsageError
from onrecord.service.service import Service

# Streams end by themselves when the service is told to; this is for who takes an export slowly.
_SECONDS_TO_END = 5


def listen(host: str, port: int) -> socket.socket:
    """A socket on which the service can be reached. Raises UsageError where none can be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        found = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise UsageError(_why_not(host, port, error)) from error
    return found


def address_of(listening: socket.socket) -> str:
    """What to type into a browser on this machine."""
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve_on(app: FastAPI, listening: socket.socket) -> None:
    """The service has answered until Ctrl-C, or until it was told to end (SIGTERM)."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # whoever calls could name any address in them
        timeout_graceful_shutdown=_SECONDS_TO_END,
        h11_max_incomplete_event_size=65_536,
    )
    _Server(config, app.state.service).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Tells the streams to end when it is told to: it waits for them."""

    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self._service = service

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The service ends as soon as what is under way is answered; asked twice, at once."""
        self._service.ending.set()
        super().handle_exit(sig, frame)


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} of {host} is taken by another program, or by another `onrecord serve`. "
            f"Take another with --port, like --port {min(port + 1, 65535)}."
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Port {port} may not be used by you. Take one above 1023 with --port."
    return f"Nothing can be reached at {host} on this machine ({error}). Check --host."
