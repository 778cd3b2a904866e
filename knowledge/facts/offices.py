"""Names of offices in running text: where a name begins, and where the verb after it begins. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from knowledge.facts.passages import Span, trim
from knowledge.vietnamese import squash
from knowledge.words.branches import by_letter

# What the name of one office begins with: "Sở Nội vụ", "Phòng Văn hóa - Xã hội", "UBND xã", "Hiệu trưởng".
_NAMED = (
    r"Sở|Phòng(?!,? (?:chống|ngừa))|Ban(?! hành| đầu)|Văn phòng|Chánh Văn phòng|Ủy ban|Uỷ ban|UBND"
    r"|UBMTTQ\w*|HĐND|Hội đồng|Trung tâm|Mặt trận|MTTQ|Thường trực(?! [Pp]hong trào)|Đồn(?= [A-ZĐ])|Bộ đội"
    r"|Thủ trưởng|Người đứng đầu|Người sử dụng lao động|người sử dụng lao động|Thủ tướng|Chủ tịch"
    r"|Phó (?:Chủ tịch|Giám đốc|Hiệu trưởng|Trưởng|Bí thư|Chủ nhiệm)"
    r"|Khoa(?= [A-ZĐ])|Hiệp hội|Liên minh|Câu lạc bộ|Tổ trưởng|Tổ phó|Chủ nhiệm"
    r"|Vụ trưởng|Cục trưởng|Chi cục trưởng|Tạp chí|Tòa án|Hải quan|Liên đội|Chi đoàn|Chi hội"
    r"|Trưởng|Tổng (?:Giám đốc|Biên tập|[Cc]ông ty)|Đoàn Chủ tịch|Giám đốc|Hiệu trưởng|Bí thư|Bộ phận"
    r"|Bộ(?= [A-ZĐ])|Bộ trưởng|Công chức|Công an"
    r"|Bộ Chỉ huy|Quân sự|Đoàn Thanh niên|Đoàn thanh niên|Đoàn TNCS|(?:Trung ương|TW) (?:Đoàn|Hội)"
    r"|(?:Tỉnh|Thành|Huyện|Thị) [Đđ]oàn"
    r"|Đoàn(?= xã| phường| trường| các | khối| cơ sở| trực thuộc| kiểm tra| giám sát| thanh tra)"
    r"|Tổng Liên đoàn|Liên đoàn|Hội(?= [A-ZĐ])|Đảng ủy|Tỉnh ủy|Thành ủy|Chi bộ|Chi ủy"
    r"|Trường(?! hợp)|Tổ(?! chức| quốc| hợp| tiên)|Công đoàn"
    r"|Ban Giám hiệu|BGH|Cơ quan|Đài"
    r"|Báo(?! cáo| chí| kết quả| tên| danh sách| số| ngay| cháy| tin| động| cho)|Cổng|Kho bạc|Thuế"
    r"|Chi cục|Cục|Vụ(?= [A-ZĐ])|Tổng cục|Bảo hiểm xã hội"
    r"|Công ty|Ngân hàng|Bưu điện|Viettel|VNPT"
    r"|Trạm|Bệnh viện|Viện|Thanh tra|Khối(?! lượng)|Cụm(?! từ)|Lãnh đạo|Bệnh xá|Đơn vị|Ban Chấp hành"
    r"|Đảng bộ|Hợp tác xã|Thôn|Nhà trường|Nhà văn hóa|Giáo viên|Kế toán|Nhân viên|Văn thư|Cán bộ|Đồng chí"
    r"|LĐLĐ|CĐCS|BHXH|BCĐ|BCH|BTV|UBKT|HTX|Lực lượng(?= [A-ZĐ]| tham gia| chức năng| dân quân)"
    r"|Tổng phụ trách|Học viện|Thư viện|Bảo tàng|Đội(?! ngũ)|Xí nghiệp|Nhà máy|Phân xưởng|Chi nhánh"
    # "PX03", "PC06": the departments of a province's police go by their codes
    r"|VKSND|TAND|P[ACKVX]\d\d"
)
# A group of offices: "Các cơ quan, đơn vị", "các phòng, ban, ngành", "Từng đơn vị".
_GROUP = (
    r"(?:Toàn thể|Tất cả|Các|Mỗi|Mọi|Từng|Những|toàn thể|tất cả|các|mỗi|mọi|từng|những)(?=\s+(?!nội dung|nhiệm vụ"
    r"|biện pháp|giải pháp|chỉ tiêu|mục tiêu|hình thức|hoạt động|phong trào|đối tượng|tiêu chí|tiêu chuẩn"
    r"|điều kiện|giai đoạn|lĩnh vực|văn bản|hồ sơ|kế hoạch|chương trình|sáng kiến|mô hình|gương|trường hợp"
    r"|danh hiệu|bước|nguồn|quy định|cấp độ|đợt|điển hình|khâu|vấn đề|dịch vụ|sản phẩm|thành tích|tập thể"
    r"|cá nhân|mốc|căn cứ|yêu cầu|nguyên tắc|khó khăn|vướng mắc|ý kiến|thắc mắc|chuyên đề|cuộc|hội thi|công việc"
    r"|nhóm (?:nhiệm vụ|giải pháp|chỉ tiêu)|thông tin|giải thưởng|dự án|đề án|sự kiện|quy trình|thủ tục|tài liệu"
    r"|phần việc|hạng mục|chỉ số|chính sách|hành vi|công cụ|khóa|lớp (?:tập huấn|học|bồi dưỡng)|mặt|lúc|nơi"
    r"|năm|tháng|quý|tuần|ngày|kỳ|lần|báo cáo))|Doanh nghiệp"
)
_HEAD = re.compile(by_letter(rf"(?:{_NAMED})(?![^\W_])|{_GROUP}"))
_SPECIFIC = re.compile(by_letter(rf"(?:{_NAMED})(?![^\W_])"))

# What an office does; printed small, while the parts of a name ("Phòng Tổ chức - Pháp chế") are printed large.
VERBS = (
    "chủ trì|phối hợp|tham mưu|theo dõi|đôn đốc|kiểm tra|giám sát|hướng dẫn|tổng hợp|báo cáo|xây dựng"
    "|triển khai|tổ chức|thực hiện|căn cứ"
    "|bố trí|thẩm định|thẩm tra|tuyên truyền|vận động|phát động|phân công|chỉ đạo|chịu trách nhiệm"
    "|có trách nhiệm|có nhiệm vụ|có văn bản"
    "|gửi|nộp|đăng ký|lựa chọn|giới thiệu|phát hiện|đẩy mạnh|tăng cường|nâng cao|chủ động|quan tâm"
    "|phát huy|bảo đảm|đảm bảo|cân đối"
    "|tiếp nhận|cập nhật|rà soát|đề xuất|đề nghị|trình|ban hành|quán triệt|phổ biến|đưa|lồng ghép"
    "|cụ thể hóa|nghiên cứu|tiếp tục|kịp thời"
    "|định kỳ|thường xuyên|tiến hành|hưởng ứng|tham gia|đăng tải|mở|phụ trách|lập|bình xét|xét|chấm|giúp|phải"
    "|cần|sẽ|là cơ quan|là đơn vị"
    "|là đầu mối|là bộ phận|làm|có thể|yêu cầu|khen thưởng|hoàn thành|đánh giá|khảo sát|phản ánh|xem xét"
    "|quyết định|ưu tiên|hỗ trợ|tạo điều kiện|cử(?! tri)|giao(?! thông| dịch| lưu| ban)"
    "|cung cấp|trực tiếp|lãnh đạo|biểu dương|nhân rộng|tư vấn|tích cực|gương mẫu|nêu cao|đề cao|ký kết"
    "|cho ý kiến|tập trung|lấy|dự toán|thông báo|tập huấn|đào tạo|duy trì|vận hành|quản lý|căn cứ vào"
    "|dựa trên|đồng thời|nghiêm túc|khẩn trương|đầu tư|ứng dụng|phê duyệt|tập hợp|thu thập|khuyến khích|bổ sung|sơ kết"
    "|tổng kết|chấp hành|tặng|trao|xét tặng|đăng|phát sóng|bám sát|thành lập|kiện toàn|hàng năm|hằng năm"
    "|công bố|công khai|chuẩn bị|xử lý|giải quyết|tự(?! quản)|họp|nghiệm thu|bàn giao|lắp đặt|trang bị|cài đặt"
    "|hoàn thiện|chốt|cảnh báo|ra quân|ra mắt|phát hành|thống kê|báo(?= kết quả| tên| danh sách)"
    "|nâng cấp|kết nối|tích hợp|thiết kế|khai trương|dự trù|thanh toán|mua sắm|niêm yết|sao lưu|khai thác|khắc phục"
    "|áp dụng|vận dụng|chuyển(?! đổi)|quản trị|biên soạn|biên tập|động viên|số hóa|làm sạch"
    "|cắt giảm|nhắn|thưởng nóng|(?:thanh )?quyết toán|ký (?:cam kết|giao ước)"
    "|nhập(?= số liệu| dữ liệu| thông tin)|mỗi (?:năm|quý|tháng|tuần)"
    "|thí điểm|chạy thử|giải đáp|đối chiếu|hoàn tất|kết thúc|khai mạc|bế mạc|góp ý|duyệt|diễn tập|xong"
    "|trả lời|phản hồi|(?<!àng )không|bỏ|ghi chép|chấm dứt|chi (?:trả|thưởng)|kiến nghị|nhận(?= hồ sơ| bài)"
    "|huy động|giải ngân|bình chọn|phát thanh(?= chuyên mục| bản tin| tin| trên| vào| \\d)"
    "|cấp(?=,? (?:kích hoạt|giấy|tài khoản|thẻ|phát|định danh))"
)
VERB = re.compile(by_letter(rf"(?:{VERBS})(?![^\W_])"))
# Verbs elsewhere, part of a name here: "các tổ chức chính trị", "viện nghiên cứu", "cơ quan kiểm tra",
# "công đoàn cấp trên trực tiếp cơ sở".
_NOUN_BEFORE = re.compile(
    r"(?:(?:các|những|và|hoặc|của|,|mọi)\s+tổ chức|(?:công chức|cán bộ|người|giáo viên|lãnh đạo|bộ phận"
    r"|phòng)\s+phụ trách|(?:viện|cơ quan|cơ sở|trung tâm|đơn vị)\s+(?:nghiên cứu"
    r"|đào tạo|quản lý|kiểm tra|hỗ trợ)"
    r"|thi đua\s*(?:,|-)\s*khen thưởng"
    r"|người (?:nộp|tham gia|đăng ký|thực hiện)"
    r"|cấp (?:trên|dưới) trực tiếp|trật tự|được giao|[Ll]ực lượng tham gia|(?:được|tham gia|phục vụ|cán bộ"
    r"|lãnh đạo,)\s+quản lý|đội ngũ lãnh đạo|chịu sự quản lý"
    r"|(?:vốn|chủ|nhà)\s+đầu tư|(?:Phó|phó) [^\W\d_]+(?: [^\W\d_]+)?\s+phụ trách)$"
)
# "Ban chỉ đạo", "Tổ giúp việc", "Đoàn kiểm tra": bodies that are named by what they do
_BODY = re.compile(
    r"(?:Ban (?:chỉ đạo|giám khảo|quản lý|điều hành|vận động)"
    r"|Tổ (?:giúp việc|công tác|thẩm định|kiểm tra|tư vấn|hỗ trợ|chấm \w+)"
    r"|Đoàn (?:kiểm tra|giám sát|công tác|thanh tra)"
    r"|Ban tổ chức(?= (?:cuộc thi|hội thi|giải|lễ)|\s*[.;:,)]|$))"
    r"(?![^\W_])",
    re.IGNORECASE,
)
# "Phòng Quản lý hoạt động xây dựng": what the office works at, where no object follows
_FIELD = re.compile(
    r"(?:(?:xây dựng|đầu tư|quản lý|đào tạo|nghiên cứu|hỗ trợ|ứng dụng|tư vấn)\s*)+"
    r"(?=[.:;)]|$|(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm)(?![^\W_]))"
)
_WORKS_AT = re.compile(r"Phòng|Ban|Trung tâm|Chi cục|Cục|Vụ|Viện|Sở|Tổ|Khoa")
# After a comma a name goes on with one of these, or with a capital: "Các phòng, ban, ngành", "Sở Văn hóa, Thể thao".
_ORGANISATIONS = re.compile(r"tổ chức(?=,| và cá nhân| cá nhân| chính trị| đoàn thể| xã hội)")
_LIST_WORD = re.compile(
    r"(?:đơn vị|cơ quan|ban|ngành|địa phương|phòng|doanh nghiệp|tổ chức|đoàn thể|hội|xã|phường|huyện"
    r"|thị xã|thành phố|trường|trung tâm"
    r"|các|cá nhân|sở|trạm|thôn|tổ dân phố|khu phố|ấp|bản|chi bộ|đảng bộ|cấp|người lao động|viên chức"
    r"|công chức|cán bộ|giáo viên|nhân viên|đảng viên"
    r"|hợp tác xã|nhà máy|xí nghiệp|phân xưởng|chi nhánh"
    r"|chi cục|cục|thanh tra|phát thanh|truyền hình"
    r"|khối|cụm|tổ|chi đoàn|công đoàn|bộ phận|lực lượng|hộ kinh doanh|hộ gia đình|đặc khu|khóm"
    r"|buôn|làng|nhà trường|trưởng|phó"
    r"|bí thư|chi hội|y tế|thể thao|du lịch|lớp|khoa|học sinh|sinh viên|đoàn (?:cơ sở|trực thuộc))(?![^\W_])"
)
_STOP = re.compile(
    r"[;:()\"/]|\.(?=\s|$)|\s(?:để|nhằm|theo|về|khi|tại|do|trong|cho|qua|bằng|được|đã|đang|mà|từ|đến|trước"
    r"|sau|vào|chậm nhất|muộn nhất|xong)(?![^\W_])"
)
_COMMA = re.compile(r"\s*,\s*")
_AGAINST = re.compile(r"(?:chống|ngừa)(?![^\W_])")
# "Hội Người cao tuổi xã | Đoàn Thanh niên xã" set in one cell without a comma
_NEXT_OFFICE = re.compile(
    r"(?<=\s)(?:(?:Sở|Phòng|Văn phòng|Trung tâm|Hội|Khoa|Công an|Chi cục|Công đoàn)\s+[^\W\d_]|Đoàn T|Các\s"
    r"|Trưởng các\s)"
)
_JOINING = re.compile(r"(?:[-,&/]|(?<![^\W_])(?:và|của|thuộc|tại|với|cùng|do|các))$", re.IGNORECASE)
# What is no office by itself: the name goes on in the next line of the cell
_UNFINISHED = re.compile(
    r"(?:[-,&/]|(?<![^\W_])(?:và|của|thuộc|các|tại)"
    r"|^(?:Văn phòng|Trung tâm|Phòng|Ban|Trưởng|Ủy ban|Hội đồng|Hội|Đoàn|Đảng ủy|Công an|Bộ phận|Thường trực|Giám đốc"
    r"|Chủ tịch|Bí thư|Lãnh đạo|Thủ trưởng|Trường|Sở|Tổ|Mặt trận|Công chức|Chánh))$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|\S")


@lru_cache(maxsize=4096)
def name_at(text: str, start: int, *, groups: bool = True, loose: bool = False) -> Span | None:
    """The office whose name begins at `start`, up to its verb or its end; None where no office begins there.

    Without `groups` only one office by its own name counts; `loose` also takes "cơ quan, đơn vị, địa phương".
    """
    # several kinds of fact ask at the same places
    head = (_HEAD if groups else _SPECIFIC).match(text, start)
    if head is None and loose:
        head = _LIST_WORD.match(text, start)
    if head is None:
        return None
    position = head.end()
    limit = min(len(text), start + _LONGEST_NAME)
    while position < limit:
        if _STOP.match(text, position) or _verb_begins(text, start, position):
            break
        comma = _COMMA.match(text, position)
        if comma:
            if _AGAINST.match(text, comma.end()) and text[start:position].lower().endswith("phòng"):
                # "Tổ Phòng, chống tội phạm"
                position = comma.end()
                continue
            if not _goes_on(text, comma.end(), listed=groups or " các " in text[start:position]):
                break
            position = comma.end()
            continue
        word = _WORD.match(text, position)
        position = word.end() if word else position + 1
    span = trim(text, Span(start, position))
    return span if span.end > start and len(text[start : span.end].split()) >= 1 else None


def name_starts(text: str, span: Span) -> list[int]:
    """Where names of offices may begin in a stretch, left to right."""
    return [match.start() for match in _HEAD.finditer(text, span.start, span.end)]


def names_in(text: str, span: Span) -> tuple[str, ...]:
    """The offices listed in a stretch: "Sở Tài chính, Sở Khoa học và Công nghệ và các đơn vị liên quan"."""
    names: list[str] = []
    position = span.start
    while position < span.end:
        found = name_at(text, position, loose=position == span.start)
        if found is None:
            following = re.compile(r"[^\W_]+").search(text, position + 1, span.end)
            after = re.compile(r"\s+").search(text, position, span.end)
            position = after.end() if after and following else span.end
            continue
        names.extend(_parts(text, Span(found.start, min(found.end, span.end))))
        position = found.end + 1
    return tuple(dict.fromkeys(names))


def separate_names(text: str, span: Span) -> tuple[str, ...]:
    """The offices that one name lists: "Sở Nội vụ, Sở Tài chính"; an office with a group beside it stays whole."""
    parts = _parts(text, span)
    specific = sum(bool(_SPECIFIC.match(part)) for part in parts)
    if specific == len(parts) or specific > 1:
        return tuple(parts)
    return (text[span.start : span.end],)


def listed_offices(lines: Iterable[str]) -> tuple[str, ...]:
    """The offices of a table's cell, printed on these lines; "Phòng Văn hóa -" goes on in "Xã hội" on the next one."""
    whole: list[str] = []
    for line in lines:
        if whole and _is_rest(whole[-1], line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    names = [name for words in whole for name in _offices_of(words)]
    return tuple(dict.fromkeys(name for name in names if len(name) > 1 and not name.isdigit()))


def _is_rest(before: str, line: str) -> bool:
    """Whether a line is the rest of a name that the line before begins."""
    if _UNFINISHED.search(before):
        return _NEXT_OFFICE.match(f" {line}", 1) is None or before.endswith(("-", "&"))
    if before.endswith((";", ".")) or not name_at(before, 0):
        return False
    return _HEAD.match(line.lstrip("-+ ")) is None and not _is_person(line)


def _is_person(line: str) -> bool:
    """ "Nguyễn Văn A" under the office: a word more than "Việt Nam", and every one of them capitalised."""
    words = line.split()
    return len(words) > 2 and all(word[0].isupper() for word in words)


def _offices_of(words: str) -> Iterator[str]:
    for part in re.split(r"\s*;\s*", words):
        cuts = [0, *(match.start() for match in _NEXT_OFFICE.finditer(part) if _is_complete(part[: match.start()]))]
        for name in (part[a:b].strip(" .,;-+") for a, b in pairwise([*cuts, len(part)])):
            yield from separate_names(name, Span(0, len(name))) if whole_name(name) else [name]


def _is_complete(name: str) -> bool:
    """Whether another office may follow a name without a comma: not after "Văn phòng", "Chánh", "và"."""
    head = _SPECIFIC.match(name)
    return head is not None and bool(name[head.end() :].strip()) and not _JOINING.search(name.rstrip())


def whole_name(text: str) -> str | None:
    """The text itself when it is nothing but an office: a heading such as "Giao Sở Nội vụ:" or "SỞ NỘI VỤ"."""
    bare = re.sub(r"\s*\([^)]*\)", "", text).strip(" .:;")
    bare = _LEAD_IN.sub("", bare).strip()
    bare = re.sub(
        r"\s+(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|thực hiện(?: các nhiệm vụ"
        r"| các nội dung)?(?: sau)?)$",
        "",
        bare,
    )
    if not bare or len(bare.split()) > _LONGEST_HEADING:
        return None
    if ";" in bare:
        return bare if all(whole_name(part) for part in bare.split(";")) else None
    if bare.isupper():
        return bare if _HEAD.match(bare.capitalize()) or _UPPER_HEAD.match(bare) else None
    bare = bare[0].upper() + bare[1:]
    found = name_at(bare, 0)
    return squash(bare) if found is not None and _fills(bare, found.end) else None


def _fills(text: str, end: int) -> bool:
    """Whether a name goes on to the end of a text: "Các khoa lâm sàng, cận lâm sàng" lists more of the same."""
    if end == len(text):
        return True
    rest = re.split(r",\s+", text[end:])
    listed = text.startswith("Các ") and not rest[0] and len(text.split()) <= _LONGEST_LIST
    return listed and not any(VERB.search(part) or _STOP.search(part) for part in rest)


def _parts(text: str, span: Span) -> list[str]:
    """A run of names cut where another one begins after a comma or "và"."""
    cuts = [span.start]
    for join in re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+").finditer(text, span.start, span.end):
        named = _SPECIFIC.match(text, join.end()) and not _ONE_BODY.search(text[: join.start()])
        if named or re.compile(r"các\s").match(text, join.end()):
            cuts.append(join.end())
    parts = [text[a:b] for a, b in zip(cuts, [*cuts[1:], span.end], strict=True)]
    return [re.sub(r"(?:\s*,|\s+và)\s*$", "", part.strip()).strip() for part in parts]


# "Văn phòng HĐND và UBND" is one office
_ONE_BODY = re.compile(r"(?:HĐND|Hội đồng nhân dân)$")


# "Khoa Nội tổng hợp, Khoa Nhi", "Phòng Kế hoạch tổng hợp tiếp nhận ...", not "Phòng Kế hoạch tổng hợp kết quả"
_SUMS_UP = re.compile(
    r"(?:(?:Khoa|Phòng|Ban)\s+(?:Kế hoạch|Nội|Ngoại|Hành chính|Nghiệp vụ|Quản trị)|Trung tâm\s+Dịch vụ)\s+$",
    re.IGNORECASE,
)
_NAMED_SO = re.compile(
    rf"tổng hợp(?=\s*(?:[.;:)]|$|,\s+(?!(?:{VERBS})(?![^\W_])))"
    rf"|\s+(?:xong|trước|chậm nhất|vào|xã|phường|đặc khu|tỉnh|(?:{VERBS})(?![^\W_])))"
)


def names_itself(text: str, position: int) -> bool:
    """Whether "tổng hợp" at a position is the end of a name and no verb: "Khoa Nội tổng hợp"."""
    return _NAMED_SO.match(text, position) is not None and (
        _SUMS_UP.search(text, max(0, position - 24), position) is not None
    )


def _verb_begins(text: str, start: int, position: int) -> bool:
    if text[position - 1] not in " ," or names_itself(text, position):
        return False
    body = _BODY.match(text, start)
    if body and position < body.end():
        return False
    if _WORKS_AT.match(text, start) and _FIELD.match(text, position):
        return False
    verb = VERB.match(text, position)
    return verb is not None and not _NOUN_BEFORE.search(text[start : verb.end()])


def _goes_on(text: str, position: int, *, listed: bool) -> bool:
    if VERB.match(text, position) and not _ORGANISATIONS.match(text, position):
        return False
    return bool(text[position : position + 1].isupper() or (listed and _LIST_WORD.match(text, position)))


# "Giao Sở Nội vụ", "Đề nghị Ủy ban Mặt trận Tổ quốc", "Trách nhiệm của Phòng Nội vụ", "Đối với các xã, phường"
_LEAD_IN = re.compile(
    r"^(?:giao(?: cho)?|đề nghị|yêu cầu|phân công|trách nhiệm của|nhiệm vụ của|đối với|kính đề nghị"
    r"|trân trọng đề nghị)\s+",
    re.IGNORECASE,
)
_UPPER_HEAD = re.compile(
    r"(?:SỞ|PHÒNG|BAN|VĂN PHÒNG|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|TRUNG TÂM|MẶT TRẬN|CÔNG AN|ĐẢNG ỦY|CHI BỘ"
    r"|TRƯỜNG|CÔNG ĐOÀN|CÁC (?=SỞ|PHÒNG|BAN|CƠ QUAN|ĐƠN VỊ|XÃ|PHƯỜNG|THÔN|TRƯỜNG|KHOA|CHI BỘ|TỔ))\s?"
)
_LONGEST_HEADING = 32
_LONGEST_LIST = 14
_LONGEST_NAME = 300
