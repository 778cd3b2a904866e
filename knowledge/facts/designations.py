"""Which other document a sentence means to change, and whether as a whole: by number, title or issuer. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.facts.issuers import issuer_after
from knowledge.facts.passages import Passage, Span, trim
from knowledge.facts.references import documents
from knowledge.model import AmendmentKind, Reference
from knowledge.vietnamese import fold_aligned, holds_any, squash

# What offices issue themselves; decrees and laws are nobody's plan.
_KINDS = (
    "Kế hoạch",
    "Quyết định",
    "Chương trình",
    "Hướng dẫn",
    "Công văn",
    "Thông báo",
    "Chỉ thị",
    "Văn bản",
    "Đề án",
    "Phương án",
)
_KIND = re.compile(rf"(?<![^\W_])({'|'.join(_KINDS)})(?!\w)")
_AMENDS = re.compile(
    r"(?<![^\W_])(?:sửa đổi|điều chỉnh|bổ sung|đính chính|thay đổi|thay thế|bãi bỏ|hủy bỏ|gia hạn|kéo dài|lùi)(?!\w)",
    re.IGNORECASE,
)
# "Về việc sửa đổi ...", "Kế hoạch điều chỉnh ...", "Một số nội dung sửa đổi ...", "... (sửa đổi Kế hoạch số 12 ...)"
_OPENING = re.compile(
    r"(?:(?:v/v|về|việc|nội dung|một số|các|kế hoạch|quyết định|thông báo|công văn|chương trình)\s+)*|.*\(",
    re.IGNORECASE,
)
# "... ban hành Kế hoạch sửa đổi, bổ sung ...", "UBND xã quyết định điều chỉnh ..."
_ISSUING = re.compile(
    r".*(?<!\w)(?:ban hành|quyết định|thông báo)\s+(?:(?:kế hoạch|quyết định|về|việc)\s+)*", re.I | re.S
)
_FARTHEST = 160
_REPLACING = ("thay thế", "bãi bỏ", "hủy bỏ")
_REPLACES = re.compile(r"(?<![^\W_])(?:thay thế|bãi bỏ|hủy bỏ)(?!\w)", re.IGNORECASE)
_ITSELF = re.compile(
    r"(?<![^\W_])(?:ke hoach|quyet dinh|van ban|chuong trinh|huong dan|cong van|thong bao)\s+nay(?!\w)"
)
_WHOLE = re.compile(r"\s*(?:(?:cho|toan bo(?:\s+noi dung)?|hieu luc(?:\s+thi hanh)?|cua)\s+)*")
_DENIED = re.compile(r"(?:không|chưa|sẽ)\s+$", re.IGNORECASE)
# "thay thế Kế hoạch số 12 bằng Kế hoạch mới": a task, not the deed
_BY_ANOTHER = re.compile(r"[^.;]*(?<![^\W_])bang(?!\w)")
_NO_LONGER = re.compile(
    r"[^.;]{0,200}?(?<![^\W_])(?<!chua )(?<!khong )(?:het hieu luc|khong con hieu luc|bi bai bo|bi thay the"
    r"|duoc (?:thay the|bai bo) (?:bang|boi) (?:ke hoach|quyet dinh|van ban|chuong trinh) nay)(?!\w)"
)
_LIST = re.compile(r"(?:.*(?<![^\W_])va|.*[,;])\s*")
# "Kế hoạch triển khai phong trào ... như sau:": where a title ends that stands in a sentence
_TITLE_ENDS = re.compile(
    r"[.;:]|,?\s*(?:nhu sau|cu the|ban hanh kem theo|ke tu ngay|tai (?:muc|khoan|diem|dieu))(?!\w)"
)
_FEWEST = 3


def amended_document(passage: Passage, span: Span) -> Reference | None:
    """The document that a title, heading or lead-in says is amended, which must be what it is about."""
    verb = _AMENDS.search(passage.text, span.start, span.end)
    if verb is None:
        return None
    before = passage.text[span.start : verb.start()]
    if not (_ISSUING if passage.section.path == "preamble" else _OPENING).fullmatch(before):
        return None
    return named_document(passage, Span(verb.end(), min(span.end, verb.end() + _FARTHEST)))


def named_document(passage: Passage, span: Span) -> Reference | None:
    """The first document of an office that begins in a stretch, by its number, else by its title."""
    numbered = next((found for found, place in _plans(passage) if span.start <= place.start < span.end), None)
    return numbered or _titled(passage, span)


def whole_documents(passage: Passage, span: Span) -> Iterator[tuple[AmendmentKind, Reference]]:
    """The documents that a sentence replaces or repeals as a whole."""
    text, folded = passage.text, fold_aligned(passage.text)
    itself = _ITSELF.search(folded, span.start, span.end)
    said = text[span.start : span.end].lower()
    for verb in _REPLACES.finditer(text, span.start, span.end) if holds_any(said, _REPLACING) else ():
        if not _is_done(passage, folded, span, verb, itself):
            continue
        kind: AmendmentKind = "replace" if verb[0].lower() == "thay thế" else "repeal"
        yield from ((kind, document) for document in _listed(passage, Span(verb.end(), span.end)))
    for document, place in _plans(passage):
        if span.start <= place.start <= max(span.start, passage.body) + 1 and _NO_LONGER.match(folded, place.end):
            # "Kế hoạch số 12/KH-UBND ... hết hiệu lực kể từ ngày Kế hoạch này có hiệu lực"
            yield ("replace" if itself else "repeal"), document


def _is_done(passage: Passage, folded: str, span: Span, verb: re.Match[str], itself: re.Match[str] | None) -> bool:
    """Whether the document does by itself what a verb says: it is the subject, the title, or an order begins so."""
    if _DENIED.search(passage.text, span.start, verb.start()):
        return False
    if itself is not None and itself.end() <= verb.start():
        return True
    replaces = verb[0].lower() == "thay thế"
    if passage.section.path in ("title", "plan_title"):
        return replaces
    begins = verb.start() <= max(span.start, passage.body) + 1
    return begins and not (replaces and _BY_ANOTHER.match(folded, verb.end(), span.end))


def _plans(passage: Passage) -> list[tuple[Reference, Span]]:
    return [(found, place) for found, place in documents(passage) if found.doc_type.startswith(_KINDS)]


def _listed(passage: Passage, span: Span) -> Iterator[Reference]:
    """The documents named right behind a verb: one, or several with commas and "và" between them."""
    folded = fold_aligned(passage.text)
    end, first = span.start, True
    for document, place in _plans(passage):
        if not span.start <= place.start < span.end:
            continue
        between = (_WHOLE if first else _LIST).fullmatch(folded, end, place.start)
        if between is None:
            break
        yield document
        end, first = place.end, False
    opening = _WHOLE.match(folded, span.start, span.end)
    if first and opening and _KIND.match(passage.text, opening.end()):
        titled = _titled(passage, Span(opening.end(), span.end))
        if titled is not None:
            yield titled


def _titled(passage: Passage, span: Span) -> Reference | None:
    """ "Kế hoạch triển khai Phong trào thi đua năm 2025 của Sở Nội vụ": a document without its number."""
    text, folded = passage.text, fold_aligned(passage.text)
    kind = _KIND.search(text, span.start, span.end)
    if kind is None or re.match(r"\s+(?:nay|so)(?!\w)", folded[kind.end() :]):
        return None
    ends = _TITLE_ENDS.search(folded, kind.end())
    words = trim(text, Span(kind.end(), ends.start() if ends else len(text)))
    issuer = _issuer(text, words)
    if len(text[words.start : words.end].split()) < _FEWEST:
        return None
    return Reference(
        section=passage.section.path,
        page=passage.paragraph.page,
        quote=passage.quote(Span(kind.start(), words.end)),
        doc_type=kind[0],
        number="",
        issuer=squash(text[issuer.start : issuer.end]) if issuer else None,
        title=squash(text[words.start : words.end]).strip(" ,\"'"),
    )


def _issuer(text: str, words: Span) -> Span | None:
    places = [
        found.start() for found in re.finditer(r"(?<![^\W_])của\s", text[: words.end]) if found.start() >= words.start
    ]
    named = (issuer_after(text, place, _KIND) for place in places)
    return next((span for span in named if span is not None), None)
