"""Everything that staff read in Telegram, in one place: short, polite, no exclamation marks."""

from __future__ import annotations

# --- menu (shown by Telegram beside the text field) ---

STAFF_MENU = {
    "hoi": "Hỏi về các kế hoạch",
    "han": "Các hạn báo cáo sắp tới",
    "kehoach": "Danh sách kế hoạch, theo dõi, văn bản gốc",
    "nhac": "Cài đặt nhắc hạn và đơn vị của tôi",
    "lich": "Tệp lịch (.ics) các hạn của tôi",
    "gopy": "Góp ý, báo câu trả lời chưa đúng",
    "trogiup": "Hướng dẫn sử dụng",
}
ADMIN_MENU = {
    "nap": "Thêm hoặc thay thế kế hoạch",
    "vanban": "Quản lý văn bản, phiên bản, thời hạn cần xem lại",
    "nguoidung": "Mời, duyệt, thu hồi người dùng",
    "thongke": "Thống kê sử dụng",
    "trangthai": "Tình trạng hệ thống",
}
BOT_DESCRIPTION = (
    "Trợ lý tra cứu kế hoạch phong trào thi đua: trả lời có trích dẫn, nhắc hạn báo cáo. Chỉ dành cho cán bộ được mời."
)

# --- greeting and access ---

WELCOME_TITLE = "Chào Anh/Chị {name}"
WELCOME = (
    "Anh/Chị cứ gõ câu hỏi về các kế hoạch thi đua, có dấu hoặc không dấu đều được. "
    "Mỗi câu trả lời đều kèm trích dẫn từ văn bản.\n"
    "Ví dụ: {example}"
)
EXAMPLE_QUESTION = "hạn nộp báo cáo năm là ngày nào, gửi cho ai"
WELCOME_REMINDERS = "Hệ thống nhắc hạn trước {leads} ngày, lúc {time}. Thay đổi bằng /nhac."
WELCOME_PLANS = "Hiện có {count} kế hoạch, xem bằng /kehoach. Hạn sắp tới: /han. Hướng dẫn: /trogiup."
WELCOME_NO_PLANS = "Chưa có kế hoạch nào trong hệ thống."
JOINED = "Đã ghi nhận Anh/Chị là cán bộ sử dụng."
PROMOTED = "Anh/Chị đã là quản trị viên."
JOINED_OFFICE = "Đã ghi nhận Anh/Chị là cán bộ sử dụng, đơn vị: {office}."
INVITATION_INVALID = (
    "Thư mời này đã được dùng hoặc đã hết hạn. Đề nghị Anh/Chị liên hệ quản trị viên để nhận thư mời mới."
)
STRANGER = (
    "Trợ lý này chỉ phục vụ cán bộ được mời. "
    "Yêu cầu của Anh/Chị đã được chuyển đến quản trị viên; đề nghị chờ duyệt hoặc mở liên kết mời."
)
STRANGER_DECLINED = "Trợ lý này chỉ phục vụ cán bộ được mời. Đề nghị Anh/Chị liên hệ quản trị viên của cơ quan."
STRANGER_KNOCKED = "{name} (mã {id}) đề nghị được sử dụng trợ lý."
APPROVE, DECLINE = "✅ Duyệt", "✖ Từ chối"
APPROVED_FOR_ADMIN = "Đã duyệt {name}."
DECLINED_FOR_ADMIN = "Đã từ chối {name}."
ALREADY_DECIDED = "Yêu cầu này đã được xử lý."
APPROVED = "Quản trị viên đã duyệt. Anh/Chị có thể bắt đầu đặt câu hỏi; hướng dẫn: /trogiup."
ADMINS_ONLY = "Chức năng này chỉ dành cho quản trị viên."
OLD_BUTTON = "Nút này đã hết hiệu lực. Đề nghị Anh/Chị gõ lại lệnh hoặc câu hỏi."
GROUP_WELCOME = (
    "Trợ lý đã vào nhóm và chỉ trả lời khi được gọi: /hoi@{bot} kèm câu hỏi, nhắc tên @{bot}, "
    "hoặc trả lời tin của trợ lý. Nhóm chưa nhận nhắc hạn; chọn kế hoạch cần theo dõi bằng /kehoach@{bot}."
)
GROUP_REFUSED = "Trợ lý chỉ vào nhóm khi được cán bộ đã đăng ký mời. Xin phép rời nhóm."
FAILED = "Hệ thống gặp trục trặc khi xử lý. Đề nghị Anh/Chị thử lại sau ít phút."
LATE = "Xin lỗi Anh/Chị vì trả lời muộn: tin được gửi lúc {moment}, khi hệ thống tạm dừng."
TOO_LATE = "Xin lỗi Anh/Chị, hệ thống tạm dừng nên chưa xử lý được tin gửi lúc {moment}. Nếu vẫn cần, đề nghị gửi lại."

