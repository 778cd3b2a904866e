"""The sentences that answers are made of, Vietnamese and English."""

from __future__ import annotations

# key: (Vietnamese, English)
_PHRASES: dict[str, tuple[str, str]] = {
    # deadlines
    "deadline_headline": ("Thời hạn – {plan}", "Due dates – {plan}"),
    "due": ("Hạn", "Due"),
    "task": ("Việc", "Task"),
    "to_whom": ("Nơi nhận", "Sent to"),
    "who": ("Thực hiện", "By"),
    "sent_to": ("gửi", "sent to"),
    "recipient_headline": ("Nơi nhận báo cáo, văn bản – {plan}", "Where it goes – {plan}"),
    "no_date": (
        "{plan} có yêu cầu “{task}” nhưng không nêu ngày cụ thể.",
        "{plan} asks for “{task}” but names no date.",
    ),
    "no_such_date": ("{plan} không nêu mốc {date}. Các mốc có trong kế hoạch:", "{plan} names no date {date}. It has:"),
    "other_date": (
        "{plan} không đặt mốc được hỏi cho việc này. Hạn có trong kế hoạch:",
        "{plan} does not set the date asked about for this. It has:",
    ),
    "other_office": (
        "{plan} không nêu {office} ở việc này. Kế hoạch ghi:",
        "{plan} does not name {office} for this. It says:",
    ),
    "in_time": (
        "Kịp: ngày {date} còn trong hạn (ngày cuối là {last}).",
        "Yes, {date} is in time (the last day is {last}).",
    ),
    "too_late": (
        "Không kịp: ngày {date} đã trễ {count} ngày (ngày cuối còn trong hạn là {last}).",
        "Too late: {date} is {count} days after the last day in time, {last}.",
    ),
    "too_late_hour": (
        "Không kịp: hạn là {time} ngày cuối ({last}).",
        "Too late: on the last day ({last}) it is due at {time}.",
    ),
    "ahead": (
        "{count} {unit} trước ngày cuối còn trong hạn ({last}) là {date}.",
        "{count} {unit} before the last day in time ({last}) is {date}.",
    ),
    "due_headline": ("Việc đến hạn từ {first} đến {last} – {plan}", "Due from {first} to {last} – {plan}"),
    "due_again": (", và {count} lần nữa đến {last}", ", and {count} more until {last}"),
    "nothing_due": (
        "{plan} không có việc nào đến hạn từ {first} đến {last}.",
        "{plan} has nothing due from {first} to {last}.",
    ),
    "earlier": ("Sớm hơn: {plan}.", "Earlier: {plan}."),
    "later": ("Muộn hơn: {plan}.", "Later: {plan}."),
    "issued_earlier": ("Ban hành trước: {plan}.", "Issued first: {plan}."),
    "issued_later": ("Ban hành sau cùng: {plan}.", "Issued last: {plan}."),
    "more": ("Nhiều hơn, cao hơn: {plan}.", "More: {plan}."),
    "fewer": ("Ít hơn, thấp hơn: {plan}.", "Less: {plan}."),
    "more_time": ("Được nhiều thời gian hơn: {plan}.", "More time: {plan}."),
    "less_time": ("Ít thời gian hơn: {plan}.", "Less time: {plan}."),
    "since": ("Tính từ ngày {date}, ngày cuối là {last}.", "From {date} the last day is {last}."),
    "issued_otherwise": (
        "Kế hoạch ban hành ngày {date} (không phải {other}); hạn tính từ ngày đó.",
        "The plan was issued on {date} (not {other}); the time is counted from that day.",
    ),
    "in_month": (
        "Trong tháng {month}: mốc {date}; ngày cuối còn trong hạn là {last}.",
        "In {month}: {date}; last day in time {last}.",
    ),
    "day_off": ("({date} là ngày nghỉ.)", "({date} is a day off.)"),
    "remaining": ("Tính từ {today} còn {count} ngày đến {date}.", "From {today}, {count} days are left to {date}."),
    "no_such_part": ("{plan} không có mục {part}.", "{plan} has no part {part}."),
    "no_such_year": (
        "{plan} không nêu việc này cho năm {year}. Mốc có trong kế hoạch:",
        "{plan} has nothing of this for {year}. It has:",
    ),
    "beyond": (
        "{plan} áp dụng {span}, không nêu năm {year}. Nội dung có trong kế hoạch:",
        "{plan} runs {span} and does not mention {year}. It has:",
    ),
    "span_of_years": ("từ năm {first} đến năm {last}", "from {first} to {last}"),
    "span_of_year": ("trong năm {first}", "in {first}"),
    "within": ("trong {count} {unit} kể từ {event}", "within {count} {unit} from {event}"),
    "within_it": ("trong {count} {unit}", "within {count} {unit}"),
    "ahead_of_it": ("trước {count} {unit}", "{count} {unit} ahead"),
    "ahead_of": ("{count} {unit} trước {event}", "{count} {unit} before {event}"),
    "working days": ("ngày làm việc", "working days"),
    "working hours": ("giờ làm việc", "working hours"),
    "days": ("ngày", "days"),
    "weeks": ("tuần", "weeks"),
    "months": ("tháng", "months"),
    "years": ("năm", "years"),
    "hours": ("giờ", "hours"),
    "minutes": ("phút", "minutes"),
    "after": ("sau khi {event}", "after this: {event}"),
    "before": ("trước {event}", "before {event}"),
    "at_once": ("ngay sau {event}", "at once after {event}"),
    "issue_date": ("ngày ban hành", "the date of issue"),
    "replaced_document": ("văn bản được thay thế", "a document that it replaces"),
    "effect_date": ("ngày có hiệu lực", "the day of effect"),
    "weekday_is": ("Ngày {date} là {weekday}.", "{date} is a {weekday}."),
    "no_such_quarter": (
        "{plan} không nêu kỳ báo cáo quý {quarter}. Kỳ có trong kế hoạch:",
        "{plan} has no report for quarter {quarter}. It has:",
    ),
    "no_such_rhythm": (
        "{plan} không nêu {report}. Kỳ có trong kế hoạch:",
        "{plan} has no {report}. It has:",
    ),
    "no_such_weekday": (
        "{plan} không đặt hạn vào {day}. Hạn hằng tuần có trong kế hoạch:",
        "{plan} has nothing due on {day}. Its weekly days:",
    ),
    "rhythm_week": ("báo cáo tuần", "weekly report"),
    "rhythm_month": ("báo cáo tháng", "monthly report"),
    "rhythm_quarter": ("báo cáo quý", "quarterly report"),
    # what other plans have amended
    "this_date": ("thời hạn này", "this due date"),
    "date_of": ("thời hạn “{task}”", "the due date of “{task}”"),
    "date_amended": (
        "{name} đã sửa {which}, có hiệu lực từ ngày {since}; trước đó: {old}.",
        "{name} amended {which} with effect from {since}; before: {old}.",
    ),
    "date_will_be": (
        "Từ ngày {since}, {name} sửa {which} thành: {new}.",
        "From {since}, {name} changes {which} to: {new}.",
    ),
    "date_will_go": ("Từ ngày {since}, {name} bãi bỏ {which}.", "From {since}, {name} repeals {which}."),
    "date_no_longer": ("Mốc {date} không còn áp dụng.", "The date {date} no longer applies."),
    "wording_amended": (
        "{name} đã sửa đổi, bổ sung mục {section}, có hiệu lực từ ngày {since}.",
        "{name} amended section {section} with effect from {since}.",
    ),
    "wording_will_be": (
        "Từ ngày {since}, {name} sửa đổi hoặc bãi bỏ mục {section}.",
        "From {since}, {name} amends or repeals section {section}.",
    ),
    "said_repealed": (
        "Nội dung này không còn áp dụng: {name} đã bãi bỏ mục {section} từ ngày {since}.",
        "This no longer applies: {name} repealed section {section} from {since}.",
    ),
    "said_no_longer": (
        "Nội dung này không còn áp dụng: {name} đã sửa đổi mục {section} từ ngày {since}.",
        "This no longer applies: {name} amended section {section} from {since}.",
    ),
    "said_before": ("Trước đó: “{words}”", "Before: “{words}”"),
    "plan_replaced": (
        "{plan} đã được thay thế bằng {name} từ ngày {since}.",
        "{plan} has been replaced by {name} since {since}.",
    ),
    "plan_repealed": (
        "{plan} đã bị {name} bãi bỏ từ ngày {since}.",
        "{plan} has been repealed by {name} since {since}.",
    ),
    "plan_replaced_later": (
        "Từ ngày {since}, {plan} được thay thế bằng {name}; trước ngày đó vẫn áp dụng.",
        "From {since}, {plan} is replaced by {name}; until then it applies.",
    ),
    "plan_repealed_later": (
        "Từ ngày {since}, {plan} bị {name} bãi bỏ; trước ngày đó vẫn áp dụng.",
        "From {since}, {plan} is repealed by {name}; until then it applies.",
    ),
    "part_amended": (
        "{name} đã sửa đổi, bổ sung mục {sections} từ ngày {since}.",
        "{name} has amended {sections} since {since}.",
    ),
    "part_amended_later": (
        "Từ ngày {since}, {name} sửa đổi, bổ sung mục {sections}.",
        "From {since}, {name} amends {sections}.",
    ),
    "part_repealed": (
        "{name} đã bãi bỏ mục {sections} từ ngày {since}.",
        "{name} has repealed {sections} since {since}.",
    ),
    "part_repealed_later": (
        "Từ ngày {since}, {name} bãi bỏ mục {sections}.",
        "From {since}, {name} repeals {sections}.",
    ),
    "stands_otherwise": (
        "Trong các văn bản đã nạp, không văn bản nào thay thế hoặc bãi bỏ toàn bộ kế hoạch này.",
        "None of the documents taken in replaces or repeals the whole plan.",
    ),
    # awards
    "award_headline": ("Hình thức khen thưởng – {plan}", "Awards – {plan}"),
    "part_count": ("({count} mục)", "({count} items)"),
    "award_count": ("({count} hình thức)", "({count} awards)"),
    "of": ("của", "of"),
    "proposed": ("đề xuất", "proposed"),
    "occasion_annual": ("hằng năm", "annual"),
    "occasion_preliminary": ("sơ kết", "preliminary review"),
    "occasion_final": ("tổng kết", "final review"),
    "no_such_award": (
        "{plan} không nêu {award} khi khen thưởng {occasion}. Các hình thức được nêu:",
        "{plan} names no {award} for the {occasion}. It names:",
    ),
    "no_such_form": (
        "{plan} không nêu hình thức {award}. Các hình thức được nêu:",
        "{plan} names no {award}. It names:",
    ),
    # offices
    "office_headline": ("Cơ quan, đơn vị thực hiện – {plan}", "Who is responsible – {plan}"),
    "duties_headline": ("Nhiệm vụ của {office} – {plan}", "Duties of {office} – {plan}"),
    "with_whom": ("phối hợp", "with"),
    "no_such_office": (
        "{plan} không nêu “{office}”. Đơn vị có tên gần nhất là {near}:",
        "{plan} does not name “{office}”. The nearest name is {near}:",
    ),
    "no_such_office_at_all": ("{plan} không nêu “{office}”.", "{plan} does not name “{office}”."),
    # other facts
    "dossier_headline": ("Hồ sơ đề nghị khen thưởng – {plan}", "Award dossier – {plan}"),
    "runs_until": ("Thực hiện đến hết ngày {date}.", "Runs until {date}."),
    "phase_headline": ("Thời gian, giai đoạn – {plan}", "Period and phases – {plan}"),
    "target_headline": ("Chỉ tiêu – {plan}", "Targets – {plan}"),
    "reference_headline": ("Văn bản được dẫn – {plan}", "Documents cited – {plan}"),
    "content_headline": ("{plan}", "{plan}"),
    "signed_by": ("Người ký: {name}{title}", "Signed by: {name}{title}"),
    "number_is": ("Số, ký hiệu: {number}", "Number: {number}"),
    "issued_is": ("Ngày ban hành: {date}", "Issued on: {date}"),
    "effect_is": ("Có hiệu lực từ ngày {date}", "In force from: {date}"),
    "recipients_are": ("Nơi nhận: {recipients}", "Recipients: {recipients}"),
    "header_headline": ("Thông tin văn bản – {plan}", "About the document – {plan}"),
    "no_header_field": (
        "Bản {plan} đã nạp không ghi {field}.",
        "The loaded text of {plan} does not state {field}.",
    ),
    "field_signer": ("tên người ký", "the signer's name"),
    "field_number": ("số, ký hiệu", "its number"),
    "field_issued_on": ("ngày ban hành", "its date"),
    "field_recipients": ("nơi nhận", "its recipients"),
    # yes, several, nothing
    "no": ("Không.", "No."),
    "not_so": ("Không: {correction}", "No: {correction}"),
    "yes": ("Có.", "Yes."),
    "several_headline": ("Theo {count} kế hoạch đang có:", "According to {count} plans:"),
    "matching_plans": ("{count} kế hoạch phù hợp:", "{count} plans match:"),
    "which_plan": (
        "Câu hỏi này có trong nhiều kế hoạch. Anh/Chị hỏi kế hoạch nào?",
        "Several plans speak of this. Which plan do you mean?",
    ),
    "nothing": (
        "Không tìm thấy nội dung này trong {count} kế hoạch đã nạp.",
        "This was not found in the {count} plans loaded.",
    ),
    "nothing_in_plan": ("Không tìm thấy nội dung này trong {plan}.", "This was not found in {plan}."),
    "said_elsewhere": (
        "Không tìm thấy nội dung này trong {plan}; nội dung như vậy có trong {other}.",
        "This was not found in {plan}; {other} has it.",
    ),
    "title_is": ("Tên văn bản: {title}", "Title: {title}"),
    "field_title": ("tên văn bản", "its title"),
    "nothing_of_kind": (
        "Không tìm thấy {kind} trong {plan}.",
        "{plan} does not give {kind}.",
    ),
    "kind_contact": ("thông tin liên hệ (điện thoại, thư điện tử, địa chỉ)", "contact details"),
    "kind_money": ("số tiền, mức kinh phí hay tiền thưởng", "any amount of money"),
    "kind_price": ("giá được hỏi", "the price asked for"),
    "kind_pay": ("mức lương, phụ cấp hay khoản thu được hỏi", "the pay or fee asked for"),
    "kind_form": ("nội dung bên trong của biểu mẫu được hỏi", "what stands in the form asked for"),
    "kind_outcome": ("tình hình, kết quả thực hiện trên thực tế", "how things have gone so far"),
    "kind_person": ("họ tên người giữ chức vụ được hỏi", "the name of the person in that post"),
    "kind_place": ("địa điểm", "the place"),
    "kind_hour": ("giờ cụ thể", "the hour"),
    "kind_amount": ("con số được hỏi", "the number asked for"),
    "kind_dossier": ("quy định về thành phần hồ sơ", "what a dossier must hold"),
    "kind_phase": ("giai đoạn được hỏi", "such a phase"),
    "kind_reference": ("văn bản được hỏi", "such a document"),
    "unknown_place": (
        "Chưa có kế hoạch nào của {place} được nạp; hiện có: {plans}.",
        "No plan of {place} is loaded; there are: {plans}.",
    ),
    "empty_question": (
        "Anh/Chị hãy gõ câu hỏi về kế hoạch thi đua.",
        "Please type a question about an emulation plan.",
    ),
    "no_plans": (
        "Chưa có kế hoạch nào được nạp; đề nghị quản trị viên nạp kế hoạch trước.",
        "No plan has been loaded yet; please ask an administrator to load one.",
    ),
    "nearest": ("Nội dung gần nhất: mục {section}{title} ({plan}).", "Nearest: section {section}{title} ({plan})."),
    "ask_again": (
        "Anh/Chị có thể hỏi về thời hạn, khen thưởng, nhiệm vụ, chỉ tiêu hoặc nội dung của một kế hoạch cụ thể.",
        "You may ask about due dates, awards, duties, targets or the content of a particular plan.",
    ),
}


def say(key: str, english: bool = False, **values: object) -> str:
    """The phrase in the asker's language with its values filled in; KeyError for an unknown key."""
    return _PHRASES[key][int(english)].format(**values)
