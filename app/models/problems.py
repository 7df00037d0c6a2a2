"""The item: its draft in parts, and its published revisions."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.alternatives import Alternative
from app.models.base import Base, now
from app.models.users import User


class Problem(Base):
    """A problem. Its parts are the draft; students see only the newest revision.

    `special_judge` is what `app.domain.special_judges` writes, empty where there is none, and
    `generator` what `app.domain.generators` does; `answering` is `app.domain.answering.Answering`;
    `examples` are example submissions that came with a package, as `services.examples` keeps them.
    """

    __tablename__ = "problems"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    limits: Mapped[dict[str, Any]] = mapped_column(default=dict)
    checker: Mapped[str] = mapped_column(default="tokens")
    special_judge: Mapped[dict[str, Any]] = mapped_column(
        default=dict, server_default="{}", deferred=True
    )
    generator: Mapped[dict[str, Any]] = mapped_column(
        default=dict, server_default="{}", deferred=True
    )
    answering: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    examples: Mapped[list[Any]] = mapped_column(default=list, server_default="[]", deferred=True)
    difficulty: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
    owner: Mapped[User] = relationship()
    statements: Mapped[list["Statement"]] = relationship(
        cascade="all, delete-orphan", order_by="Statement.locale.desc()"
    )
    references: Mapped[list["Reference"]] = relationship(
        back_populates="problem", cascade="all, delete-orphan", order_by="Reference.id"
    )
    alternatives: Mapped[list[Alternative]] = relationship(
        cascade="all, delete-orphan", order_by="Alternative.id"
    )
    cases: Mapped[list["TestCase"]] = relationship(
        cascade="all, delete-orphan", order_by="TestCase.position"
    )
    revisions: Mapped[list["Revision"]] = relationship(
        back_populates="problem", cascade="all, delete-orphan", order_by="Revision.number"
    )


class Statement(Base):
    """A problem's title and text in one locale; the text is Markdown with math."""

    __tablename__ = "statements"

    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problems.id", ondelete="CASCADE"), primary_key=True
    )
    locale: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    text: Mapped[str]


class Reference(Base):
    """The instructor's accepted program, one per language.

    `edits` are the merges and splits of its units by level, as `app.domain.edits` writes them.
    """

    __tablename__ = "references"
    __table_args__ = (UniqueConstraint("problem_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    problem_id: Mapped[int] = mapped_column(ForeignKey("problems.id", ondelete="CASCADE"))
    language: Mapped[str]
    source: Mapped[str]
    edits: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    problem: Mapped[Problem] = relationship(back_populates="references")
    guidelines: Mapped[list["UnitGuideline"]] = relationship(cascade="all, delete-orphan")


class UnitGuideline(Base):
    """A draft guideline of one unit. `writer` is template, gemma, http or hand.

    `key` is the unit's name (`app.domain.unit_names`). One whose unit is not there now, after a
    merge for example, waits for it to come back. `checks` are those of `guideline_model.verify`;
    `overridden` is what `app.domain.checks.overriding` makes, and `proposal` a new text with its
    writer and checks that waits to be taken or dropped; both are empty where there is none.
    """

    __tablename__ = "unit_guidelines"

    reference_id: Mapped[int] = mapped_column(
        ForeignKey("references.id", ondelete="CASCADE"), primary_key=True
    )
    level: Mapped[str] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    writer: Mapped[str]
    checks: Mapped[list[Any]] = mapped_column(default=list)
    overridden: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    proposal: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")


class TestCase(Base):
    """Input and expected output of one case of the draft."""

    __test__ = False  # not a test class of pytest
    __tablename__ = "test_cases"
    __table_args__ = (UniqueConstraint("problem_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    problem_id: Mapped[int] = mapped_column(ForeignKey("problems.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    input: Mapped[str]
    output: Mapped[str]
    sample: Mapped[bool] = mapped_column(default=False)


class Revision(Base):
    """An immutable published version; `document` is described in `app.domain.document`.

    The cases and the special judge stand apart, since pages need the document often and those
    never.
    """

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("problem_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    problem_id: Mapped[int] = mapped_column(ForeignKey("problems.id", ondelete="CASCADE"))
    number: Mapped[int]
    document: Mapped[dict[str, Any]]
    cases: Mapped[list[Any]] = mapped_column(deferred=True)
    special_judge: Mapped[dict[str, Any]] = mapped_column(
        default=dict, server_default="{}", deferred=True
    )
    published_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    problem: Mapped[Problem] = relationship(back_populates="revisions")
