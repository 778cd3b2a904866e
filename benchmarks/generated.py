"""Plans in any number: the sample plans told of other places, by other offices, with other numbers, days and tasks."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from knowledge.outline.places import PROVINCES
from tools.samples.markup import Block, Source, Text, parse

TEXTS = Path(__file__).parents[1] / "tools" / "samples"
_SYLLABLES = (
    "An", "Bình", "Châu", "Đại", "Đông", "Giang", "Hà", "Hải", "Hòa", "Hồng", "Hưng", "Khánh", "Kim", "Lâm", "Liên",
    "Long", "Lộc", "Mai", "Mỹ", "Nam", "Ngọc", "Nghĩa", "Phong", "Phú", "Phước", "Quang", "Quế", "Sơn", "Tam", "Tân",
    "Tây", "Thạch", "Thái", "Thanh", "Thịnh", "Thọ", "Thuận", "Tiên", "Trung", "Trường", "Vân", "Vĩnh", "Xuân", "Yên",
)  # fmt: skip
_DEPARTMENTS = (
    "Nội vụ", "Tài chính", "Y tế", "Xây dựng", "Công Thương", "Tư pháp", "Khoa học và Công nghệ",
    "Giáo dục và Đào tạo", "Nông nghiệp và Môi trường", "Dân tộc và Tôn giáo", "Văn hóa, Thể thao và Du lịch",
)  # fmt: skip
_OFFICES = (
    "Văn phòng", "Phòng Tổ chức", "Phòng Kế hoạch - Tài chính", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế",
    "Trung tâm Phục vụ hành chính công", "Đoàn Thanh niên", "Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Công đoàn",
    "Ban Chỉ huy Quân sự", "Công an", "Trạm Y tế", "Thanh tra", "Trung tâm Dịch vụ tổng hợp",
)  # fmt: skip
_DEEDS = (
    "lắp đặt", "nâng cấp", "số hóa", "vận hành", "rà soát", "thí điểm", "khảo sát", "tập huấn sử dụng", "nghiệm thu",
    "kiểm tra", "xây dựng", "nhân rộng", "tuyên truyền về", "đánh giá", "hướng dẫn sử dụng",
)  # fmt: skip
_THINGS = (
    "mạng không dây công cộng", "camera an ninh", "sổ tay điện tử", "bản đồ số đất đai", "hệ thống tưới tự động",
    "kho dữ liệu hộ tịch", "phần mềm quản lý chợ", "trạm quan trắc nước", "thư viện điện tử", "cổng góp ý trực tuyến",
    "lớp học trực tuyến", "hồ sơ sức khỏe điện tử", "biển báo giao thông thông minh", "tổ công nghệ số cộng đồng",
    "gian hàng trực tuyến", "nhật ký canh tác điện tử", "hệ thống chấm công", "phòng họp không giấy tờ",
)  # fmt: skip
_PURPOSES = (
    "phục vụ người cao tuổi", "giúp hộ kinh doanh bán hàng qua mạng", "giảm thời gian chờ của người dân",
    "cảnh báo sớm thiên tai", "quản lý rác thải", "bảo tồn di sản", "quảng bá du lịch", "theo dõi dịch bệnh",
    "hỗ trợ học sinh vùng sâu", "minh bạch thu chi", "kết nối cung cầu lao động", "tiết kiệm điện chiếu sáng",
)  # fmt: skip
_MONTH_AND_DAY = re.compile(r"(ngày (?:\d{1,2}/\d{1,2} và )?)(\d{1,2})(/\d{1,2})(?!/?\d)")


@dataclass(frozen=True, slots=True)
class Generated:
    """A plan ready to be written, and what questions ask of it; `unit` is the issuer as people say it."""

    source: Source
    place: str
    unit: str
    number: str
    thing: str


@dataclass(frozen=True, slots=True)
class _Mould:
    """A sample plan, the names in it that are replaced, and how its issuer is printed and called."""

    file: str
    letterhead: tuple[str, str]
    unit: str
    suffix: str
    tasks: int
    place: str = "-"
    province: str = "-"
    department: str = "-"


# With so many tasks of its own a plan has about sixty chunks, as the longest real ones have.
_COMMUNE = _Mould(
    "cat-thanh-xa", ("ỦY BAN NHÂN DÂN", "XÃ {place}"), "xã {place}", "KH-UBND", 20, "Cát Thành", "Ninh Bình"
)
_WARD = _Mould(
    "tan-lap-phuong", ("ỦY BAN NHÂN DÂN", "PHƯỜNG {place}"), "phường {place}", "KH-UBND", 22, "Tân Lập", "Đắk Lắk"
)
_DEPARTMENT = _Mould(
    "cao-bang-so-vhttdl",
    ("ỦY BAN NHÂN DÂN TỈNH {province}", "SỞ {department}"),
    "Sở {department} {province}",
    "KH-S",
    42,
    province="Cao Bằng",
    department="Văn hoá, Thể thao và Du lịch",
)
_PROVINCE = _Mould(
    "son-la-1470-qd-ubnd", ("ỦY BAN NHÂN DÂN", "TỈNH {province}"), "tỉnh {province}", "QĐ-UBND", 6, province="Sơn La"
)


def generated(count: int, seed: int = 7) -> Iterator[Generated]:
    """So many plans, the same ones for the same seed: four of five of communes and wards, the others of provinces."""
    chance = random.Random(seed)
    communes = [(f"{a} {b}", province) for a, b, province in product(_SYLLABLES, _SYLLABLES, PROVINCES) if a != b]
    chance.shuffle(communes)
    for number, (commune, province) in zip(range(count), communes, strict=False):
        department = _DEPARTMENTS[number // 5 % len(_DEPARTMENTS)]
        mould = _PROVINCE if number % 50 == 49 else _DEPARTMENT if number % 5 == 4 else (_COMMUNE, _WARD)[number % 2]
        yield _told(mould, {"place": commune, "province": province, "department": department}, chance)


def _told(mould: _Mould, names: dict[str, str], chance: random.Random) -> Generated:
    text = (TEXTS / f"{mould.file}.txt").read_text("utf-8")
    for old, new in ((mould.place, "place"), (mould.province, "province"), (mould.department, "department")):
        text = text.replace(old, names[new]).replace(old.upper(), names[new].upper())
    text = _MONTH_AND_DAY.sub(lambda found: f"{found[1]}{chance.randrange(1, 29):02}{found[3]}", text)
    source = parse(text)
    number = f"{chance.randrange(1, 4000)}/{mould.suffix}"
    upper = {name: words.upper() for name, words in names.items()}
    head = (*(line.format(**upper) for line in mould.letterhead), f"Số: {number}")
    thing = chance.choice(_THINGS)
    blocks = (*(Text("paragraph", line) for line in head), *source.blocks, *_annex(mould.tasks, thing, chance))
    place = names["province" if mould.place == "-" else "place"]
    return Generated(Source("txt", blocks), place, mould.unit.format(**names), number, thing)


def _annex(count: int, thing: str, chance: random.Random) -> tuple[Block, ...]:
    """Numbered tasks, the first of them about that thing."""
    things = [thing, *chance.choices(_THINGS, k=count - 1)]
    tasks = [Text("paragraph", f"{number}. {_task(one, number, chance)}") for number, one in enumerate(things, 1)]
    return (Text("title", "PHỤ LỤC"), Text("title", "NHIỆM VỤ CỤ THỂ"), *tasks)


def _task(thing: str, number: int, chance: random.Random) -> str:
    lead, partner = chance.sample(_OFFICES, 2)
    hamlets = ", ".join(" ".join(chance.sample(_SYLLABLES, 2)) for _ in range(3))
    day = f"{chance.randrange(1, 29):02}/{chance.randrange(1, 13):02}/{chance.randrange(2026, 2031)}"
    # as in real plans few tasks have a day of their own
    due = f"; hoàn thành trước ngày {day}" if number % 5 == 1 else ""
    return (
        f"{lead} chủ trì, phối hợp với {partner} {chance.choice(_DEEDS)} {thing} tại các thôn {hamlets} "
        f"để {chance.choice(_PURPOSES)}{due}; tối thiểu {chance.randrange(20, 100)}% số hộ được thụ hưởng, "
        f"kết hợp {chance.choice(_DEEDS)} {chance.choice(_THINGS)} {chance.choice(_PURPOSES)}."
    )
