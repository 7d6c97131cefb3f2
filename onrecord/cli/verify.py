"""`onrecord verify`: is the ledger whole, and every quote word for word in its text?"""

import click

from onrecord.cli.commands import FAILED, CommandWithExamples
from onrecord.cli.ledger_choice import ledger_option, opened_ledger


@click.command(
    cls=CommandWithExamples,
    examples="onrecord verify\nonrecord verify --ledger newsroom.sqlite",
)
@ledger_option
@click.pass_context
def verify(context: click.Context, /, where: str) -> None:
    """Check that the ledger is whole and each quote stands in its text.

    Every stored text is compared with its checksum, every word of every statement with the
    text, and what is searched with what was read and put right. Faults are written out, one a
    line.

    Exit status: 0 the ledger is whole, 1 it is not.
    """
    from onrecord.ledger.verify import Fault  # help need not wait for it
    from onrecord.views.visible import one_line
    from onrecord.views.wording import counted

    faults = 0
    with opened_ledger(where) as ledger:
        for found in ledger.verify():
            if isinstance(found, Fault):
                faults += 1
                place = f"article {found.article}: " if found.article else ""
                click.echo(one_line(f"{place}{found.message}"))
            else:
                click.echo(
                    f"Looked at {counted(found.articles, 'article')} in "
                    f"{counted(found.versions, 'version')} with "
                    f"{counted(found.statements, 'statement')}: "
                    + (f"{counted(faults, 'fault')}." if faults else "all is whole."),
                    err=True,
                )
    context.exit(FAILED if faults else 0)