# --- help ---

HELP_TITLE = "Hướng dẫn sử dụng"
HELP_ASK = "Hỏi: gõ câu hỏi, hoặc /hoi kèm câu hỏi. Có thể hỏi tiếp câu sau dựa vào câu trước trong 15 phút."
HELP_GROUP = "Trong nhóm: gọi /hoi@{bot}, nhắc tên @{bot}, hoặc trả lời tin của trợ lý."
HELP_SOURCES = (
    "Dưới mỗi câu trả lời: bấm “Nguồn” để xem trang văn bản; 👍 hoặc 👎 để cho biết câu trả lời đúng hay sai."
)
HELP_ADMIN_TITLE = "Dành cho quản trị viên"

# --- questions ---

ASK_USAGE = "Đề nghị Anh/Chị gõ câu hỏi sau lệnh, ví dụ: /hoi {example}"
QUESTION_TOO_LONG = "Câu hỏi quá dài. Đề nghị Anh/Chị rút gọn dưới {limit} ký tự."
SOURCE, GOOD, BAD = "📄 Nguồn {number}", "👍", "👎"
SOURCES_TITLE = "Nguồn"
REMIND_ME = "⏰ Nhắc tôi hạn này"
FORWARD = "✉️ Chuyển đầu mối"
ALL_PLANS = "🔎 Tìm ở mọi kế hoạch"
FORWARDED = "Đã chuyển câu hỏi đến quản trị viên."
FORWARDED_BEFORE = "Câu hỏi này đã được chuyển trước đó."
FORWARDED_FOR_ADMIN_TITLE = "Câu hỏi chưa có câu trả lời"
FORWARDED_FOR_ADMIN = "Người hỏi: {name}. Trả lời tin này để gửi câu trả lời đến người hỏi."
ADMIN_ANSWER_TITLE = "Trả lời của đầu mối"
ADMIN_ANSWER_SENT = "Đã gửi câu trả lời đến người hỏi."
ADMIN_ANSWER_LOST = "Không gửi được: người hỏi không còn nhận tin của trợ lý."
PICTURE_CAPTION = "{plan}, {place}, trang {page}."
PICTURE_MISSING = "Không dựng được ảnh trang này; xin gửi lời văn trích từ văn bản."
ORIGINAL = "📎 Văn bản gốc"
ORIGINAL_MISSING = "Không tìm thấy tệp gốc của kế hoạch này."
THANKS = "Cảm ơn Anh/Chị đã góp ý."
WHAT_IS_WRONG = "Câu trả lời sai hoặc thiếu ở điểm nào? Đề nghị Anh/Chị trả lời tin này."
REMARK_PROMPT = "Đề nghị Anh/Chị trả lời tin này với nội dung góp ý."
REMARK_KEPT = "Đã ghi nhận góp ý. Cảm ơn Anh/Chị."
REMARK_FOR_ADMIN = "Góp ý của {name}: {text}"
FOLLOWING_NOW = "Đã theo dõi {plan}. Nhắc trước {leads} ngày, lúc {time}."
REPLY_PLACEHOLDER = "Nhập nội dung"

# --- places and dates ---

