"""What people are told when a file cannot be read, or was read with doubt: one plain sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterable

MISSING = "Không tìm thấy tệp {name}; hãy kiểm tra lại đường dẫn."
DIRECTORY = "{name} là một thư mục, không phải tệp; hãy chọn từng tệp kế hoạch."
FORBIDDEN = "Không có quyền đọc tệp {name}; hãy cấp quyền đọc cho tệp rồi thử lại."
EMPTY = "Tệp {name} rỗng; hãy gửi lại tệp có nội dung."
TOO_LARGE = "Tệp {name} lớn quá {limit} MB; hãy gửi tệp nhỏ hơn, chỉ gồm bản kế hoạch."
UNSUPPORTED = "Tệp {name} không phải loại tài liệu đọc được; hãy gửi kế hoạch dạng PDF, DOCX, DOC, TXT hoặc ảnh chụp."
SPREADSHEET = "Tệp {name} là bảng tính hoặc trình chiếu; hãy gửi kế hoạch dạng PDF hoặc DOCX."
ENCRYPTED = "Tệp {name} có mật khẩu bảo vệ; hãy bỏ mật khẩu rồi gửi lại."
BROKEN = "Tệp {name} bị hỏng hoặc tải về chưa đủ; hãy gửi lại bản khác."
BOMB = "Tệp {name} khi giải nén lớn bất thường nên không được mở; hãy lưu lại từ Word rồi gửi lại."
PICTURE_TOO_LARGE = "Ảnh {name} lớn bất thường nên không được mở; hãy chụp hoặc quét lại ở 200 đến 300 dpi rồi gửi lại."
TOO_SLOW = "Tệp {name} đọc quá lâu nên đã dừng; hãy gửi bản gọn hơn, chỉ gồm bản kế hoạch."
TOO_MANY_PAGES = "Tệp {name} có hơn {limit} trang; hãy gửi tệp chỉ gồm bản kế hoạch."
NO_TEXT = "Tệp {name} không có chữ nào đọc được; hãy gửi lại bản rõ hơn."
NEEDS_LIBREOFFICE = (
    "Để đọc tệp {name}, máy chủ cần LibreOffice: quản trị viên cài gói Debian libreoffice-writer, "
    "hoặc bạn lưu tệp thành DOCX rồi gửi lại."
)
NEEDS_TESSERACT = (
    "Tệp {name} là ảnh quét, để đọc được máy chủ cần các gói Debian tesseract-ocr và tesseract-ocr-vie; "
    "hãy báo quản trị viên cài, hoặc gửi bản có chữ."
)
SOME_PAGES_NEED_TESSERACT = (
    "Trang {pages} là ảnh quét nên chưa đọc được; "
    "hãy cài các gói Debian tesseract-ocr và tesseract-ocr-vie rồi nạp lại."
)
SCANNED = "Trang {pages} là ảnh quét, chữ do máy nhận dạng; hãy đối chiếu ngày tháng và con số với bản gốc."
BLURRED = "Trang {pages} quét mờ, nhiều chữ có thể sai; hãy gửi bản rõ hơn hoặc đối chiếu kỹ với bản gốc."
UNREAD = "Trang {pages} không đọc được chữ nào; hãy kiểm tra các trang này trong bản gốc."
TOO_MANY_SCANS = "Tệp {name} có hơn {limit} trang ảnh quét; hãy gửi tệp chỉ gồm bản kế hoạch hoặc bản có chữ."
HIDDEN = "Trang {pages} có chữ ẩn (trùng màu giấy hoặc quá nhỏ) đã được bỏ qua; hãy xem lại tệp này từ đâu đến."
HIDDEN_WORDS = "Tệp có chữ ẩn (trùng màu giấy hoặc quá nhỏ) đã được bỏ qua; hãy xem lại tệp này từ đâu đến."


def listed(pages: Iterable[int]) -> str:
    """Page numbers as people write them: "1-3, 5"."""
    stretches: list[list[int]] = []
    for page in sorted(pages):
        if stretches and page == stretches[-1][-1] + 1:
            stretches[-1].append(page)
        else:
            stretches.append([page])
    return ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}-{s[-1]}" for s in stretches)
