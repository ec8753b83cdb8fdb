"""Saved: a clean file is written so that its bytes depend on nothing but its pages."""

from pathlib import Path

import pikepdf
from pikepdf import ObjectStreamMode, StreamDecodeLevel


def save(pdf: pikepdf.Pdf, out: Path) -> None:
    """Write a PDF without date, chance or maker in it."""
    pdf.save(
        out,
        force_version="1.7",
        static_id=True,
        fix_metadata_version=False,
        encryption=False,
        object_stream_mode=ObjectStreamMode.disable,
        stream_decode_level=StreamDecodeLevel.none,
    )
