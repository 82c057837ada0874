"""Label Studio: tasks with our annotation as predictions to correct, and their labeling configuration."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from builder import __version__
from builder.conversion import ConversionReport, new_folder
from builder.schema import Article, Quotation

_CONFIGURATION = """\
<View>
  <Relations>
    <Relation value="cue"/>
    <Relation value="speaker"/>
    <Relation value="affiliation"/>
    <Relation value="outlet"/>
    <Relation value="continues"/>
  </Relations>
  <Labels name="label" toName="text">
    <Label value="direct" background="#2563eb"/>
    <Label value="mixed" background="#7c3aed"/>
    <Label value="indirect" background="#0891b2"/>
    <Label value="cue" background="#d97706"/>
    <Label value="speaker" background="#dc2626"/>
    <Label value="affiliation" background="#16a34a"/>
    <Label value="outlet" background="#64748b"/>
  </Labels>
  <Text name="text" value="$text"/>
  <TextArea name="name" toName="text" perRegion="true" editable="true" maxSubmissions="1"
            whenTagName="label" whenLabelValue="speaker,affiliation,outlet" displayMode="region-list"/>
</View>
"""


def write(articles: Iterable[Article], output: Path, report: ConversionReport) -> None:
    """Write the folder ``output`` with ``tasks.json``, to import, and ``labeling_config.xml``.

    Offsets are code points, as Label Studio counts them since version 1.5. Quotations are regions labelled
    with their type; relations lead from a quotation's first part to its further parts (``continues``) and to
    its cue, speaker, affiliation and outlet. A speaker's full name, an affiliation and an outlet stand in the
    region's text field.
    """
    encode = msgspec.json.Encoder().encode
    with new_folder(output) as folder:
        (folder / "labeling_config.xml").write_text(_CONFIGURATION, encoding="utf-8", newline="\n")
        with (folder / "tasks.json").open("wb") as file:
            opening = b"[\n"
            for article in articles:
                file.write(opening + encode(_task(article)))
                opening = b",\n"
            file.write(b"\n]\n")


def _task(article: Article) -> dict[str, Any]:
    columns = ("id", "title", "publisher", "author", "published", "url", "language")
    data = {column: value for column in columns if (value := getattr(article, column)) is not None}
    regions = _Regions(article.text)
    for quotation in article.quotations:
        regions.add(quotation)
    prediction: dict[str, Any] = {"model_version": f"quotebuilder {__version__}", "result": regions.results}
    if article.quotations:
        scores = [quotation.confidence for quotation in article.quotations]
        prediction["score"] = sum(scores) / len(scores)
    return {"data": {"text": article.text, **data}, "predictions": [prediction]}


class _Regions:
    """The results of a prediction. Quotations that share a cue or a mention share its region."""

    def __init__(self, text: str) -> None:
        self.results: list[dict[str, Any]] = []
        self._text = text
        self._known: dict[tuple[str, int, int], str] = {}

    def add(self, quotation: Quotation) -> None:
        """Add a quotation with all that belongs to it."""
        score = quotation.confidence
        first, *further = (
            self._region(quotation.type, span.start, span.end, score, shared=False)
            for span in quotation.spans
        )
        for region in further:
            self._relation(first, region, "continues")
        if (cue := quotation.cue) is not None:
            self._relation(first, self._region("cue", cue.start, cue.end, score), "cue")
        if (speaker := quotation.speaker) is not None:
            region = self._region("speaker", speaker.start, speaker.end, score, speaker.name)
            self._relation(first, region, "speaker")
        if (affiliation := quotation.affiliation) is not None:
            named = ", ".join(filter(None, (affiliation.role, affiliation.name)))
            region = self._region("affiliation", affiliation.start, affiliation.end, score, named)
            self._relation(first, region, "affiliation")
        if (outlet := quotation.outlet) is not None:
            named = ", ".join(filter(None, (outlet.name, outlet.medium)))
            region = self._region("outlet", outlet.start, outlet.end, score, named)
            self._relation(first, region, "outlet")

    def _region(
        self, label: str, start: int, end: int, score: float, name: str = "", *, shared: bool = True
    ) -> str:
        if shared and (known := self._known.get((label, start, end))) is not None:
            return known
        identifier = f"r{len(self.results) + 1}"
        self._known[label, start, end] = identifier
        value = {"start": start, "end": end, "text": self._text[start:end]}
        about = {"id": identifier, "from_name": "label", "to_name": "text", "score": score}
        self.results.append({**about, "type": "labels", "value": {**value, "labels": [label]}})
        if name:
            about["from_name"] = "name"
            self.results.append({**about, "type": "textarea", "value": {**value, "text": [name]}})
        return identifier

    def _relation(self, start: str, end: str, label: str) -> None:
        self.results.append(
            {"from_id": start, "to_id": end, "type": "relation", "direction": "right", "labels": [label]}
        )
