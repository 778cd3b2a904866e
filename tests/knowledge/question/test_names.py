"""Which plans a question names."""

import pytest

from knowledge.model import Header, Plan
from knowledge.question.names import Names


def _plan(plan_id: str, issuer: str, *places: str, number: str | None = None, title: str = "") -> Plan:
    return Plan(plan_id, 1, "a.txt", "txt", "", "", Header(title, issuer, number=number, places=places), ())


PLANS = [
    _plan("so-lam-ha", "Sở Nội vụ tỉnh Lâm Hà", "tỉnh Lâm Hà"),
    _plan("xa-dong-an", "UBND xã Đông An, tỉnh Lâm Hà", "xã Đông An", "tỉnh Lâm Hà"),
    _plan("phuong-minh-khai", "UBND phường Minh Khai, tỉnh Bắc Hòa", "phường Minh Khai", "tỉnh Bắc Hòa"),
    _plan("benh-vien-ha-thanh", "Bệnh viện Đa khoa khu vực Hà Thanh, tỉnh Lâm Hà", "tỉnh Lâm Hà"),
    _plan("cao-dang-nghe", "Trường Cao đẳng nghề", title="Tổ chức phong trào “Xưởng số - Tay nghề giỏi”"),
    _plan("xa-hong-tan", "UBND xã Hồng Tân, tỉnh Lâm Hà", "xã Hồng Tân", "tỉnh Lâm Hà"),
    _plan("nuoc-duyen-an", "Tổng công ty Cấp thoát nước duyên an - CTCP, tỉnh Nam Hòa", "tỉnh Nam Hòa"),
    _plan("dai-hoc-hung-loc", "Trường Đại học Kỹ Thuật Và Kinh Tế Hưng Lộc, tỉnh Nam Hòa", "tỉnh Nam Hòa"),
    _plan("dai-hoc-my-son", "Trường Đại học Mỹ Sơn Công Nghệ Thông Tin"),
    _plan("thue-khu-vuc", "Chi cục Thuế khu vực VIII", number="87/KH-TKV8"),
    _plan("nong-dan", "Ban Chấp hành Hội Nông dân tỉnh Nam Hòa", "tỉnh Nam Hòa"),
    _plan("tinh-tan-son", "UBND tỉnh Tân Sơn", "tỉnh Tân Sơn", number="215/QĐ-UBND"),
]


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("hạn nộp của xã Đông An", ("xa-dong-an",)),
        ("han nop cua dong an", ("xa-dong-an",)),
        ("dong ann nop khi nao", ("xa-dong-an",)),
        ("Sở Nội vụ Lâm Hà báo cáo khi nào", ("so-lam-ha",)),
        ("quyết định 215/QĐ-UBND nói gì", ("tinh-tan-son",)),
        ("so sánh Minh Khai và Đông An", ("phuong-minh-khai", "xa-dong-an")),
        ("Bắc Hòa có mấy giai đoạn", ("phuong-minh-khai",)),
        ("kế hoạch của phường có mấy giai đoạn", ("phuong-minh-khai",)),
        ("Hà Thanh sơ kết lúc nào", ("benh-vien-ha-thanh",)),
        ("hai mốc của phong trào Xưởng số, tay nghề giỏi", ("cao-dang-nghe",)),
        ("hạn nộp báo cáo là ngày nào", ()),
        ("cty nước Duyên An nộp báo cáo ngày nào", ("nuoc-duyen-an",)),
        ("sinh viên Hưng Lộc nộp bài trước ngày nào", ("dai-hoc-hung-loc",)),
        ("phòng thông tin báo cáo ngày nào", ()),
        ("thuế khu vực VIII sơ kết lúc nào", ("thue-khu-vuc",)),
        ("thuế khu vực 8 sơ kết lúc nào", ("thue-khu-vuc",)),
        ("tkv8 so ket luc nao", ("thue-khu-vuc",)),
        ("hội nông dân Nam Hòa báo cáo khi nào", ("nong-dan",)),
        # the words of two names that run into each other
        ("kinh phí xã Hồng Tân sơn lại trụ sở", ("xa-hong-tan",)),
        ("xã Hồng Tân khác Tân Sơn thế nào", ("xa-hong-tan", "tinh-tan-son")),
    ],
)
def test_a_plan_is_named_by_place_unit_or_number(question: str, plans: tuple[str, ...]) -> None:
    assert Names(PLANS).named_in(question).plans == plans


def test_a_place_that_no_plan_has_is_noticed() -> None:
    assert Names(PLANS).named_in("hạn của xã Tây Lĩnh là ngày nào").unknown_places == ("xã Tây Lĩnh",)


def test_names_taken_over_are_those_of_plans_that_are_still_there_and_unchanged() -> None:
    before = Names(PLANS)
    moved = _plan("xa-dong-an", "UBND xã Tây An, tỉnh Lâm Hà", "xã Tây An", "tỉnh Lâm Hà")
    now = Names([PLANS[0], moved], before)
    assert now.named_in("hạn nộp của xã Tây An").plans == ("xa-dong-an",)
    assert now.named_in("Sở Nội vụ Lâm Hà báo cáo khi nào").plans == ("so-lam-ha",)
    assert now.named_in("hạn nộp của xã Đông An").unknown_places == ("xã Đông An",)
    assert now.named_in("kế hoạch của phường có mấy giai đoạn").plans == ()


def test_a_department_of_a_province_that_no_plan_has_is_not_the_one_at_hand() -> None:
    plan = Plan("so", 1, "a.txt", "txt", "", "", Header("", "Sở Y tế tỉnh Lào Cai", places=("tỉnh Lào Cai",)), ())
    for typed in (
        "Kế hoạch của sở, cụ thể là Sở Tư pháp Lâm Đồng, hạn báo cáo là ngày nào?",
        "kế hoạch của sở tư pháp lâm đồng hạn báo cáo là ngày nào",
        "ke hoach cua so tu phap lam dong han bao cao la ngay nao",
    ):
        named = Names([plan]).named_in(typed)
        assert (named.plans, named.unknown_places) == ((), ("Lâm Đồng",))
    assert Names([plan]).named_in("ngày hội vì hòa bình của sở là ngày nào").unknown_places == ()


def test_a_company_in_capitals_goes_by_the_last_words_of_its_name() -> None:
    issuer = "Công ty TNHH MTV cấp thoát nước sông lam, tỉnh Lào Cai"
    names = Names([Plan("cty", 1, "a.txt", "txt", "", "", Header("", issuer, places=("tỉnh Lào Cai",)), ())])
    named = names.named_in("Còn bên công ty nước Sông Lam thì đầu mối là phòng nào?")
    assert (named.plans, named.loosely) == (("cty",), False)
    assert names.named_in("ai được xét thi đua ở Sông Lam").plans == ("cty",)


def test_an_office_below_the_issuer_and_of_its_kind_is_no_name_of_the_plan() -> None:
    header = Header("", "Công an thành phố Hà Lam", places=("thành phố Hà Lam",))
    names = Names([Plan("ca", 1, "a.txt", "txt", "", "", header, ())])
    question = "công an xã ở Hà Lam gửi kế hoạch ngày nào"
    assert names.named_in(question).plans == ("ca",)
    for words in (names.named_in(question).words, names.said_of(["ca"], "cong an xa o ha lam gui ke hoach ngay nao")):
        assert "cong an" not in words
    assert "cong an" in names.said_of(["ca"], "cong an ha lam gui ke hoach ngay nao")
