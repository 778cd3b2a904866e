"""The sections of a plan with another plan's amendment worked into them, as a consolidated text has them. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge import messages
from knowledge.facts.shifting import with_words
from knowledge.model import Amendment, Paragraph, Section
from knowledge.outline.body import title_of
from knowledge.outline.labels import Label, labels_of
from knowledge.vietnamese import nfc

_TOKEN = re.compile(r"(?:Điều|Phụ lục|Phần|Chương|Mục|Tiểu mục)\s+[^./]+|[^./]+")
# "mục VI" of a plan that prints "Phần VI"
_WORDED = re.compile(r"(?:phần|chương|mục|tiểu mục)\s+")

Sections = tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why an amendment changes nothing: one Vietnamese sentence for the admin; `absent`: its plan is not at hand."""

    message: str
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The sections as amended, and the paths that were touched, as they were before and as they are after."""

    sections: Sections
    before: tuple[str, ...]
    after: tuple[str, ...]


def consolidated(sections: Sections, amendment: Amendment) -> Consolidated | Unclear:
    """The sections with an amendment that names provisions or words; Unclear where it does not fit them."""
    match amendment.kind:
        case "reword":
            return _reworded(sections, amendment)
        case "add":
            return _extended(sections, amendment)
        case "repeal":
            return _all_of(sections, amendment.places, _without)
        case _:
            return _substituted(sections, amendment)


def within(sections: Iterable[Section], paths: Iterable[str]) -> Sections:
    """The sections of those paths with all below them."""
    wanted = set(paths)
    return tuple(one for one in sections if one.path in wanted or wanted & set(one.ancestors))


def provision(sections: Sequence[Section], place: str) -> Section | Unclear:
    """The section that an amendment means by "VI/2/b" (a dash left aside); Unclear where there is none, or several."""
    wanted = _tokens(place.rsplit("/-", 1)[0])
    fitting = [one for one in sections if _is_at(_tokens(one.path), wanted)]
    exact = [one for one in fitting if len(_tokens(one.path)) == len(wanted)]
    chosen = exact or fitting
    if len(chosen) == 1:
        return chosen[0]
    message = messages.PROVISION_AMBIGUOUS if chosen else messages.PROVISION_MISSING
    return Unclear(message.format(place=place.replace("/", ".")))


# --- what each kind does --------------------------------------------------------------------------


def _reworded(sections: Sections, amendment: Amendment) -> Consolidated | Unclear:
    lines = tuple(paragraph for one in amendment.given for paragraph in one.paragraphs)
    if len(amendment.places) == 1:
        return _with_text(sections, amendment.places[0], lines)
    groups = _by_label(lines)
    texts = {place: groups.get(_tokens(place)[-1].lower()) for place in amendment.places}
    if not all(texts.values()) or len(groups) != len(texts):
        return Unclear(messages.WORDING_UNLIKE_PLACES)
    return _all_of(sections, amendment.places, lambda now, place: _with_text(now, place, texts[place] or ()))


def _with_text(sections: Sections, place: str, lines: tuple[Paragraph, ...]) -> Consolidated | Unclear:
    """A provision, or one of its dashes, in other words."""
    section = provision(sections, place)
    if isinstance(section, Unclear):
        return section
    if "/-" in place:
        return _with_dash(sections, section, place, lines)
    label = _label(lines[0].text)
    children = {one.label.strip(".) "): one for one in sections if one.ancestors[-1:] == (section.path,)}
    if label is not None and label.part != _tokens(section.path)[-1] and label.part in children:
        # "Sửa đổi khoản 2 như sau: “b) ...”": of the provision only what is given
        groups = _by_label(lines)
        places = tuple(f"{place}/{part}" for part in groups if part in children)
        if len(places) != len(groups):
            return Unclear(messages.WORDING_UNLIKE_PLACES)
        return _all_of(sections, places, lambda now, one: _with_text(now, one, groups[one.rsplit("/", 1)[1]]))
    gone = tuple(one.path for one in within(sections, [section.path]))
    new = _built(section.path, section.label, section.ancestors, lines)
    at = next(n for n, one in enumerate(sections) if one.path == section.path)
    rest = tuple(one for one in sections[at:] if one.path not in gone)
    return Consolidated((*sections[:at], *new, *rest), gone, tuple(one.path for one in new))


def _with_dash(
    sections: Sections, section: Section, place: str, lines: tuple[Paragraph, ...]
) -> Consolidated | Unclear:
    count = int(place.rsplit("/-", 1)[1])
    dashes = [paragraph for paragraph in section.paragraphs if paragraph.bullet]
    if count > len(dashes) or len({dash.bullet for dash in dashes}) != 1:
        return Unclear(messages.PROVISION_MISSING.format(place=place.replace("/", ".")))
    at = next(n for n, paragraph in enumerate(section.paragraphs) if paragraph is dashes[count - 1])
    paragraphs = (*section.paragraphs[:at], *lines, *section.paragraphs[at + 1 :])
    changed = tuple(replace(one, paragraphs=paragraphs) if one is section else one for one in sections)
    return Consolidated(changed, (section.path,), (section.path,))


def _extended(sections: Sections, amendment: Amendment) -> Consolidated | Unclear:
    """ "Bổ sung điểm d vào khoản 2 mục VI": new beside what is there; what is there already is not guessed at."""
    lines = tuple(paragraph for one in amendment.given for paragraph in one.paragraphs)
    label = _label(lines[0].text)
    new = [place for place in amendment.places if isinstance(provision(sections, place), Unclear)]
    place = (new or list(amendment.places))[0]
    above = place.rsplit("/", 1)[0] if new and "/" in place else place
    parent = provision(sections, above)
    if isinstance(parent, Unclear):
        return parent
    if label is None or "/-" in place:
        changed = tuple(
            replace(one, paragraphs=(*one.paragraphs, *lines)) if one is parent else one for one in sections
        )
        return Consolidated(changed, (parent.path,), (parent.path,))
    ancestors = (*parent.ancestors, parent.path)
    built = tuple(
        section
        for part, text in _by_label(lines).items()
        for section in _built(f"{parent.path}.{part}", _printed(text[0].text), ancestors, text)
    )
    there = {one.path for one in built} & {one.path for one in sections}
    if there or (not new and label.part == _tokens(parent.path)[-1]):
        return Unclear(messages.PROVISION_THERE_ALREADY.format(place=min(there, default=parent.path)))
    at = max(n for n, one in enumerate(sections) if one is parent or parent.path in one.ancestors)
    return Consolidated((*sections[: at + 1], *built, *sections[at + 1 :]), (), tuple(one.path for one in built))


def _without(sections: Sections, place: str) -> Consolidated | Unclear:
    section = provision(sections, place)
    if isinstance(section, Unclear):
        return section
    if "/-" in place:
        return _with_dash(sections, section, place, ())
    gone = tuple(one.path for one in within(sections, [section.path]))
    return Consolidated(tuple(one for one in sections if one.path not in gone), gone, ())


def _substituted(sections: Sections, amendment: Amendment) -> Consolidated | Unclear:
    roots = [provision(sections, place) for place in amendment.places]
    if unclear := next((one for one in roots if isinstance(one, Unclear)), None):
        return unclear
    paths = [one.path for one in roots if isinstance(one, Section)]
    places = {one.path for one in (within(sections, paths) if paths else sections)}
    changed = tuple(_swapped(one, amendment) if one.path in places else one for one in sections)
    touched = tuple(new.path for old, new in zip(sections, changed, strict=True) if new is not old)
    if not touched:
        return Unclear(messages.WORDS_MISSING.format(words=amendment.taken))
    return Consolidated(changed, touched, touched)


def _swapped(section: Section, amendment: Amendment) -> Section:
    texts = [with_words(paragraph.text, amendment.taken, amendment.put) for paragraph in section.paragraphs]
    if not any(text is not None for text in texts):
        return section
    pairs = zip(section.paragraphs, texts, strict=True)
    return replace(section, paragraphs=tuple(p if text is None else replace(p, text=text) for p, text in pairs))


# --- inside ---------------------------------------------------------------------------------------


def _all_of(
    sections: Sections, places: Iterable[str], change: Callable[[Sections, str], Consolidated | Unclear]
) -> Consolidated | Unclear:
    """One change after the other, all or none."""
    before: list[str] = []
    after: list[str] = []
    for place in places:
        result = change(sections, place)
        if isinstance(result, Unclear):
            return result
        sections = result.sections
        before += result.before
        after += result.after
    return Consolidated(sections, tuple(before), tuple(after))


def _built(path: str, label: str, ancestors: tuple[str, ...], lines: Sequence[Paragraph]) -> Sections:
    """A provision out of its lines: those with labels of their own open the sections below it."""
    own = _label(lines[0].text)
    first = Section(path, label, title_of(own.rest if own else lines[0].text), (lines[0],), lines[0].page, ancestors)
    built, kinds, open_paths = [first], [own.kind if own else ""], [path]
    for line in lines[1:]:
        inner = _label(line.text)
        if inner is None:
            built[-1] = replace(built[-1], paragraphs=(*built[-1].paragraphs, line))
            continue
        while inner.kind in kinds[1:]:
            kinds.pop()
            open_paths.pop()
        above = (*ancestors, *open_paths)
        section = Section(
            f"{open_paths[-1]}.{inner.tokens[-1]}", inner.printed, title_of(inner.rest), (line,), line.page, above
        )
        kinds.append(inner.kind)
        open_paths.append(section.path)
        built.append(section)
    return tuple(built)


def _by_label(lines: Sequence[Paragraph]) -> dict[str, tuple[Paragraph, ...]]:
    """The lines under the labels of the first line's kind: "a) ...", "b) ..." each with what follows it."""
    groups: dict[str, tuple[Paragraph, ...]] = {}
    kind, current = None, ""
    for line in lines:
        label = _label(line.text)
        if label is not None and kind in (None, label.kind):
            kind, current = label.kind, label.part.lower()
            groups[current] = ()
        groups[current] = (*groups.get(current, ()), line)
    return groups


def _label(text: str) -> Label | None:
    return next(iter(labels_of(nfc(text).strip())), None)


def _printed(text: str) -> str:
    label = _label(text)
    return label.printed if label else ""


def _tokens(place: str) -> list[str]:
    """ "VI/2/2.1" is VI, 2, 1: a dotted label repeats what stands above it."""
    tokens: list[str] = []
    for part in place.split("/"):
        own = _TOKEN.findall(part)
        repeated = next((n for n in range(len(own) - 1, 0, -1) if tokens[-n:] == own[:n]), 0)
        tokens += own[repeated:]
    return tokens


def _is_at(path: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the last labels are the same and the others stand above in that order."""
    if not path or not wanted or not _same(path[-1], wanted[-1]):
        return False
    above = iter(path[:-1])
    return all(any(_same(token, label) for token in above) for label in wanted[:-1])


def _same(token: str, label: str) -> bool:
    ours, theirs = token.lower(), label.lower()
    return ours == theirs or _WORDED.sub("", ours) == theirs
