"""The `hanjul` command. stdout carries only the result; exit 2 is bad input with one line."""

import json
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.domain.access import Role
from app.domain.errors import AppError, Refused
from app.i18n import error_text
from app.settings import Settings

if TYPE_CHECKING:
    from app.db import Database

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

SEED_SECONDS = 300.0
Data = Annotated[Path | None, typer.Option(help="The data folder (HANJUL_DATA).")]


def main() -> None:
    """Run the command; an error that the user can mend is one line and exit status 2."""
    try:
        cli()
    except AppError as error:
        lines = [error_text("en", error)]
        if isinstance(error, Refused):
            lines += [error_text("en", reason) for reason in error.reasons]
        print(" ".join(lines), file=sys.stderr)  # noqa: T201 - a command prints
        sys.exit(2)


def _settings(data: Path | None = None) -> Settings:
    return Settings() if data is None else Settings.model_validate({"HANJUL_DATA": data})


def _check_database(settings: Settings) -> None:
    from app.migrate import MigrationError, check  # noqa: PLC0415 - keeps --help and serve quick

    try:
        check(settings.database)
    except MigrationError as error:
        print(f"hanjul: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(2)


@contextmanager
def _database(settings: Settings) -> Iterator["Database"]:
    from app.db import Database  # noqa: PLC0415
    from app.tasks.queues import make_celery, make_redis, make_send  # noqa: PLC0415

    _check_database(settings)
    db = Database(settings.database, make_send(make_celery(settings), make_redis(settings)))
    try:
        yield db
    finally:
        db.dispose()


@contextmanager
def _alone(settings: Settings) -> Iterator["Database"]:
    """Yield a database from which nothing is sent, for commands that work without a service."""
    from app.db import Database  # noqa: PLC0415

    _check_database(settings)
    db = Database(settings.database, lambda _: None)
    try:
        yield db
    finally:
        db.dispose()


@cli.command()
def serve(
    embedded: Annotated[
        bool, typer.Option(help="Also start Redis and the workers, and watch them.")
    ] = False,
    data: Data = None,
) -> None:
    """Serve the pages and the REST API."""
    settings = _settings(data)
    if embedded:
        from app.supervisor import supervise  # noqa: PLC0415

        sys.exit(supervise(settings))
    import uvicorn  # noqa: PLC0415

    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        timeout_graceful_shutdown=2,
    )


@cli.command()
def worker(queue: str, data: Data = None) -> None:
    """Run a worker of one queue: app (has the database), judge or guideline."""
    from app.tasks.worker import run_worker  # noqa: PLC0415

    run_worker(_settings(data), queue)


@cli.command()
def seed(data: Data = None, samples: Path = Path("samples")) -> None:
    """Make the demo accounts and load the sample problems; what is there already stays."""
    from app.seeding import seed_accounts, seed_samples  # noqa: PLC0415

    settings = _settings(data)
    with _database(settings) as db:
        for login, password in seed_accounts(db, settings).items():
            print(f"{login}\t{password}", flush=True)  # noqa: T201
        for slug in seed_samples(db, samples, seconds=SEED_SECONDS):
            print(f"{slug} could not be published", file=sys.stderr)  # noqa: T201


@cli.command()
def user(
    login: str,
    role: Role = Role.STUDENT,
    name: str = "",
    password: Annotated[str, typer.Option(help="Generated and printed where not given.")] = "",
    data: Data = None,
) -> None:
    """Make an account."""
    from app.services import accounts  # noqa: PLC0415

    secret = password or secrets.token_urlsafe(9)
    with _database(_settings(data)) as db, db.writing() as session:
        accounts.create_user(session, login, secret, name=name, role=role)
    print(secret)  # noqa: T201


@cli.command()
def token(
    user: Annotated[str, typer.Option(help="The login of the token's user.")],
    data: Data = None,
) -> None:
    """Print a bearer token for the REST API."""
    from app.services import accounts  # noqa: PLC0415

    with _database(_settings(data)) as db, db.writing() as session:
        print(accounts.create_token(session, accounts.get_user(session, user)))  # noqa: T201


@cli.command("import")
def import_(
    packages: Annotated[list[Path], typer.Argument(metavar="PACKAGE...")],
    user: Annotated[str, typer.Option(help="The login of the problems' owner.")] = "instructor",
    judge: Annotated[
        bool, typer.Option(help="Judge the packages' programs: exit 1 where one breaks a promise.")
    ] = True,
    data: Data = None,
) -> None:
    """Import problem packages as drafts: folders, zips or FPS XML (docs/packages.md)."""
    from app.importing import import_package  # noqa: PLC0415

    with _alone(_settings(data)) as db:
        kept = [import_package(db, user, path, judge=judge) for path in packages]
    sys.exit(0 if all(kept) else 1)


@cli.command("export")
def export_(
    slug: str,
    target: Annotated[Path, typer.Argument(help="A folder, or a file that ends in .zip or .xml.")],
    format_: Annotated[
        str, typer.Option("--format", help="hanjul, kattis, kattis-legacy or fps.")
    ] = "hanjul",
    data: Data = None,
) -> None:
    """Write a problem as a package; print the SHA-256 of its file, and where it is."""
    from app.importing import export_package  # noqa: PLC0415

    with _alone(_settings(data)) as db:
        print(f"{export_package(db, slug, target, format_)}  {target}")  # noqa: T201


@cli.command()
def doctor(data: Data = None) -> None:
    """Say what works: the database, Redis, and the judge's sandbox and languages."""
    from app.health import check  # noqa: PLC0415

    health = check(_settings(data), sandbox=True)
    print(json.dumps(health, ensure_ascii=False, indent=2))  # noqa: T201
    sys.exit(0 if health["ok"] else 1)