SECTION = "mục {path}"
SPECIAL_PLACES = {
    "header": "phần đầu văn bản",
    "title": "tên văn bản",
    "plan_title": "tên kế hoạch",
    "legal_basis": "phần căn cứ",
    "preamble": "phần mở đầu",
    "closing": "phần kết",
    "recipients": "nơi nhận",
    "signature": "phần chữ ký",
}
NAMED_PLACES = ("Điều", "Phụ lục", "Phần", "Chương", "Mục", "Khoản")
PLAN_WITH_NUMBER = "{type} số {number} của {issuer}"
PLAN_WITHOUT_NUMBER = "{type} của {issuer}"
DAYS_LEFT = "còn {days} ngày"
LAST_DAY_TODAY = "hôm nay là ngày cuối"
DAYS_OVER = "đã quá hạn {days} ngày"
BEFORE_DAY = "trước ngày {day}"
BEFORE_TIME = "trước {time} ngày {day}"
UNTIL_DAY = "hết ngày {day}"
FROM_TO = "từ ngày {start} đến hết ngày {day}"
LAST_DAY = "ngày cuối: {weekday} {day}"
CHANGES_LATER = "Lưu ý: từ ngày {day} hạn này thay đổi theo văn bản sửa đổi."
ENDS_LATER = "Lưu ý: từ ngày {day} hạn này hết hiệu lực."
AMENDS = "{where}, sửa đổi, bổ sung {place} của {plan}"

# --- deadlines ---

DEADLINES_TITLE = "Các hạn sắp tới"
DEADLINES_COUNT = "Theo các kế hoạch đang theo dõi, {first}-{last} trên {count} hạn."
NO_DEADLINES = "Các kế hoạch đang theo dõi không còn hạn nào sắp tới."
FOLLOWS_NOTHING = "Chưa theo dõi kế hoạch nào. Chọn kế hoạch bằng /kehoach."
RECIPIENT = "Nơi nhận: {recipient}"
DONE_MARK = "✅ Đã nộp"
DONE_BUTTON, UNDONE_BUTTON = "✅ {number}", "↩️ {number}"
NEXT_PAGE, PREVIOUS_PAGE = "Tiếp ▸", "◂ Trước"
CALENDAR_BUTTON = "📅 Tệp lịch"
MARKED_DONE = "Đã ghi nhận: đã nộp. Sẽ không nhắc hạn này nữa."
UNMARKED = "Đã bỏ đánh dấu. Hạn này sẽ được nhắc như cũ."
CALENDAR_NAME = "Hạn báo cáo các kế hoạch thi đua"
CALENDAR_FILE = "han-bao-cao.ics"
CALENDAR_CAPTION = "Tệp lịch gồm {count} hạn. Mở tệp để thêm vào lịch của Anh/Chị."
CALENDAR_EMPTY = "Không có hạn nào sắp tới để đưa vào lịch."

# --- reminders ---

REMINDER_TITLE = "⏰ Nhắc hạn: {left}"
REMINDER_DEADLINE = "Hạn: "
RESENT = "(Gửi lại do gián đoạn kỹ thuật, kính mong Anh/Chị bỏ qua nếu đã nhận.)"
DONE, NOON, MORNING = "✅ Đã nộp", "🔕 Chiều nay", "🔕 Sáng mai"
REMINDER_SOURCE, REMINDER_CALENDAR = "📄 Nguồn", "📅 .ics"
UNDO_DONE = "↩️ Chưa nộp"
SNOOZED = "Sẽ nhắc lại lúc {moment}."
SNOOZE_TOO_LATE = "Hạn đã đến, không lùi lời nhắc được nữa."
NOTHING_DUE = "Hạn này không còn hiệu lực."

# --- reminder settings ---

SETTINGS_TITLE = "Cài đặt nhắc hạn"
SETTINGS_LEADS = "Nhắc trước: {leads} ngày"
SETTINGS_NO_LEADS = "Nhắc trước: không nhắc"
SETTINGS_TIME = "Giờ nhắc: {time}"
SETTINGS_QUIET = "Giờ yên lặng: {begin} đến {end}"
SETTINGS_NO_QUIET = "Giờ yên lặng: không đặt"
SETTINGS_PAUSED = "Đang tạm dừng đến {moment}"
SETTINGS_OFFICE = "Đơn vị của tôi: {office}"
SETTINGS_NO_OFFICE = "Đơn vị của tôi: chưa đặt"
LEAD_BUTTON, LEAD_ON_BUTTON = "{days} ngày", "✓ {days} ngày"
LEAD_TODAY_BUTTON = "Ngày cuối"
PAUSE_WEEK, PAUSE_MONTH, RESUME = "⏸ Dừng 1 tuần", "⏸ Dừng 1 tháng", "▶️ Nhắc lại từ bây giờ"
QUIET_ON, QUIET_OFF = "🌙 Yên lặng 20:00-07:00", "🌙 Bỏ giờ yên lặng"
OFFICE_BUTTON = "🏢 Đơn vị của tôi"
OFFICE_PROMPT = "Đề nghị Anh/Chị trả lời tin này với tên đơn vị, ví dụ: Phòng Văn hóa - Xã hội."
OFFICE_KEPT = "Đã ghi nhận đơn vị: {office}."
SAVED = "Đã lưu."

