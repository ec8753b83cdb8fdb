"""Looking at clean parts: what was said of them, and how they look."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from courtdesk.domain.finding import Finding, Refused
from courtdesk.intake import seen
from courtdesk.intake.shelf import Cleaned

Clean = Callable[..., Cleaned]


def codes(part: Cleaned) -> list[str]:
    return [finding.code for finding in part.kept.report.findings]


def drawn(file: Path, page: int = 0) -> Image.Image:
    with seen.pages(file) as pages:
        return seen.draw(pages[page], 36)


def refusal(cleaned: Clean, name: str, data: bytes) -> Finding:
    with pytest.raises(Refused) as caught:
        cleaned(name, data)
    (finding,) = caught.value.findings
    return finding
