"""A PDF's halves, read side by side: the same as one after the other, whatever becomes of either."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.errors import UnreadableDocument
from knowledge.reading import read_document
from knowledge.reading.pdf import read_pdf
from knowledge.reading.twin import twin
from tests.knowledge.reading.making import blank_pdf, pdf
from tests.knowledge.reading.test_tables import MORE, WRAPPED, laid_out

PAGES = 9


def long_pdf() -> bytes:
    """A table that runs over all pages but the fourth, which is empty; white words on the last."""
    file = blank_pdf()
    for page in range(PAGES):
        file.add_page()
        for row in range(5 if page != 3 else 0):
            for column, text in enumerate((f"{page}.{row}", "Báo cáo kết quả thực hiện", "Trước ngày 30/11")):
                file.rect(72 + 160 * column, 100 + 20 * row, 160, 20)
                file.text(76 + 160 * column, 114 + 20 * row, text)
    file.set_text_color(255, 255, 255)
    file.text(72, 400, "Không ai thấy dòng này")
    return bytes(file.output())


def fail(error: Exception) -> None:
    raise error


def end_of(work: Callable[[], None]) -> int:
    """How a process ends that has the work done by its twin."""
    process = os.fork()
    if process == 0:
        try:
            twin(work)()
        finally:
            os._exit(0)
    return os.waitpid(process, 0)[1]


def test_two_processes_read_what_one_reads() -> None:
    together, alone = read_pdf(long_pdf(), processors=2), read_pdf(long_pdf(), processors=1)
    assert together == alone
    assert [line.page for line in together.lines] == sorted(line.page for line in together.lines)
    assert {line.page for line in together.lines} == {1, 2, 3, 5, 6, 7, 8, 9}
    assert together.unread == (4,)
    assert len(together.warnings) == 1


def test_a_table_without_borders_goes_on_where_the_halves_meet() -> None:
    introduced = [(60.0, 60.0, "Các đơn vị thực hiện nhiệm vụ theo bảng sau đây, đúng thời hạn, đúng nội dung:")]
    data = pdf(introduced, introduced + laid_out(WRAPPED, 90), laid_out(MORE, 60), introduced)
    together = read_pdf(data, processors=2)
    assert together == read_pdf(data, processors=1)
    assert {line.cell.table for line in together.lines if line.cell and line.page in (2, 3)} == {0}
    assert any(line.cell for line in together.lines if line.page == 3)


@pytest.mark.parametrize("page", [2, PAGES - 1])
def test_a_broken_page_in_either_half_is_refused_in_the_same_sentence(tmp_path: Path, page: int) -> None:
    parts = long_pdf().split(b"/Type /Page\n")
    broken = b"/Type /Page\n".join(parts[:page]) + b"/Type /Nope\n" + b"/Type /Page\n".join(parts[page:])
    path = tmp_path / "hỏng.pdf"
    path.write_bytes(broken)
    with pytest.raises(UnreadableDocument, match=r"^Tệp hỏng\.pdf bị hỏng"):
        read_document(path)


@pytest.mark.parametrize("error", [MemoryError(), UnreadableDocument("hỏng")], ids=repr)
def test_what_the_twin_raises_is_raised(error: Exception) -> None:
    with pytest.raises(type(error)):
        twin(lambda: fail(error))()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGXCPU])
def test_who_waits_for_a_twin_ends_as_it_ended(end: signal.Signals) -> None:
    assert os.WTERMSIG(end_of(lambda: os.kill(os.getpid(), end))) == end


def test_a_result_larger_than_a_pipe_arrives() -> None:
    assert len(twin(lambda: "kế hoạch" * 100_000)()) == 800_000


def test_few_pages_are_read_by_one_process() -> None:
    page = [(72.0, 100.0 + 20 * row, "Dòng chữ có đủ dấu để đọc được") for row in range(5)]
    assert len(read_pdf(pdf(page), processors=2).lines) == 5
