"""Texts to score."""

from __future__ import annotations

import re
from pathlib import Path


def project_texts(root: Path, count: int) -> list[tuple[str, str]]:
    """The paragraphs of the project's decisions, each as an answer to what its page is about; all different."""
    found: dict[tuple[str, str], None] = {}
    for page in sorted((root / "docs" / "decisions").glob("0*.md")):
        title, *paragraphs = re.split(r"\n\s*\n", page.read_text("utf8"))
        query = f"Why did you decide this: {title.lstrip('# ')}?"
        for paragraph in paragraphs:
            if len(paragraph) > 80 and not paragraph.startswith(("|", "```", "**Status")):
                found[query, paragraph] = None
    texts = list(found)
    assert len(texts) >= count
    step = len(texts) / count
    return [texts[int(i * step)] for i in range(count)]