# --- plans ---

PLANS_TITLE = "Các kế hoạch"
NO_PLANS = "Chưa có kế hoạch nào trong hệ thống. Quản trị viên thêm bằng cách gửi tệp cho trợ lý."
FOLLOWED_MARK, NOT_FOLLOWED_MARK = "🔔", "🔕"
PLAN_NUMBER = "Số, ký hiệu: {number}"
PLAN_ISSUED = "Ban hành: {day}"
PLAN_SIGNER = "Người ký: {signer}"
PLAN_PERIOD = "Thời gian thực hiện: {starts} đến {ends}"
PLAN_PERIOD_UNTIL = "Thời gian thực hiện: đến {ends}"
PLAN_OVER = "đã kết thúc"
PLAN_ENDED = "Kế hoạch đã kết thúc; không còn nhắc hạn."
PLAN_CHANGED = {
    "amend": "Từ ngày {day}, {name} sửa đổi, bổ sung mục {sections}.",
    "replace": "Từ ngày {day}, {name} thay thế kế hoạch này.",
    "repeal": "Từ ngày {day}, {name} bãi bỏ kế hoạch này.",
}
PLAN_CHANGED_MARK = {"amend": "", "replace": "đã được thay thế", "repeal": "đã bị bãi bỏ"}
PLAN_CONTENTS = "{sections} mục, {deadlines} thời hạn, {awards} hình thức khen thưởng, {duties} nhiệm vụ được giao."
FOLLOW, UNFOLLOW = "🔔 Theo dõi", "🔕 Bỏ theo dõi"
PLAN_DEADLINES = "⏰ Các hạn"
BACK_TO_PLANS = "◂ Danh sách"
FOLLOW_NEW_ON, FOLLOW_NEW_OFF = "Tự theo dõi kế hoạch mới: bật", "Tự theo dõi kế hoạch mới: tắt"
FOLLOWED = "Đã theo dõi."
UNFOLLOWED = "Đã bỏ theo dõi."
PLAN_GONE = "Kế hoạch này không còn trong hệ thống."

# --- staff administration ---

PEOPLE_TITLE = "Người dùng"
ADMIN_WORD, STAFF_WORD = "quản trị", "cán bộ"
WAITING_TITLE = "Đang chờ duyệt"
INVITE_STAFF, INVITE_ADMIN = "➕ Mời cán bộ", "➕ Mời quản trị viên"
INVITE_HINT = "Mời kèm đơn vị: /nguoidung rồi tên đơn vị, ví dụ: /nguoidung Phòng Văn hóa - Xã hội"
INVITATION_TITLE = "Thư mời dùng một lần"
INVITATION_STAFF = "Gửi liên kết sau cho người được mời; có hiệu lực trong 7 ngày."
INVITATION_ADMIN = "Gửi liên kết sau cho quản trị viên mới; có hiệu lực trong 7 ngày. Không gửi vào nhóm."
INVITATION_OFFICE = "Đơn vị: {office}"
REVOKE = "✖ Thu hồi {name}"
REVOKE_SURE = "Thu hồi quyền sử dụng của {name}?"
REVOKE_YES, REVOKE_NO = "Thu hồi", "Không"
REVOKED = "Đã thu hồi quyền của {name}."
REVOKE_IMPOSSIBLE = "Không thu hồi được: người này là quản trị viên trong cấu hình hoặc không còn trong danh sách."
KEPT = "Giữ nguyên."

# --- uploads ---

