"""A real PostgreSQL, started for the tests in a temporary folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

_DEBIAN = Path("/usr/lib/postgresql")  # with a folder a version, none of them on the path


def missing() -> str | None:
    """Why no PostgreSQL can be started here; None where one can be."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (pip install 'onrecord[postgres]')"
    if _program("initdb") is None or _program("postgres") is None:
        return "PostgreSQL is not installed (initdb and postgres were not found)"
    if os.name != "posix":
        return "PostgreSQL is started on POSIX only"
    if os.getuid() == 0 and _ordinary_user() is None:
        return "PostgreSQL does not run as root, and there is no other user (postgres or nobody)"
    return None


@contextmanager
def serving() -> Iterator[str]:
    """The URL of a server that listens on a socket of its own and ends with the block."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-postgres-"))
    user = _ordinary_user() if os.getuid() == 0 else None
    try:
        if user is not None:
            os.chown(folder, user, -1)
        data = folder / "data"
        _run(user, "initdb", "-D", str(data), "-U", "tester", "-A", "trust", "-N", "-E", "UTF8")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=20"
        log = str(folder / "log")
        _run(user, "pg_ctl", "-D", str(data), "-w", "-l", log, "-o", options, "start")
        try:
            yield f"postgresql://tester@/postgres?host={quote(str(folder), safe='')}"
        finally:
            _run(user, "pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(server: str, name: str) -> Iterator[str]:
    """The URL of an empty database of the server, which is gone after the block."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield server.replace("/postgres?", f"/{name}?")
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _program(name: str) -> str | None:
    """The newest of what is installed, where it is not on the path."""
    versions = sorted(_DEBIAN.glob(f"*/bin/{name}"), key=_version, reverse=True)
    return shutil.which(name) or next(map(str, versions), None)


def _version(program: Path) -> list[int]:
    return [int(number) for number in program.parent.parent.name.split(".") if number.isdigit()]


def _ordinary_user() -> int | None:
    """Whom the server can run as, since it refuses to run as root."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    return None


def _run(user: int | None, name: str, *arguments: str) -> None:
    program = _program(name)
    assert program is not None
    done = subprocess.run(
        [program, *arguments], user=user, cwd="/", check=False,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{name} ended with {done.returncode}")
