"""Descriptions: what each template is, for which stages and tenancies, and what it needs.

A template is a Word file with a ``.toml`` of the same name beside it. The shipped ones lie in one
folder, a council's own in another that is laid over it by file name; nothing is ever overwritten.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from courtdesk import paths
from courtdesk.documents.variables import Context
from courtdesk.domain.casefile import PaperKind, TenancyKind
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.plain import from_plain


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

    Args:
        folders: a council's own folders, laid over the shipped one in this order.

    Raises:
        Refused: a description is missing or wrong.
    """
    files: dict[str, Path] = {}
    for folder in (shipped_folder(), *folders):
        if folder.is_dir():
            files.update(
                (one.name, one)
                for one in sorted(folder.iterdir())
                if one.suffix in (".docx", ".toml") and not one.name.startswith(("~", "."))
            )
    return tuple(
        Template(Path(name).stem, file, _described(file, files.get(f"{Path(name).stem}.toml")))
        for name, file in sorted(files.items())
        if file.suffix == ".docx"
    )


def template(name: str, folders: Sequence[Path] = ()) -> Template:
    """The template of a name.

    Raises:
        Refused: there is none.
    """
    found = {one.name: one for one in templates(folders)}
    if name not in found:
        raise Refused(
            stop(
                "no-such-template",
                f"There is no template “{name[:60]}”.",
                where=name[:60],
                remedy=f"There are: {', '.join(found)}.",
            )
        )
    return found[name]


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


def _described(file: Path, beside: Path | None) -> Description:
    """The description of a template, or a refusal that names the file and the word."""
    name = beside.name if beside else f"{file.stem}.toml"
    if beside is None:
        raise Refused(_not_described(name, f"“{file.name}” has no description beside it."))
    try:
        return from_plain(Description, tomllib.loads(beside.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(_not_described(name, f"“{name}” cannot be read: {error}.")) from None
    except Refused as refused:
        says = f"“{name}”: {refused.findings[0].says} {refused.findings[0].remedy}"
        raise Refused(_not_described(name, says)) from None


def _not_described(name: str, says: str) -> Finding:
    return stop(
        "template-not-described",
        says,
        where=name,
        remedy="Copy the description of a shipped template and change what differs.",
    )


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
