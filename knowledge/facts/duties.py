"""Who has to do what: duties under the heading of an office, or named in a sentence. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.facts.cells import only_says_when
from knowledge.facts.offices import VERB, name_at, names_in, separate_names, whole_name
from knowledge.facts.passages import Passage, Span, clauses, folded, sentences, trim
from knowledge.facts.records import particulars_in
from knowledge.model import Duty, Role
from knowledge.vietnamese import holds_any, squash

# "VI. TỔ CHỨC THỰC HIỆN", "2. Trách nhiệm thực hiện", "III. PHÂN CÔNG NHIỆM VỤ", "Thời gian và trách nhiệm thực hiện"
_SCOPE = re.compile(r"to chuc (?:va )?(?:thuc hien|trien khai|thi hanh)|(?:^|va |, )(?:trach nhiem|phan cong)")
_LONGEST_SCOPE = 15
# "Căn cứ nội dung Kế hoạch này, ...", "Hàng năm, ...", "Trên cơ sở ..., ...": what may stand before the subject
_ADVERBIAL = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Định kỳ|H[àằ]ng (?:năm|quý|tháng|tuần)|Kết thúc|Trước|Sau|Khi|Trong|Đồng thời|Ngoài ra|Theo"
    r"|Để|Nhằm|Từ|Năm|Tháng|Quý|Đến|Vào|Cuối|Đầu)(?![^\W_])"
)
# "Giao Sở Nội vụ ...", "Chủ tịch UBND tỉnh yêu cầu Thủ trưởng ...", "Đề nghị Ủy ban Mặt trận Tổ quốc ..."
_ASSIGN = re.compile(
    r"(?<![^\W_])(?:(?:trân trọng |kính )?đề nghị|giao(?: cho)?|yêu cầu"
    r"|phân công)\s+(?:(?:các )?(?:đồng chí|ông \(?bà\)?):?\s+)?",
    re.IGNORECASE,
)
_ASSIGNING = ("đề nghị", "giao", "yêu cầu", "phân công")
_LEADING = (
    r"chủ trì|(?:là|làm) (?:cơ quan |đơn vị |bộ phận )?(?:thường trực|đầu mối|chủ trì)|chịu trách nhiệm chính"
    r"|thường trực (?:của )?(?:Phong trào|Hội đồng|Ban)|đầu mối"
)
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("lead", re.compile(_LEADING, re.IGNORECASE)),
    ("cooperate", re.compile(r"phối hợp|cùng với", re.IGNORECASE)),
    ("advise", re.compile(r"tham mưu|giúp|tư vấn", re.IGNORECASE)),
    (
        "monitor",
        re.compile(
            r"(?:hướng dẫn, (?=đôn đốc)|tổ chức |tăng cường |công tác |thực hiện (?:việc )?|tiến hành )*"
            r"(?:theo dõi|đôn đốc|kiểm tra|giám sát|thanh tra)",
            re.IGNORECASE,
        ),
    ),
)
# "Thường xuyên ...", "Tiếp tục ...", "có trách nhiệm ...": they say how, not what
_MANNER = re.compile(
    r"(?:(?:là|làm) (?:cơ quan|đơn vị|bộ phận)|(?:mỗi|hằng|hàng) (?:năm|quý|tháng|tuần)"
    r"|(?:tổng hợp|rà soát|cân đối),(?= tham mưu)|thường trực(?= tham mưu)"
    r"|thường xuyên|tiếp tục|kịp thời|chủ động|tích cực|đồng thời|định kỳ|có trách nhiệm"
    r"|chịu trách nhiệm|có nhiệm vụ|phải|cần|sẽ|trực tiếp|đẩy mạnh|quan tâm)[\s,:]+",
    re.IGNORECASE,
)
# Where a sentence goes on with another duty: "..., tham mưu công tác bình xét", "..., theo dõi việc tổ chức"
_NEXT_DUTY = re.compile(
    r",\s+(?=(?:chủ trì|phối hợp với|tham mưu|theo dõi|tổng hợp báo cáo|kịp thời báo cáo|báo cáo kết quả"
    r"|hướng dẫn các)(?![^\W_]))"
)
# "là cơ quan thường trực chủ trì, phối hợp với ..." and "để tổng hợp, theo dõi, báo cáo" are one thing each
_COORDINATED = re.compile(r"chủ trì$|(?<![^\W_])(?:để|nhằm)\s[^,;]*$")
# "vào ngày làm việc cuối cùng của mỗi tháng công khai ...", "thứ Sáu hằng tuần gửi ...", "trước ngày 15/12 báo cáo ..."
_WHEN = re.compile(
    r"(?:vào |trước |chậm nhất )?(?:(?:buổi )?(?:sáng|chiều|tối) )?(?!(?:tháng|quý) [\dIVX]+\s)"
    r"(?:ngày|thứ|Chủ nhật|tuần|tháng|quý|định kỳ|hằng|hàng"
    r"|mỗi)\s[^;.]{1,60}?,?\s(?=(?P<verb>" + VERB.pattern + r"))",
    re.IGNORECASE,
)
# "Từ đó, khơi dậy tinh thần ...": what comes of it, not what is to be done
_EFFECT = re.compile(r"(?:Từ đó|Qua đó|Do đó|Nhờ đó)(?![^\W_])")
_PARTNERS = re.compile(r"phối hợp(?: chặt chẽ)?(?P<with> với| cùng)?\s+", re.IGNORECASE)
# Outside the part on responsibilities a sentence must say plainly that an office is charged with something.
_CHARGED = re.compile(
    rf"(?:chịu trách nhiệm|có trách nhiệm|{_LEADING}|phối hợp|tham mưu|hướng dẫn|theo dõi|đôn đốc|kiểm tra|giám sát"
    r"|lập|cập nhật|công bố|xét duyệt|trao thưởng|tập trung|trả lời|nghiệm thu|phát thanh|chuyển|đưa(?! tin)|giám sát"
    r"|thẩm định|tổng hợp|tổ chức|họp xét|xây dựng hướng dẫn|trình(?=\s+[A-ZĐ](?:(?! tặng)[^.;])*(?:[.;]|$)))(?![^\W_])"
)
# "Tăng cường công tác kiểm tra, giám sát của Hội đồng ..., của Phòng ...": the office stands after the work
_WORK_OF = re.compile(r"công tác (?=(?:kiểm tra|giám sát|theo dõi|đôn đốc|tham mưu|phối hợp))")
_OF = re.compile(r"(?<![^\W_])của\s+")
# What to do in trouble is no standing duty: "nếu có khó khăn, vướng mắc đề nghị các đơn vị phản ánh"
_CONDITIONAL = re.compile(r"(?<![^\W_])nếu (?:có|phát sinh|gặp)", re.IGNORECASE)
_TROUBLE = "khó khăn, vướng mắc"
_COMMA = re.compile(r",\s+(?:đề nghị |giao |yêu cầu )?")
_AFTER_NAME = re.compile(r"\s*(?:\([^)]*\))?\s*(;?)\s*")
# "Đơn vị chủ trì": the title of a column
_ONLY_ROLE = re.compile(r"(?:chủ trì|phối hợp|tham mưu|phụ trách|tham gia)(?: thực hiện)?", re.IGNORECASE)
_NO_WORK = re.compile(r"(?:Trên đây|Kinh phí|Nguồn kinh phí|Thời gian|Số liệu|Mức)(?![^\W_])")
_FEW_WORDS = 4
_FEW_LETTERS = 4


@dataclass(frozen=True, slots=True)
class _Charge:
    """Who is charged in a sentence, and where the words of the task begin."""

    offices: tuple[str, ...]
    task: int


def duties_in(passages: Iterable[Passage]) -> tuple[Duty, ...]:
    """Every duty that the running text names, in reading order; tables are read by `assignments`."""
    found: list[Duty] = []
    spoken_of: dict[str, tuple[str, ...]] = {}
    for passage in passages:
        if passage.paragraph.cell is not None or passage.heading:
            continue
        if in_responsibilities(passage):
            found.extend(_assigned(passage, spoken_of))
        elif not passage.special or passage.section.path == "closing":
            found.extend(_mentioned(passage))
    return tuple(dict.fromkeys(found))


def in_responsibilities(passage: Passage) -> bool:
    """Whether a heading above says that this part distributes the work."""
    return any(len(heading.split()) <= _LONGEST_SCOPE and _SCOPE.search(folded(heading)) for heading in passage.above)


def role_of(task: str) -> Role:
    """The role that the first words of a task give: "Chủ trì, phối hợp với ..." lead, "Phối hợp với ..." cooperate."""
    opening = task.lstrip(" ,:;-+")
    while True:
        if role := next((role for role, pattern in _ROLES if pattern.match(opening)), None):
            return role
        if (manner := _MANNER.match(opening)) is None:
            return "carry_out"
        opening = opening[manner.end() :]


def partners_in(text: str, span: Span) -> tuple[str, ...]:
    """The offices named after "phối hợp với"."""
    partners = _PARTNERS.search(text, span.start, span.end)
    if partners is None:
        return ()
    listed = name_at(text, partners.end(), loose=partners["with"] is not None)
    return () if listed is None else names_in(text, Span(listed.start, min(listed.end, span.end)))


def _assigned(passage: Passage, spoken_of: dict[str, tuple[str, ...]]) -> Iterator[Duty]:
    text, path = passage.text, passage.section.path
    headed = _office_above(passage)
    told = headed or _spoken_of(passage, spoken_of)
    for sentence in _own_sentences(passage):
        charge = _named_before_colon(text, sentence) or _subject(text, sentence, groups=True)
        if charge is not None:
            spoken_of[path] = told = charge.offices
        elif told and (_acts(text, sentence.start) or (headed and not _speaks_of_else(passage, sentence))):
            # "Báo cáo kết quả ..." is said of those before
            charge = _Charge(told, sentence.start)
        if charge is not None and _says_something(text, sentence):
            yield from _duties(passage, sentence, charge)


def _speaks_of_else(passage: Passage, sentence: Span) -> bool:
    """ "Kinh phí thực hiện lấy từ ngân sách" under "7. Đoàn Thanh niên: Thành lập đội tình nguyện" is nobody's."""
    first = passage.section.paragraphs[0]
    runs_in = len(first.text) > len(passage.section.label) + len(passage.section.title) + _FEW_LETTERS
    apart = runs_in and passage.paragraph is not first and not passage.paragraph.bullet
    return apart or _NO_WORK.match(passage.text, sentence.start) is not None


