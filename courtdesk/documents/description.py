"""Descriptions: what each template is, for which stages and tenancies, and what it needs.

A template is a Word file with a ``.toml`` of the same name beside it. The shipped ones lie in one
folder, a council's own in another that is laid over it by file name; nothing is ever overwritten.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from courtdesk import paths
from courtdesk.documents.variables import Context
from courtdesk.domain.casefile import PaperKind, TenancyKind
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.plain import from_plain

_GROUPS = frozenset(one.name for one in fields(Context))


@dataclass(frozen=True, slots=True)
class Description:
    """What a template is, as its ``.toml`` says.

    Attributes:
        words: what an officer calls it.
        kind: the kind of paper it makes.
        title: the title in the properties of the paper, with variables.
        file_name: the name of the file without its ending, with variables.
        stages: kinds of hearing, or other stages, at which it is offered.
        tenancies: the regimes it is right for; empty where it is right for all.
        needs: groups of variables without which it cannot be filled.
        section: the title of the section of a bundle in which the paper belongs, where that is
            not the section for its kind.
        signed_by: who must sign it; empty where nobody does.
        language: the language it is written in.
    """

    words: str
    kind: PaperKind
    title: str
    file_name: str
    stages: tuple[str, ...] = ()
    tenancies: tuple[TenancyKind, ...] = ()
    needs: tuple[str, ...] = ()
    section: str = ""
    signed_by: str = ""
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Template:
    """A template: its name, its Word file and its description."""

    name: str
    docx: Path
    description: Description


def shipped_folder() -> Path:
    """Where the templates shipped with the program are."""
    return paths.shipped() / "templates"


def templates(folders: Sequence[Path] = ()) -> tuple[Template, ...]:
    """Every template by name; a file in a later folder takes the place of one before it.

    One whose description is missing or wrong is left out: see ``template_faults``.

    Args:
        folders: a council's own folders, laid over the shipped one in this order.
    """
    return tuple(one for one in _read(folders).values() if isinstance(one, Template))


def template_faults(folders: Sequence[Path] = ()) -> tuple[Finding, ...]:
    """What is wrong with the descriptions of templates, each with its file."""
    wrong = (one for one in _read(folders).values() if isinstance(one, Refused))
    return tuple(finding for refused in wrong for finding in refused.findings)


def template(name: str, folders: Sequence[Path] = ()) -> Template:
    """The template of a name.

    Raises:
        Refused: there is none, or its description is missing or wrong.
    """
    found = _read(folders)
    if name not in found:
        raise Refused(
            stop(
                "no-such-template",
                f"There is no template “{name[:60]}”.",
                where=name[:60],
                remedy=f"There are: {', '.join(found)}.",
            )
        )
    one = found[name]
    if isinstance(one, Refused):
        raise one
    return one


def read_description(file: Path) -> Description:
    """The description of a template, from its ``.toml``.

    Raises:
        Refused: it cannot be read, or says something it may not.
    """
    try:
        said = tomllib.loads(file.read_text("utf-8"))
        description: Description = from_plain(Description, said)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(
            _not_described(file.name, f"“{file.name}” cannot be read: {error}.")
        ) from None
    except OSError as error:
        says = f"“{file.name}” cannot be read: {error.strerror}."
        raise Refused(_not_described(file.name, says)) from None
    except Refused as refused:
        says = f"“{file.name}”: {refused.findings[0].says} {refused.findings[0].remedy}"
        raise Refused(_not_described(file.name, says)) from None
    for need in description.needs:
        if need not in _GROUPS:
            says = f"“{file.name}” needs “{need}”, which is no group of variables."
            raise Refused(_not_described(file.name, says))
    return description


def why_not(one: Template, context: Context) -> tuple[Finding, ...]:
    """Why a template cannot be filled from a context yet; empty where it can."""
    wanted = one.description
    findings = [
        stop(
            "template-needs-more",
            f"“{wanted.words}” needs the {need.replace('_', ' ')}, which is not recorded.",
            where=need,
            remedy=f"Record the {need.replace('_', ' ')}, then make the paper again.",
        )
        for need in wanted.needs
        if not getattr(context, need, None)
    ]
    kind = context.tenancy.kind
    if wanted.tenancies and kind not in wanted.tenancies:
        findings.append(
            stop(
                "template-not-for-this-tenancy",
                f"“{wanted.words}” is not written for {_article(kind)} {kind} tenancy.",
                where=one.name,
                remedy="Choose a paper written for this kind of tenancy, or ask the solicitors.",
            )
        )
    return tuple(findings)


def _read(folders: Sequence[Path]) -> dict[str, Template | Refused]:
    """Every template there is, or why it cannot be used."""
    files: dict[str, Path] = {}
    for folder in (shipped_folder(), *folders):
        if folder.is_dir():
            files.update(
                (one.name, one)
                for one in sorted(folder.iterdir())
                if one.suffix in (".docx", ".toml") and not one.name.startswith(("~", "."))
            )
    return {
        file.stem: _described(file, files.get(f"{file.stem}.toml"))
        for _, file in sorted(files.items())
        if file.suffix == ".docx"
    }


def _described(file: Path, beside: Path | None) -> Template | Refused:
    if beside is None:
        says = f"“{file.name}” has no description beside it."
        return Refused(_not_described(f"{file.stem}.toml", says))
    try:
        return Template(file.stem, file, read_description(beside))
    except Refused as refused:
        return refused


def _not_described(name: str, says: str) -> Finding:
    return stop(
        "template-not-described",
        says,
        where=name,
        remedy="Copy the description of a shipped template and change what differs.",
    )


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
