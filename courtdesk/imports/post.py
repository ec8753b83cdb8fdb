"""The post's own door: which formats there are, which one a file is, and what is in it."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import courtdesk.imports
from courtdesk.domain.finding import Finding, Refused, Unavailable, stop, warning
from courtdesk.domain.progress import Cancelled, Progress
from courtdesk.imports import text
from courtdesk.imports.columns import Columns
from courtdesk.imports.format import Answer, Format, Recognition, Sureness, place
from courtdesk.imports.layout import read_layout
from courtdesk.imports.watch import watched

ENTRY_POINTS = "courtdesk.formats"


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats at hand, and what was wrong with those that are not.

    Attributes:
        known: in the order of their names.
        findings: layouts with faults, and packages that could not be used.
    """

    known: tuple[Format, ...]
    findings: tuple[Finding, ...] = ()

    def named(self, name: str) -> Format:
        """The format of a name.

        Raises:
            Refused: there is none of that name.
        """
        for one in self.known:
            if one.name == name:
                return one
        names = ", ".join(one.name for one in self.known)
        raise Refused(
            stop(
                "unknown-format",
                f"There is no format named “{name[:60]}”.",
                where="format",
                remedy=f"Known are: {names}.",
            )
        )


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the formats say to a file.

    Attributes:
        format: the one it is; none where that is not clear.
        findings: why it is not clear, or what was wrong with a format.
        answers: what each format said, by its name.
    """

    format: Format | None
    findings: tuple[Finding, ...]
    answers: tuple[tuple[str, Recognition], ...]


def formats(layouts: Path, own: Path | None = None) -> Formats:
    """Every format there is: shipped layouts, the office's own, and installed packages.

    A layout of the office's own stands in for a shipped one of the same file name.
    """
    files = {path.name: path for path in sorted(layouts.glob("*.toml"))}
    if own is not None and own.is_dir():
        files |= {path.name: path for path in sorted(own.glob("*.toml"))}
    found: dict[str, Format] = {}
    findings: list[Finding] = []
    for path in files.values():
        try:
            found[path.stem] = Columns(read_layout(path))
        except Refused as refused:
            findings += refused.findings
        except OSError as error:
            findings.append(_layout_out_of_reach(path, error))
    for where, offered in _offered(findings):
        for one in offered:
            if not isinstance(one, Format) or not isinstance(one.name, str):
                findings.append(_broken(where, f"it offers a {type(one).__name__}"))
            elif one.name in found:
                findings.append(_broken(where, f"there is a format named {one.name} already"))
            else:
                found[one.name] = one
    return Formats(tuple(found[name] for name in sorted(found)), tuple(findings))


def recognise(path: Path, known: Formats) -> Recognised:
    """Which format a file is, or in words why that is not clear.

    Raises:
        Unavailable: the file cannot be opened.
    """
    try:
        unfit = text.unfit(path, text.head_of(path))
    except OSError as error:
        raise _out_of_reach(path, error) from error
    answers, findings = [], []
    for one in known.known:
        try:
            answer = _checked(one.recognise(path))
        except Exception as error:  # noqa: BLE001 - a format may be anybody's.
            findings.append(_broken(one.name, _kind(error)))
            answer = Recognition(Sureness.NO, "It failed.")
        answers.append((one, answer))
    sure = [one for one, answer in answers if answer.sure is Sureness.SURE]
    perhaps = [one for one, answer in answers if answer.sure is Sureness.PERHAPS]
    chosen = next((many[0] for many in (sure, perhaps) if len(many) == 1), None)
    if len(sure) > 1:
        chosen = None
    if chosen is None:
        findings.append(_not_clear(path, sure or perhaps, answers, unfit))
    said = tuple((one.name, answer) for one, answer in answers)
    return Recognised(chosen, tuple(findings), said)


def read_export(path: Path, format: Format, today: date, progress: Progress) -> Iterator[Answer]:  # noqa: A002 - the trade's word.
    """Every row, bad row and finding of an export; the file is left as it is.

    A format that fails is a stop, and what it read before stands; nothing it does is let through.

    Raises:
        Unavailable: the file cannot be opened or is out of reach half-way.
        Cancelled: the officer asked for the reading to stop.
    """
    trusted = isinstance(format, Columns)
    try:
        before = _stamp(path)
        yield from watched(format.read(path, progress), path.name, today, trusted=trusted)
        after = _stamp(path)
    except (Cancelled, Unavailable):
        raise
    except Refused as refused:
        yield from refused.findings
    except Exception as error:
        if trusted and isinstance(error, OSError):
            raise _out_of_reach(path, error) from error
        yield stop(
            "format-failed",
            f"The format {format.name} failed while reading {path.name}: {_kind(error)}.",
            where=place(path.name),
            remedy="Choose another format, or tell whoever supplied this one.",
        )
    else:
        if before != after:
            yield stop(
                "file-changed",
                f"{path.name} was changed while it was being read.",
                where=place(path.name),
                remedy="Wait until the report is written to its end, then import it again.",
            )


def digest(path: Path) -> str:
    """The SHA-256 of a file, by which the same export is known again.

    Raises:
        Unavailable: the file cannot be opened.
    """
    try:
        return text.digest(path)
    except OSError as error:
        raise _out_of_reach(path, error) from error


def _stamp(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns, status.st_ino


def _offered(findings: list[Finding]) -> Iterator[tuple[str, Iterable[object]]]:
    """What our own modules and installed packages offer; a package that fails is a finding."""
    for module in pkgutil.iter_modules(courtdesk.imports.__path__, "courtdesk.imports."):
        yield module.name, getattr(importlib.import_module(module.name), "FORMATS", ())
    for entry in entry_points(group=ENTRY_POINTS):
        try:
            yield _label(entry), _many(entry.load())
        except Exception as error:  # noqa: BLE001 - a package may be anybody's.
            findings.append(_broken(_label(entry), _kind(error)))


def _many(offered: object) -> Iterable[object]:
    return offered if isinstance(offered, tuple | list) else (offered,)


def _label(entry: EntryPoint) -> str:
    return f"{entry.name} ({entry.value})"


def _kind(error: Exception) -> str:
    """What failed, without the words of an exception, which may hold a line of the file."""
    return type(error).__name__


def _broken(where: str, why: str) -> Finding:
    return warning(
        "format-not-usable",
        f"The format {where} cannot be used: {why}.",
        where=where,
        remedy="Tell whoever supplied it; the other formats are not affected.",
    )


def _layout_out_of_reach(path: Path, error: OSError) -> Finding:
    return warning(
        "layout-out-of-reach",
        f"The layout {path.name} cannot be opened: {error.strerror or _kind(error)}.",
        where=path.name,
        remedy="See whether the folder can be reached; the other layouts are not affected.",
    )


def _out_of_reach(path: Path, error: OSError) -> Unavailable:
    if isinstance(error, FileNotFoundError):
        return Unavailable(
            f"{path.name} is not there any more.", "Choose the file again where it is now."
        )
    if isinstance(error, PermissionError):
        return Unavailable(
            f"{path.name} may not be opened.",
            "Close it in any other program, or copy it to your own folder; then try again.",
        )
    if isinstance(error, IsADirectoryError):
        return Unavailable(f"{path.name} is a folder.", "Choose the file inside it.")
    return Unavailable(
        f"{path.name} cannot be read: {error.strerror or _kind(error)}.",
        "See whether the drive is connected, then try again.",
    )


def _checked(answer: object) -> Recognition:
    """A format's answer, if it is one."""
    if isinstance(answer, Recognition) and isinstance(answer.sure, Sureness):
        return answer
    raise TypeError("its answer is no recognition")


def _not_clear(
    path: Path,
    among: list[Format],
    answers: list[tuple[Format, Recognition]],
    unfit: Finding | None,
) -> Finding:
    """Why no one format is chosen: more than one fits, or what each lacks."""
    if among:
        said = {one.name: answer.because for one, answer in answers}
        names = "; ".join(f"{one.words} ({one.name}): {said[one.name]}" for one in among)
        return stop(
            "format-not-clear",
            f"{path.name} could be more than one format. {names}",
            where=place(path.name),
            remedy="Choose the format by its name.",
        )
    if unfit is not None:
        return unfit
    reasons = " ".join(f"{one.words}: {answer.because}" for one, answer in answers)
    return stop(
        "format-not-recognised",
        f"No layout knows the columns of {path.name}. {reasons}",
        where=place(path.name, 1),
        remedy="Run the report with the headings of one of these, or add a layout for it.",
    )