def _own_sentences(passage: Passage) -> Sequence[Span]:
    """The sentences of a paragraph but for labels with what they say: "Đơn vị chủ trì: Công an xã"."""
    labelled = particulars_in(passage)
    found = sentences(passage.text, passage.body)
    if not labelled:
        return found
    charged = any(part.kind != "when" for part in labelled)
    # "Thời gian nhận hồ sơ: ... . Hội đồng họp xét xong ...": a label of time says nothing of the next sentence
    return [
        sentence
        for sentence in found
        if sentence.end <= labelled[0].span.start or (not charged and sentence.start > labelled[-1].span.start)
    ]


def _mentioned(passage: Passage) -> Iterator[Duty]:
    text = passage.text
    for sentence in _own_sentences(passage):
        if not _says_something(text, sentence):
            continue
        closing = passage.section.path == "closing"
        charge = _subject(text, sentence, groups=closing)
        if charge is not None and (closing or _CHARGED.match(text, charge.task)):
            yield from _duties(passage, sentence, charge)
        elif charge is None:
            yield from _work_of(passage, sentence)


def _duties(passage: Passage, sentence: Span, charge: _Charge) -> Iterator[Duty]:
    text = passage.text
    for piece in _pieces(text, sentence, charge.task):
        task = Span(max(piece.start, charge.task), piece.end)
        words = squash(text[task.start : task.end]).strip(" ,;:.").removesuffix("./")
        if len(words.split()) < 2 or _ONLY_ROLE.fullmatch(words) or only_says_when(words):
            continue
        own = _charge_at(text, task, task.start, groups=True) if task.start > charge.task else None
        if own is not None:
            # "Hiệu trưởng làm Trưởng ban; Phó Hiệu trưởng làm Phó Trưởng ban"
            charge, task = own, Span(own.task, task.end)
            words = squash(text[task.start : task.end]).strip(" ,;:.")
        for office in charge.offices:
            yield _duty(passage, piece, office, words, partners_in(text, task))


