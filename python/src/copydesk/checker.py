"""The checker: one for a program, shared by its threads."""

from __future__ import annotations

import functools
import os
import pathlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Optional, Union

from . import _core
from .errors import Error

Path = Union[str, "os.PathLike[str]"]


class Version(NamedTuple):
    """What findings depend on: two that are equal find the same."""

    copydesk: str
    """Version of the library."""
    lexicon: str
    """Checksum of the lexicon, as ``copydesk version --verbose`` has it."""
    rules: str
    """Hash of the rule packs, as there."""


def data_folder() -> pathlib.Path:
    """Where lexicon, rules and line model are: ``$COPYDESK_DATA``, else in the package."""
    told = os.environ.get("COPYDESK_DATA")
    return pathlib.Path(told) if told else pathlib.Path(__file__).parent / "data"


@functools.lru_cache(maxsize=None)
def _knowledge(folder: pathlib.Path, add_rules: tuple[pathlib.Path, ...]) -> _core.Knowledge:
    return _core.Knowledge(folder, list(add_rules))


def version() -> Version:
    """Version of the library, checksum of the lexicon, hash of the rules."""
    return Checker().version


class Checker:
    """Checks and cleans texts. Loading takes some hundredths of a second, once in a process.

    Immutable; any number of threads may share one. The interpreter's lock is free while it works.

    severity
        The lowest severity that is told: ``error``, ``warning`` or ``advice``.
    only, without
        Ids of rules; ``*`` stands for anything: ``only=["name/*"]``.
    add_rules
        Rule packs of your own, beside those of the package: files or folders.
    facts
        What many articles tell together: ``Facts``, ``ReadyFacts``, or the path of a file of facts. With it ``check``
        finds names that one article spells as hardly any other does, and ``clean`` removes lines that recur.
    max_bytes
        Texts of more bytes are refused; 0: none. Checking takes ten to twenty times a text's size in memory.
    """

    def __init__(
        self,
        *,
        severity: str = "warning",
        only: Sequence[str] = (),
        without: Sequence[str] = (),
        add_rules: Sequence[Path] = (),
        facts: Union[_core.Facts, _core.ReadyFacts, Path, None] = None,
        max_bytes: int = 0,
    ) -> None:
        self._knowledge = _knowledge(data_folder(), tuple(pathlib.Path(path) for path in add_rules))
        if isinstance(facts, (str, os.PathLike)):
            facts = _core.Facts.read(pathlib.Path(facts))
        if isinstance(facts, _core.Facts):
            facts = facts.ready()
        self._core = _core.CheckerCore(self._knowledge, severity, list(only), list(without), facts, max_bytes)

    @property
    def version(self) -> Version:
        """What the findings of this checker depend on."""
        return Version(_core.__version__, self._knowledge.lexicon_checksum, self._knowledge.rules_hash)

    def check(self, text: Union[str, bytes], *, id: str = "") -> list[_core.Finding]:
        """Findings of a text, in its order; ``text[f.start:f.end]`` is what a finding flags.

        Of ``bytes``, as a file has them, the encoding is found out; then ``start`` and ``end`` count characters of the
        decoded text, and ``start_byte`` and ``end_byte`` those bytes. ``id`` matters with facts: what it has before its
        last slash is the article's source.
        """
        return self._core.check(text, id)

    def check_json(self, text: Union[str, bytes], *, id: str = "") -> str:
        """The same as JSON: the ``findings`` that ``copydesk check --jsonl`` writes, byte for byte."""
        return self._core.check_json(text, id)

    def check_batch(
        self, texts: Iterable[Union[str, bytes]], *, ids: Optional[Iterable[str]] = None, threads: int = 0
    ) -> list[list[_core.Finding]]:
        """Findings of each of many texts, with some threads (0: one per processor).

        Fails at the first text that cannot be checked; ``check_arrow`` tells of each.
        """
        if isinstance(texts, (str, bytes)):
            raise Error("is one text", "texts", "give a list of texts, or call check")
        return self._core.check_batch(texts, None if ids is None else list(ids), threads)

    def check_arrow(
        self, data: object, *, text: str = "text", id: Optional[str] = "id", jsonl: bool = False, threads: int = 0
    ) -> _core.ArrowResult:
        """Checks a column of a pyarrow RecordBatch or Table, a polars DataFrame, or other Arrow data.

        Gives a row for each, in order: the column of ids as it came (if there is one), ``findings`` (a list of
        structures with the members of ``Finding``), ``error`` (null, or why this text could not be checked) and
        ``rules`` (the hash of the rule packs). With ``jsonl`` there is ``line`` instead of ``findings``: the line that
        ``copydesk check --jsonl`` writes. A whole table is in memory with its findings; of large data give batches.
        """
        return self._core.check_arrow(data, _core.ColumnNames(text, id, None), jsonl, threads)

    def clean(
        self,
        text: Union[str, bytes],
        *,
        html: bool = False,
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        head: bool = False,
        wire: bool = False,
        join_lines: bool = False,
    ) -> _core.CleanedArticle:
        """The article on a page, and nothing else, from its text or its HTML.

        ``keep`` and ``drop`` name kinds of lines that stay or go in any case. ``head`` leaves headline, byline and date in
        the text, ``wire`` the sign-offs of agencies; ``join_lines`` joins hard-wrapped lines.
        """
        return self._core.clean(text, html, _core.CleanOptions(list(keep), list(drop), head, wire, join_lines))

    def clean_arrow(
        self,
        data: object,
        *,
        text: str = "text",
        html: Optional[str] = None,
        id: Optional[str] = "id",
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        head: bool = False,
        wire: bool = False,
        join_lines: bool = False,
        threads: int = 0,
    ) -> _core.ArrowResult:
        """Cleans a column of Arrow data; where it is null, the HTML in the column ``html``.

        Gives a row for each, in order: the ids, ``text``, ``title``, ``byline``, ``date``, ``published``, ``dateline``,
        ``language``, ``removed`` (lines: bytes, kind, probability) and ``error``.
        """
        options = _core.CleanOptions(list(keep), list(drop), head, wire, join_lines)
        return self._core.clean_arrow(data, _core.ColumnNames(text, id, html), options, threads)

    def facts(
        self, data: object, *, text: str = "text", id: Optional[str] = "id", bad: Optional[list[str]] = None
    ) -> _core.Facts:
        """What the articles of Arrow data tell together, for the second pass; an article must be in one part only.

        Texts that cannot be read are passed over; ``bad`` gets a line for each.
        """
        return self._core.facts(data, _core.ColumnNames(text, id, None), bad)
