"""What all commands have in common: loading, help with examples, and how errors end them."""

# ruff: noqa: ARG002  (click fixes the parameters of the methods that it calls)

import difflib
import os
import shlex
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from onrecord import __version__
from onrecord.errors import ModelError, OnrecordError, UsageError
from onrecord.inference.bundle import SHIPPED, open_bundle
from onrecord.views.visible import one_line, without_password

MODEL_VARIABLE = "ONRECORD_MODEL"

# What a shell reports for a program that the signal ended: 128 and its number (2 and 13).
INTERRUPTED = 130
BROKEN_PIPE = 141
FAILED = 1
WRONG_USAGE = 2

UNUSABLE = "unusable"


class CommandWithExamples(click.Command):
    """A command whose help ends with examples, one a line."""

    def __init__(self, *args: Any, examples: str, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples are written at the end of the help."""
        write_examples(self.examples, formatter)


class CommandGroup(click.Group):
    """The commands by name, each imported when it is called; `--help` imports none."""

    def __init__(
        self,
        *args: Any,
        commands_by_name: Mapping[str, tuple[str, str]],
        examples: str,
        **settings: Any,
    ) -> None:
        super().__init__(*args, **settings)
        self._known = commands_by_name
        self.examples = examples

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the registry."""
        return list(self._known)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None when there is none of this name."""
        if cmd_name not in self._known:
            return None
        module, _, function = self._known[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), function)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command and what follows its name; wrong usage, with advice, when there is none."""
        name = args[0]
        if name in self._known or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        meant = _meant(name, ctx, self._known)
        advice = f" Did you mean `{meant}`?" if meant else ""
        ctx.fail(f"No such command '{_shown(name)}'.{advice}")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands are written from the registry, so that none is imported."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in self._known.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples are written at the end of the help."""
        write_examples(self.examples, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """The command is done; what ends it early becomes a message and an exit status."""
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            click.echo(f"onrecord: {_shown(_advised(error))}", err=True)
            ctx.exit(WRONG_USAGE if isinstance(error, UsageError) else FAILED)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _silence_output()
            ctx.exit(BROKEN_PIPE)


def write_examples(examples: str, formatter: click.HelpFormatter) -> None:
    """The examples are written, one a line."""
    with formatter.section("Examples"):
        for line in examples.strip().splitlines():
            formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def print_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """The program and its model are named, and the program ends, where that is wanted."""
    if wanted:
        folder = os.environ.get(MODEL_VARIABLE)
        click.echo(
            f"onrecord {__version__}, model {model_name(Path(folder) if folder else SHIPPED)}"
        )
        context.exit()


def model_name(folder: Path) -> str:
    """`name@checksum` of the model in the folder, or why it has none."""
    try:
        bundle = open_bundle(folder)
    except ModelError as error:
        return f"{UNUSABLE}: {_advised(error)}"
    return f"{bundle.name}@{bundle.checksum}"


def _advised(error: OnrecordError) -> str:
    """What went wrong; of a model that did not ship with onrecord, where its folder was named."""
    text = str(error)
    if not isinstance(error, ModelError) or text.startswith(str(SHIPPED)):
        return text
    return text.replace("install onrecord again", f"check --model or {MODEL_VARIABLE}")


def _meant(name: str, context: click.Context, known: Mapping[str, tuple[str, str]]) -> str | None:
    """The call that was likely meant by a name that is no command."""
    from onrecord.sources.locations import is_url  # help need not wait for it

    if context.parent is None and (is_url(name) or os.path.lexists(name)):
        return f"{context.command_path} read {_shown(shlex.quote(name))}"
    close = difflib.get_close_matches(name.lower(), known, n=1)
    return f"{context.command_path} {close[0]}" if close else None


def _shown(text: str) -> str:
    return one_line(without_password(text))


def _silence_output() -> None:
    """What is still to be written goes nowhere, so that the interpreter ends without a word."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