def _duty(passage: Passage, quoted: Span, office: str, task: str, partners: tuple[str, ...]) -> Duty:
    return Duty(
        section=passage.section.path,
        page=passage.paragraph.page,
        quote=passage.quote(quoted),
        office=squash(office),
        role=role_of(task),
        task=task,
        partners=partners,
    )


def _pieces(text: str, sentence: Span, task: int) -> list[Span]:
    """The duties of a sentence: its clauses, cut again where the next verb of a role follows a comma."""
    cuts = [clause.start for clause in clauses(text, sentence) if clause.start > task and _acts(text, clause.start)]
    start = sentence.start
    for join in _NEXT_DUTY.finditer(text, task, sentence.end):
        start = max([start, *(cut for cut in cuts if cut < join.start())])
        before = text[max(start, task) : join.start()]
        if len(before.split()) >= _FEW_WORDS and not _COORDINATED.search(before):
            cuts.append(join.end())
    edges = [sentence.start, *sorted(cuts), sentence.end]
    return [trim(text, Span(a, b)) for a, b in pairwise(edges)]


def _acts(text: str, start: int) -> bool:
    """Whether a clause opens with a verb; "Kế hoạch số 12/KH-UBND" after a semicolon goes on with the list before."""
    opening = text[start : start + 40].lower()
    return VERB.match(opening) is not None or _WHEN.match(text, start) is not None or _subject_like(text, start)


