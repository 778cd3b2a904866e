"""What an admin is told about a file or a plan that is not as it should be: one Vietnamese sentence each."""

NOT_A_PLAN = (
    "Không nhận ra kế hoạch nào trong tệp này (không có tên loại văn bản, không có mục nào); hãy kiểm tra lại tệp."
)
NUMBERING_JUMP = "Đánh số bị nhảy cách trước “{label}”; hãy kiểm tra xem có thiếu mục nào không."
NUMBERING_REPEATED = "Số thứ tự “{label}” bị lặp lại; hãy kiểm tra cách đánh số."
SENTENCE_CUT = "Câu này có vẻ bị cụt; hãy đối chiếu với bản gốc."
NUMBER_MISSING = "Văn bản chưa ghi số; hãy kiểm tra xem đây có phải bản ban hành không."
DATE_MISSING = "Văn bản chưa ghi đủ ngày ban hành; hãy kiểm tra xem đây có phải bản ban hành không."
DATE_IMPOSSIBLE = "Ngày ban hành ghi trong văn bản không có trong lịch; hãy đối chiếu với bản gốc."
