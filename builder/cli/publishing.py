"""The commands that check a dataset, and take it to the Hub and back: validate, push, pull."""

from __future__ import annotations

import os

import click

from builder.cli.options import ANY_PATH
from builder.cli.reporting import say, steps


@click.command(
    short_help="Check every row and file of a dataset.",
    epilog="Example: quotebuilder validate output",
)
@click.argument("dataset", metavar="DIR|URL|REPO_ID", type=ANY_PATH)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def validate(dataset: str, as_json: bool) -> int:
    """Check the dataset folder DIR, one at a URL, or a published one, against the whole data contract.

    Columns, types, offsets, ids, checksums, counts and the card; and that no near-duplicates and no quotation are
    in two splits. The exit status is 1 where anything is wrong.
    """
    from tempfile import TemporaryDirectory

    from builder.hub import pull as fetch
    from builder.reading.hub import parse_hub_id
    from builder.storage import printable
    from builder.validation import validate as check
    from builder.viewing.validated import validated

    hub_id = None if os.path.exists(dataset) else parse_hub_id(dataset)
    if hub_id is None:
        report = check(dataset)
    else:
        with TemporaryDirectory() as folder:
            place = os.path.join(folder, "dataset")
            fetch(hub_id.name, place, revision=hub_id.revision, on_step=steps(quiet=True))
            report = check(place)
    if as_json:
        click.echo(report.json())
    else:
        say(validated(report, printable(dataset)))
    return 0 if report.valid else 1


@click.command(
    short_help="Publish a dataset folder on the Hub.",
    epilog="Example: quotebuilder push output bellhaven/quotations --private",
)
@click.argument("folder", metavar="DIR", type=ANY_PATH)
@click.argument("repo_id", metavar="REPO_ID")
@click.option("--private", is_flag=True, help="Make the repository private, if it is a new one.")
@click.option(
    "--revision", metavar="BRANCH", help="The branch, made if missing, or refs/pr/N. [default: main]"
)
@click.option("--create-pr", is_flag=True, help="Open a pull request instead of changing the branch.")
@click.option("--message", metavar="TEXT", help="The commit's message; default: what was built.")
@click.option("--tag", metavar="NAME", help="Give the commit this name, such as v1.0.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
def push(
    folder: str,
    repo_id: str,
    private: bool,
    revision: str | None,
    create_pr: bool,
    message: str | None,
    tag: str | None,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Publish the dataset folder DIR as REPO_ID (owner/name) on the Hugging Face Hub.

    Checks DIR, changes what differs in one commit, reads it back and compares it. The token is the one of
    hf auth login, or HF_TOKEN.
    """
    from builder.hub import push as publish
    from builder.viewing.pushed import pushed, would_push

    if tag is not None and create_pr:
        raise click.UsageError("--tag and --create-pr exclude each other.", click.get_current_context())
    done = publish(
        folder,
        repo_id,
        private=private,
        revision=revision,
        create_pr=create_pr,
        message=message,
        tag=tag,
        dry_run=dry_run,
        on_step=steps(quiet=quiet),
    )
    if dry_run:
        say(would_push(done))
    elif not quiet:
        say(pushed(done))


@click.command(
    short_help="Fetch a published dataset as a folder.",
    epilog="Example: quotebuilder pull bellhaven/quotations -o output",
)
@click.argument("repo_id", metavar="REPO_ID")
@click.option(
    "-o",
    "--output",
    type=ANY_PATH,
    required=True,
    metavar="DIR",
    help="The dataset folder: made anew, or a former build, which is replaced.",
)
@click.option("--revision", metavar="NAME", help="A branch, tag or commit. [default: main]")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
def pull(repo_id: str, output: str, revision: str | None, quiet: bool) -> None:
    """Fetch the dataset REPO_ID (owner/name), which was pushed to the Hugging Face Hub, as a dataset folder."""
    from builder.hub import pull as fetch
    from builder.storage import printable

    commit = fetch(repo_id, output, revision=revision, on_step=steps(quiet=quiet))
    if not quiet:
        say(f"{printable(output)}: {repo_id} at commit {commit}")