def _subject_like(text: str, start: int) -> bool:
    found = name_at(text, start)
    return found is not None and VERB.match(text, found.end + 1) is not None


def _subject(text: str, sentence: Span, *, groups: bool) -> _Charge | None:
    """The office that opens a sentence, directly, after "Giao ...", or after what stands before the subject."""
    starts = [(sentence.start, groups)]
    said = text[sentence.start : sentence.end].lower()
    assign = _ASSIGN.search(text, sentence.start, sentence.end) if holds_any(said, _ASSIGNING) else None
    if assign:
        starts.insert(0, (assign.end(), True))
    if _ADVERBIAL.match(text, sentence.start):
        starts.extend(_after_commas(text, sentence, groups=groups or assign is not None))
    for start, any_group in starts:
        charge = _charge_at(text, sentence, start, groups=any_group)
        if charge is not None and not _ASSIGN.match(text, charge.task):
            # "Chủ tịch UBND tỉnh yêu cầu ..." charges others
            return charge
    return None


def _charge_at(text: str, sentence: Span, start: int, *, groups: bool) -> _Charge | None:
    """The office at `start` when a verb follows it; "Chánh Văn phòng ...; Thủ trưởng ... chịu trách nhiệm" are two."""
    offices: list[str] = []
    while (found := name_at(text, start, groups=groups)) is not None and found.end <= sentence.end:
        offices.extend(separate_names(text, found))
        following = _AFTER_NAME.match(text, found.end)
        after = following.end() if following else found.end
        if VERB.match(text, after):
            return _Charge(tuple(offices), after)
        if not (following and following[1]):
            return None
        start = after
    return None


def _after_commas(text: str, sentence: Span, *, groups: bool) -> Iterator[tuple[int, bool]]:
    """Where a subject may stand behind "Căn cứ ..., "; once the sentence has come to its work, no mere group."""
    for comma in _COMMA.finditer(text, sentence.start, sentence.end):
        yield comma.end(), groups
        groups = groups and VERB.match(text, comma.end()) is None


def _named_before_colon(text: str, sentence: Span) -> _Charge | None:
    """ "7. Cơ quan báo chí của tỉnh: Đẩy mạnh ...", "- Phòng Tài chính: bố trí kinh phí"."""
    colon = text.find(":", sentence.start, sentence.end)
    if colon < 0 or (office := whole_name(text[sentence.start : colon])) is None:
        return None
    return _Charge(tuple(name.strip() for name in office.split(";")), colon + 1)


def _office_above(passage: Passage) -> tuple[str, ...]:
    for heading in passage.above:
        if _SCOPE.search(folded(heading)) and whole_name(heading) is None:
            return ()
        if (office := whole_name(heading)) is not None:
            return tuple(name.strip() for name in office.split(";"))
        if charge := _subject(heading, Span(0, len(heading)), groups=True):
            return charge.offices
    return ()


def _spoken_of(passage: Passage, spoken_of: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The subject that a section keeps from one paragraph to the next, or takes from the section above."""
    for path in (passage.section.path, *reversed(passage.section.ancestors)):
        if path in spoken_of:
            return spoken_of[path]
    return ()


def _work_of(passage: Passage, sentence: Span) -> Iterator[Duty]:
    text = passage.text
    work = _WORK_OF.search(text, sentence.start, sentence.end)
    if work is None or (first := _OF.search(text, work.end(), sentence.end)) is None:
        return
    words = squash(text[work.end() : first.start()])
    for of in _OF.finditer(text, first.start(), sentence.end):
        if (office := name_at(text, of.end(), groups=False)) is not None:
            yield _duty(passage, sentence, text[office.start : office.end], words, ())


def _says_something(text: str, sentence: Span) -> bool:
    words = text[sentence.start : sentence.end]
    if words.rstrip().endswith(":") or _is_conditional(words.lower()) or _EFFECT.match(words):
        return False
    return len(words.split()) >= _FEW_WORDS


def _is_conditional(words: str) -> bool:
    return _TROUBLE in words or ("nếu " in words and _CONDITIONAL.search(words) is not None)
