"""The evidence of one treatment as a page to read: facts, then the sources by number. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from hairchoice.engine.catalogue import Catalogue, Treatment
from hairchoice.engine.facts import EvidenceFacts, Fact, Section
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.sourced import Source
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.theme import NOTE, SECTION, Theme


def style_sheet(appearance: Theme) -> str:
    """Returns the page's own style in a theme's colours."""
    return (
        f".head {{ font-size: {SECTION}px; font-weight: 600; margin-top: 24px; }}"
        f"td {{ padding: 4px 16px 4px 0; }}"
        f".quiet, .quiet a {{ color: {appearance.muted}; font-size: {NOTE}px; }}"
        f".contents {{ font-size: {NOTE}px; }}"
        f"a {{ color: {appearance.accent}; }}"
    )


def anchor(section: str) -> str:
    """Returns the name by which a section of the page is found, whatever country it is for."""
    return "section-" + section.partition(" in ")[0].lower().replace(" ", "-")


class EvidencePage:
    """Writes the page; numbers the sources in the order in which they are met."""

    def __init__(self, scenario: Scenario, catalogue: Catalogue, formats: LocaleFormats) -> None:
        self._facts = EvidenceFacts(scenario, catalogue, formats)
        self._catalogue = catalogue
        self._numbers: dict[str, int] = {}

    def html(self, treatment: Treatment, warnings: tuple[str, ...] = ()) -> str:
        """Returns the page of a treatment.

        Args:
            treatment: Whose.
            warnings: What must be known of the results shown for it.
        """
        self._numbers = {}
        parts = {
            section.title: self._section(section) for section in self._facts.sections(treatment)
        }
        for title, items in (
            ("What nobody knows yet", treatment.unknown),
            ("Questions to ask before you pay", treatment.questions),
        ):
            parts[title] = _list(title, items)
        parts["Sources"] = self._sources()
        body = {title: part for title, part in parts.items() if part}
        top = f"<p>{escape(treatment.summary)}</p>{_contents(body)}"
        return top + _list("Keep in mind", warnings) + "".join(body.values())

    def numbers(self, treatment: Treatment) -> dict[str, int]:
        """Returns the number of each source on the page of a treatment, by source id."""
        self.html(treatment)
        return dict(self._numbers)

    def _section(self, section: Section) -> str:
        rows = "".join(map(self._row, section.facts))
        return f"{_head(section.title)}<table width='100%'>{rows}</table>"

    def _row(self, fact: Fact) -> str:
        says = escape(fact.says)
        if fact.assumption is not None:
            says = f"<i>{says}</i>"
        notes = [says + self._references(fact.sources)]
        if fact.assumption is not None:
            notes.append(f"<span class='quiet'><i>Assumption: {escape(fact.assumption)}</i></span>")
        if fact.note:
            notes.append(f"<span class='quiet'>{escape(fact.note)}</span>")
        return (
            f"<tr><td width='30%'>{escape(fact.what)}</td>"
            f"<td width='70%'>{'<br>'.join(notes)}</td></tr>"
        )

    def _references(self, sources: tuple[str, ...]) -> str:
        """Returns small numbers that lead to the list below."""
        links = [
            f"<a href='#source{number}'>[{number}]</a>"
            for number in (self._number(source) for source in sources)
        ]
        return f" <span class='quiet'>{' '.join(links)}</span>" if links else ""

    def _number(self, source_id: str) -> int:
        return self._numbers.setdefault(source_id, len(self._numbers) + 1)

    def _sources(self) -> str:
        if not self._numbers:
            return ""
        rows = "".join(
            f"<tr><td><a name='source{number}'>[{number}]</a></td>"
            f"<td>{_source(self._catalogue.sources[source_id])}</td></tr>"
            for source_id, number in self._numbers.items()
        )
        return f"{_head('Sources')}<table>{rows}</table>"


def _source(source: Source) -> str:
    address = f"https://doi.org/{source.doi}" if source.doi else source.url
    year = f", {source.year}" if source.year else ""
    second = "; read on a page that reports it" if source.access == "secondary" else ""
    lines = [
        f"{escape(source.citation)}",
        f"<span class='quiet'>{escape(source.kind)}{year}{second}</span>",
    ]
    if source.note:
        lines.append(f"<span class='quiet'>{escape(source.note)}</span>")
    if address:
        lines.append(f"<a href='{escape(address)}'>{escape(address)}</a>")
    return "<br>".join(lines)


def _contents(titles: Iterable[str]) -> str:
    """Returns a line that leads to each part: the page is long, and some come for one of them."""
    links = (
        f"<a href='#{anchor(title)}'>{escape(title).replace(' ', '&nbsp;')}</a>" for title in titles
    )
    return f"<p class='contents'>{' &nbsp;·&nbsp; '.join(links)}</p>"


def _head(title: str) -> str:
    return f"<p class='head'><a name='{anchor(title)}'></a>{escape(title)}</p>"


def _list(title: str, items: tuple[str, ...]) -> str:
    if not items:
        return ""
    points = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"{_head(title)}<ul>{points}</ul>"