UPLOAD_HINT = "Đề nghị gửi tệp kế hoạch (PDF, DOCX, DOC, RTF, TXT, HTML) dưới 20 MB; sẽ có bản xem trước để quyết định."
UPLOAD_TOO_LARGE = "Tệp lớn hơn 20 MB nên Telegram không cho tải về. Đề nghị nạp bằng lệnh trên máy chủ."
UPLOAD_FROM_STAFF = "Chỉ quản trị viên được nạp văn bản. Nếu cần bổ sung kế hoạch, đề nghị gửi cho quản trị viên."
UPLOAD_FAILED_TITLE = "Chưa nạp được tệp"
UPLOAD_UNCHANGED = "Tệp trùng với bản đang dùng, không có gì thay đổi."
UPLOAD_NEW_TITLE, UPLOAD_CHANGE_TITLE = "Kế hoạch mới", "Thay thế bản đang dùng"
UPLOAD_SUMMARY = "{sections} mục, {deadlines} thời hạn ({review} cần xem lại), {awards} khen thưởng, {duties} nhiệm vụ."
UPLOAD_DEADLINES = "Các thời hạn đọc được"
UPLOAD_REVIEW = "cần xem lại"
UPLOAD_CHANGES = "Thay đổi so với bản đang dùng"
UPLOAD_MORE_CHANGES = "và {count} thay đổi khác."
UPLOAD_WORDS_ONLY = "Chỉ thay đổi lời văn; thời hạn, khen thưởng và nhiệm vụ giữ nguyên."
UPLOAD_EFFECTS = "Thay đổi giữa các văn bản"
UPLOAD_EFFECT = {
    "amend": "Từ ngày {day}, {by} sửa đổi, bổ sung {name}, mục {sections}:",
    "replace": "Từ ngày {day}, {by} thay thế {name}:",
    "repeal": "Từ ngày {day}, {by} bãi bỏ {name}:",
}
UPLOAD_NO_DEADLINE = "- không thời hạn nào thay đổi"
UPLOAD_APPLY, UPLOAD_CANCEL, UPLOAD_UNDO = "✅ Áp dụng", "✖ Hủy", "↩️ Hoàn tác (24 giờ)"
UPLOAD_APPLIED = "Đã áp dụng: {plan}, phiên bản {version}."
UPLOAD_CANCELLED = "Đã hủy, không có gì thay đổi."
UPLOAD_UNDONE = "Đã hoàn tác."
UPLOAD_UNDO_LATE = "Đã quá 24 giờ hoặc đã hoàn tác trước đó."
UPLOAD_WORKING = "Đang đọc tệp {name}."

# --- documents ---

DOCUMENTS_TITLE = "Văn bản và phiên bản"
DOCUMENT_VERSIONS = "Các phiên bản"
DOCUMENT_VERSION = "Bản {version}: {source}, nạp {moment}"
DOCUMENT_ACTIVE = "đang dùng"
DOCUMENT_REVIEW = "Thời hạn cần người xem lại"
DOCUMENT_ODDITIES = "Điểm cần lưu ý"
WITHDRAW, ROLL_BACK = "🗑 Ngừng dùng", "↩️ Dùng lại bản trước"
WITHDRAW_SURE = "Ngừng dùng {plan}? Trợ lý sẽ không trả lời và nhắc hạn theo văn bản này nữa."
WITHDRAW_YES = "Ngừng dùng"
WITHDRAWN = "Đã ngừng dùng {plan}."
ROLLED_BACK = "Đã dùng lại bản trước của {plan}."

# --- decisions on deadlines ---

REVIEW_TITLE = "Thời hạn cần xem lại ({place}/{count})"
REVIEW_TASK, REVIEW_WHO = "Việc: {task}", "Thực hiện: {who}"
REVIEW_READ, REVIEW_READ_NOTHING = "Thời hạn đọc được: {when}", "Thời hạn đọc được: chưa có ngày"
REVIEW_SOME = "🔎 Xem lại {count} thời hạn"
REVIEW_CONFIRM, REVIEW_DATE = "✅ Đúng như đọc", "✏️ Sửa ngày"
REVIEW_DISMISS, REVIEW_LATER = "✖ Không phải hạn nộp", "⏭ Để sau"
REVIEW_PAGE, REVIEW_AGAIN = "📄 Trang văn bản", "↩️ Quyết định lại"
REVIEW_DATE_PROMPT = (
    "Đề nghị Anh/Chị trả lời tin này với thời hạn đúng, ví dụ: 15/11/2026; trước 15/11/2026; 15/11 hằng năm; "
    "20/6, 20/12 hằng năm. Ghi “trước” nếu nộp vào chính ngày đó đã là trễ."
)
REVIEW_DECIDED_TITLE, REVIEW_BY = "Đã ghi quyết định", "Người quyết định: {name}"
REVIEW_DATED = "Thời hạn: {when}."
REVIEW_UNDATED = "Giữ như văn bản; không nhắc vì chưa có ngày."
REVIEW_DISMISSED = "Không phải hạn nộp; không nhắc."
REVIEW_DECIDED_BEFORE = "{name} đã quyết định thời hạn này trước đó."
REVIEW_GONE = "Thời hạn này không còn trong hệ thống."
REVIEW_NONE = "Không còn thời hạn nào cần xem lại."
REVIEW_LEFT = "Đã xem hết danh sách, còn {count} thời hạn để sau."

