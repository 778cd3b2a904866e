"""The SQL database behind everything that is kept: opened, upgraded, its failures in plain words.

Every failure of the database leaves the engine as a LibraryError whose text may be shown to staff.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Dialect, Engine, ExceptionContext, make_url
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler

from knowledge import messages
from knowledge.errors import LibraryError, SettingsError

_BUSY_SECONDS = 10
_UPGRADE_LOCK = 20_250_601  # any constant: the number of PostgreSQL's advisory lock
_log = logging.getLogger(__name__)


def engine_of(url: str, *, busy_seconds: float = _BUSY_SECONDS) -> Engine:
    """An engine for SQLite (WAL, foreign keys, full synchronous; its folder is made) or PostgreSQL.

    `busy_seconds`: how long to wait for another process that writes. Raises SettingsError or LibraryError.
    """
    try:
        address = make_url(url)
    except sa.exc.ArgumentError as error:
        raise SettingsError(messages.DATABASE_URL_INVALID) from error
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, busy_seconds)
    try:
        engine = sa.create_engine(address, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise SettingsError(messages.DATABASE_DRIVER_MISSING.format(driver=address.drivername)) from error
    except sa.exc.NoSuchModuleError as error:
        raise SettingsError(messages.DATABASE_URL_INVALID) from error
    event.listen(engine, "handle_error", _translate)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the database throughout. Raises LibraryError."""
    with engine.connect() as connection, connection.begin():
        yield connection


def plain_rows(
    engine: Engine, statement: sa.ClauseElement, *values: Mapping[str, object]
) -> list[Sequence[tuple[Any, ...]]]:
    """The rows that a query finds for each of those values of its parameters, as the driver gives them.

    It goes past SQLAlchemy, whose own part of a short query takes longer than the database's. Raises LibraryError.
    """
    compiled = _compiled(statement, engine.dialect)
    try:
        with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
            return [_fetched(cursor, compiled, each) for each in values]
    except engine.dialect.loaded_dbapi.Error as error:
        raise _told(error) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing.

    On SQLite it takes the write lock at once, so that it never fails half way because another process wrote meanwhile.
    """
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def upgrade(engine: Engine, migrations: Path, version_table: str) -> None:
    """Bring the tables to the newest migration of that folder (`env.py`, `versions/NNNN_name.py`).

    Where they already are, Alembic is not even imported. Raises LibraryError, also for a database from a newer program.
    """
    newest = max(path.name.split("_")[0] for path in (migrations / "versions").glob("[0-9]*.py"))
    with reading(engine) as connection:
        if _revision(connection, version_table) == newest:
            return
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:number)"), {"number": _UPGRADE_LOCK})
        current = _revision(connection, version_table)
        if current is not None and current > newest:
            raise LibraryError(messages.DATABASE_NEWER)
        if current != newest:
            _run_migrations(connection, migrations, version_table)


def _revision(connection: Connection, version_table: str) -> str | None:
    if not sa.inspect(connection).has_table(version_table):
        return None
    found = connection.execute(sa.select(sa.column("version_num")).select_from(sa.table(version_table))).scalar()
    return None if found is None else str(found)


def _run_migrations(connection: Connection, migrations: Path, version_table: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes.update(connection=connection, version_table=version_table)
    command.upgrade(config, "head")


def _sqlite(address: URL, busy_seconds: float) -> Engine:
    path = address.database
    if path and path != ":memory:" and not path.startswith("file:"):
        _make_folder(Path(path).parent)
    engine = sa.create_engine(address, connect_args={"timeout": busy_seconds})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "handle_error", _translate)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(messages.DATA_DIR_NOT_WRITABLE.format(folder=folder)) from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # the driver must not begin transactions by itself: _begin_sqlite says which kind
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _translate(context: ExceptionContext) -> BaseException | None:
    """The library's own error for what the database reports; IntegrityError stays, it is part of normal work."""
    error = context.original_exception
    if isinstance(context.sqlalchemy_exception, sa.exc.IntegrityError) or isinstance(error, LibraryError):
        return None
    return _told(error)


@lru_cache(maxsize=32)
def _compiled(statement: sa.ClauseElement, dialect: Dialect) -> SQLCompiler:
    compiled = statement.compile(dialect=dialect)
    if not isinstance(compiled, SQLCompiler):
        raise TypeError("only statements of SQL are compiled here")
    return compiled


def _fetched(cursor: DBAPICursor, compiled: SQLCompiler, values: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
    wanted: Any = [values[name] for name in compiled.positiontup or ()] if compiled.positional else values
    cursor.execute(compiled.string, wanted)
    return cursor.fetchall()


def _told(error: BaseException) -> LibraryError:
    _log.info("database error: %s: %s", type(error).__name__, error)
    return LibraryError(_sentence(str(error).lower()))


def _sentence(report: str) -> str:
    cases = (
        (("locked", "busy"), messages.DATABASE_LOCKED),
        (("readonly", "read-only", "permission denied"), messages.DATABASE_READ_ONLY),
        (("disk is full", "no space"), messages.DATABASE_FULL),
        (("not a database", "malformed", "no such table", "no such column"), messages.DATABASE_DAMAGED),
        (("unable to open", "connection", "could not translate host", "disk i/o"), messages.DATABASE_UNREACHABLE),
    )
    return next(
        (message for words, message in cases if any(word in report for word in words)), messages.DATABASE_FAILED
    )