# --- statistics and health ---

STATISTICS_TITLE = "Thống kê 30 ngày qua"
STATISTICS_QUESTIONS = (
    "Câu hỏi: {total} của {people} người; trả lời {answers}, hỏi lại {clarifications}, chưa có căn cứ {refusals}."
)
STATISTICS_FEEDBACK = "Đánh giá: {good} 👍, {bad} 👎."
STATISTICS_DELIVERIES = "Lời nhắc: đã gửi {sent}, chưa rõ {unknown}, không gửi được {failed}."
STATISTICS_SUBMISSIONS = "Đánh dấu đã nộp: {count}."
STATISTICS_UNANSWERED = "Câu hỏi chưa có căn cứ, mới nhất"
STATISTICS_REMARKS = "Góp ý mới nhất"
HEALTH_TITLE = "Tình trạng hệ thống"
HEALTH_VERSION = "Phiên bản chương trình: {version}. Chạy từ {started}."
HEALTH_LIBRARY = "Kho văn bản: {plans} kế hoạch, thế hệ {generation}."
HEALTH_QUEUE = "Tin chờ xử lý: {updates}. Lời nhắc chờ gửi: {reminders}."
HEALTH_DISK = "Đĩa còn trống: {free} GB."
HEALTH_NO_INCIDENTS = "Không có sự cố nào được ghi."
HEALTH_INCIDENTS = "Sự cố gần đây"
INCIDENT_TITLE = "Thông báo cho quản trị viên"
INCIDENT_UNREACHABLE = "Không gửi được cho {chat}: người dùng đã chặn trợ lý hoặc nhóm không còn."
INCIDENT_GIVEN_UP = "{count} lời nhắc không rõ đã đến nơi hay chưa sau mọi lần gửi lại; đề nghị liên hệ trực tiếp."
INCIDENT_REFUSED = "Telegram từ chối một lời nhắc gửi cho {chat}: {reason}"
INCIDENT_LOCKED = "Cơ sở dữ liệu bận khi ghi kết quả gửi nhắc; đã ghi lại được sau khi chờ."
INCIDENT_SECOND_BOT = "Có chương trình khác đang dùng cùng mã bot; đề nghị tắt chương trình đó."
INCIDENT_CLOCK = "Đồng hồ máy chủ lệch {seconds} giây so với Telegram; đề nghị chỉnh lại giờ."
INCIDENT_HANDLER = "Lỗi khi xử lý một tin: {kind}. Chi tiết ở nhật ký máy chủ."

# --- starting the program (printed on the terminal) ---

BOT_CODE_MISSING = "Chưa có TELEGRAM_BOT_TOKEN; đề nghị điền mã do @BotFather cấp vào tệp .env rồi chạy lại."
BOT_CODE_REFUSED = "Telegram không chấp nhận TELEGRAM_BOT_TOKEN; đề nghị kiểm tra lại mã do @BotFather cấp."
UNREACHABLE = "Không kết nối được {server}; đề nghị kiểm tra mạng, TELEGRAM_BASE_URL và TELEGRAM_PROXY."
ANOTHER_BOT = "Một chương trình khác đang chạy với cùng TELEGRAM_BOT_TOKEN; đề nghị tắt một trong hai rồi chạy lại."
PROXY_UNUSABLE = (
    "TELEGRAM_PROXY không dùng được; đề nghị kiểm tra địa chỉ, dạng http://máy:cổng hoặc socks5://máy:cổng."
)
WEBHOOK_REFUSED = "Telegram không chấp nhận TELEGRAM_WEBHOOK_URL: {reason}"
WEBHOOK_PORT = "Không mở được cổng {port} cho webhook; đề nghị chọn TELEGRAM_WEBHOOK_PORT khác."
READY = "Trợ lý @{bot} đã sẵn sàng."
STOPPED = "Trợ lý đã dừng."
