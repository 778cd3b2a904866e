import json
import os
import shutil
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import docx
import numpy as np
import pypdfium2
import pytest
from fpdf import FPDF

from knowledge.embedding import Embedder, SentenceTransformerEmbedder, Vector, Vectors
from knowledge.index import Index
from knowledge.library import Library
from knowledge.publishing import Publisher, embed_missing

ROOT = Path(__file__).parents[2]
FONT = ROOT / "knowledge" / "fonts" / "DejaVuSerifCondensed.ttf"
TEXT = """ỦY BAN NHÂN DÂN
XÃ HOA LƯ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Hoa Lư, ngày 05 tháng 8 năm 2025
KẾ HOẠCH
Triển khai Phong trào thi đua “Đổi mới sáng tạo và chuyển đổi số” trên địa bàn xã Hoa Lư giai đoạn 2025-2030
I. MỤC ĐÍCH
1. Mục đích
Khơi dậy tinh thần thi đua trong toàn thể cán bộ, công chức của xã.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
Chủ trì theo dõi, đôn đốc việc thực hiện Kế hoạch này.
2. Chế độ báo cáo
Các đơn vị gửi báo cáo định kỳ về Phòng Văn hóa - Xã hội trước ngày 10/11 hằng năm.
Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""


class Recording:
    """The real model, with a record of what it was asked to embed."""

    def __init__(self, model: Embedder) -> None:
        self._model = model
        self.name = model.name
        self.dimension = model.dimension
        self.embedded: list[str] = []

    def load(self) -> None:
        self._model.load()

    def embed_query(self, text: str) -> Vector:
        return self._model.embed_query(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return self._model.embed_passages(texts)


@pytest.fixture
def recording(embedder: SentenceTransformerEmbedder) -> Recording:
    return Recording(embedder)


@pytest.fixture
def publisher(library: Library, recording: Recording) -> Publisher:
    return Publisher(library, recording)


def file_of(folder: Path, text: str = TEXT, name: str = "hoa-lu.txt") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_new_file_is_added_and_reported(publisher: Publisher, library: Library, tmp_path: Path) -> None:
    report = publisher.publish_file(file_of(tmp_path))
    assert (report.status, report.reason) == ("added", None)
    plan = report.as_json()["plan"]
    assert isinstance(plan, dict)
    assert plan | {"sections": 0, "chunks": 0, "deadlines": 0, "awards": 0, "duties": 0, "title": ""} == {
        "id": "xa-hoa-lu-12-2025",
        "version": 1,
        "title": "",
        "number": "12/KH-UBND",
        "issuer": "UBND xã Hoa Lư",
        "issued_on": "2025-08-05",
        "sections": 0,
        "chunks": 0,
        "deadlines": 0,
        "deadlines_to_review": 0,
        "awards": 0,
        "duties": 0,
    }
    assert plan["deadlines"] == 1
    assert plan["chunks"] == len(library.chunks()) > 2


def test_the_same_file_again_is_unchanged_and_embeds_nothing(
    publisher: Publisher, library: Library, recording: Recording, tmp_path: Path
) -> None:
    publisher.publish_file(file_of(tmp_path))
    recording.embedded.clear()
    generation = library.generation()
    again = publisher.publish_file(file_of(tmp_path))
    assert (again.status, again.plan and again.plan.version) == ("unchanged", 1)
    assert recording.embedded == []
    assert library.generation() == generation


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="NFD"),
        pytest.param(lambda text: text.replace(" ", "  "), id="double spaces"),
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
    ],
)
def test_the_same_text_in_another_form_is_unchanged(publisher: Publisher, tmp_path: Path, change) -> None:
    publisher.publish_file(file_of(tmp_path))
    again = publisher.publish_file(file_of(tmp_path, change(TEXT), "ban-sao.txt"))
    assert (again.status, again.plan and again.plan.id) == ("unchanged", "xa-hoa-lu-12-2025")


def test_a_changed_file_is_a_new_version_and_only_what_changed_is_embedded(
    publisher: Publisher, library: Library, recording: Recording, tmp_path: Path
) -> None:
    publisher.publish_file(file_of(tmp_path))
    recording.embedded.clear()
    report = publisher.publish_file(file_of(tmp_path, TEXT.replace("10/11", "15/11")))
    assert (report.status, report.plan and report.plan.version) == ("updated", 2)
    assert [text for text in recording.embedded if "15/11" not in text] == []
    assert len(recording.embedded) == 1
    assert not any("10/11" in chunk.text for chunk in library.chunks())
    assert "10/11" not in library.plans()[0].text


def test_the_report_says_what_a_new_version_changes(publisher: Publisher, tmp_path: Path) -> None:
    assert "changes" not in publisher.publish_file(file_of(tmp_path)).as_json()
    report = publisher.publish_file(file_of(tmp_path, TEXT.replace("10/11", "15/11"))).as_json()
    (change,) = report["changes"]  # type: ignore[misc]
    assert (change["subject"], change["kind"]) == ("deadline", "moved")
    assert "10/11" in change["before"]
    assert "15/11" in change["after"]


def write_docx(folder: Path, text: str) -> Path:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(folder / "hoa-lu.docx"))
    return folder / "hoa-lu.docx"


def write_pdf(folder: Path, text: str) -> Path:
    pdf = FPDF()
    pdf.add_font("serif", fname=str(FONT))
    pdf.set_font("serif", size=13)
    pdf.add_page()
    for line in text.splitlines():
        pdf.multi_cell(0, 7, line, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(folder / "hoa-lu.pdf"))
    return folder / "hoa-lu.pdf"


def write_scan(folder: Path, text: str) -> Path:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed")
    pdf = pypdfium2.PdfDocument(write_pdf(folder, text))
    pdf[0].render(scale=200 / 72, grayscale=True).to_pil().save(folder / "hoa-lu.png", dpi=(200, 200))
    return folder / "hoa-lu.png"


@pytest.mark.parametrize("write", [write_docx, write_pdf, write_scan])
def test_the_same_plan_in_another_format_is_unchanged_but_a_changed_date_is_not(
    publisher: Publisher, tmp_path: Path, write
) -> None:
    publisher.publish_file(file_of(tmp_path))
    again = publisher.publish_file(write(tmp_path, TEXT))
    assert (again.status, again.plan and again.plan.id) == ("unchanged", "xa-hoa-lu-12-2025")
    changed = publisher.publish_file(write(tmp_path, TEXT.replace("10/11", "15/11")))
    assert (changed.status, changed.plan and changed.plan.version) == ("updated", 2)


def test_a_file_whose_title_and_number_were_corrected_is_still_the_same_plan(
    publisher: Publisher, library: Library, tmp_path: Path
) -> None:
    publisher.publish_file(file_of(tmp_path))
    corrected = TEXT.replace("Số: 12/", "Số: 21/").replace("Triển khai Phong trào", "Phát động Phong trào")
    report = publisher.publish_file(file_of(tmp_path, corrected))
    assert (report.status, report.plan and report.plan.version) == ("updated", 2)
    assert len(library.plans()) == 1


def test_another_communes_plan_in_the_same_words_is_another_plan(
    publisher: Publisher, library: Library, tmp_path: Path
) -> None:
    publisher.publish_file(file_of(tmp_path))
    other = TEXT.replace("HOA LƯ", "TÂN LẬP").replace("Hoa Lư", "Tân Lập")
    assert publisher.publish_file(file_of(tmp_path, other, "tan-lap.txt")).status == "added"
    assert [plan.id for plan in library.plans()] == ["xa-hoa-lu-12-2025", "xa-tan-lap-12-2025"]


def test_a_withdrawn_plan_comes_back_with_its_file_and_embeds_nothing(
    publisher: Publisher, library: Library, recording: Recording, tmp_path: Path
) -> None:
    publisher.publish_file(file_of(tmp_path))
    library.withdraw("xa-hoa-lu-12-2025")
    recording.embedded.clear()
    report = publisher.publish_file(file_of(tmp_path))
    assert (report.status, report.plan and report.plan.version) == ("added", 1)
    assert [plan.id for plan in library.plans()] == ["xa-hoa-lu-12-2025"]
    assert recording.embedded == []


def test_a_trial_says_what_would_happen_and_changes_nothing(
    publisher: Publisher, library: Library, recording: Recording, tmp_path: Path
) -> None:
    file = file_of(tmp_path)
    assert publisher.publish_file(file, dry_run=True).status == "added"
    assert Publisher(None, recording).publish_file(file, dry_run=True).status == "added"
    assert (library.generation(), library.plans(), recording.embedded) == (0, (), [])
    publisher.publish_file(file)
    changed = file_of(tmp_path, TEXT.replace("10/11", "15/11"))
    assert publisher.publish_file(changed, dry_run=True).status == "updated"
    assert "10/11" in library.plans()[0].text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n \t"),
        ("letter.txt", "Kính gửi anh chị, mời dự họp lúc 8 giờ.".encode()),
        ("renamed.pdf", b"MZ\x90\x00" + bytes(500)),
        ("truncated.pdf", b"%PDF-1.7\n1 0 obj\n<<"),
        ("noise.docx", os.urandom(3000)),
    ],
)
def test_a_file_that_is_no_plan_is_told_in_one_sentence_and_the_others_go_in(
    publisher: Publisher, library: Library, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    bad, missing, good = publisher.publish_files([tmp_path / name, tmp_path / "no such file", file_of(tmp_path)])
    for report in (bad, missing):
        assert report.status == "failed"
        assert report.plan is None
        assert report.reason
        assert "\n" not in report.reason
        assert report.reason.endswith(".")
    assert good.status == "added"
    assert len(library.plans()) == 1


def test_without_its_model_the_old_version_stays_whole(publisher: Publisher, library: Library, tmp_path: Path) -> None:
    publisher.publish_file(file_of(tmp_path))
    helpless = Publisher(library, SentenceTransformerEmbedder(str(tmp_path / "no model"), tmp_path))
    report = helpless.publish_file(file_of(tmp_path, TEXT.replace("10/11", "15/11")))
    assert report.status == "failed"
    assert "EMBEDDING_MODEL" in (report.reason or "")
    assert "10/11" in library.plans()[0].text


def test_what_is_published_is_in_the_index_at_once(library: Library, recording: Recording, tmp_path: Path) -> None:
    index = Index(library, recording.name, tmp_path / "chroma")
    Publisher(library, recording, index).publish_file(file_of(tmp_path))
    assert list((tmp_path / "chroma").glob("chroma-*"))
    best, _ = index.search(recording.embed_query("Báo cáo định kỳ gửi trước ngày nào?"), 1)[0]
    assert "10/11" in next(chunk.body for chunk in library.chunks() if chunk.id == best)
    index.close()


def test_after_a_change_of_model_all_is_embedded_once(
    publisher: Publisher, library: Library, recording: Recording, tmp_path: Path
) -> None:
    publisher.publish_file(file_of(tmp_path))
    recording.name = "another model"
    recording.embedded.clear()
    assert embed_missing(library, recording) == len(library.chunks()) == len(recording.embedded)
    assert embed_missing(library, recording) == 0
    np.testing.assert_allclose(
        library.vectors([library.chunks()[0].id], "another model"),
        recording.embed_passages([library.chunks()[0].text]),
        atol=1e-2,
    )


KILLED = """
import os, signal, sys
from pathlib import Path
from knowledge.database import engine_of
from knowledge.embedding import SentenceTransformerEmbedder
from knowledge.library import Library
from knowledge.publishing import Publisher

class Killed(Library):
    def activate(self, *written):
        os.kill(os.getpid(), signal.SIGKILL)

    def write(self, draft):
        if sys.argv[4] == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().write(draft)

database, data_dir, file = sys.argv[1:4]
embedder = SentenceTransformerEmbedder("multilingual-e5-small", Path(data_dir))
Publisher(Killed(engine_of(database)), embedder).publish_file(Path(file))
"""


@pytest.mark.parametrize("moment", ["before", "after"], ids=["before writing", "between writing and activating"])
def test_a_process_killed_while_publishing_leaves_the_old_version_answerable(
    publisher: Publisher, library: Library, model_dir: Path, tmp_path: Path, moment: str
) -> None:
    publisher.publish_file(file_of(tmp_path))
    generation = library.generation()
    changed = file_of(tmp_path, TEXT.replace("10/11", "15/11"))
    database = f"sqlite:///{tmp_path / 'library.db'}"
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, database, str(model_dir), str(changed), moment], cwd=ROOT, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert library.generation() == generation
    assert "10/11" in library.plans()[0].text
    report = publisher.publish_file(changed)
    assert (report.status, report.plan and report.plan.version) == ("updated", 2)
    assert "15/11" in library.plans()[0].text


def test_two_processes_that_take_in_the_same_folder_publish_each_plan_once(
    library: Library, data_dir: Path, tmp_path: Path
) -> None:
    file_of(tmp_path / "in")
    file_of(tmp_path / "in", TEXT.replace("HOA LƯ", "TÂN LẬP").replace("Hoa Lư", "Tân Lập"), "tan-lap.txt")
    environment = os.environ | {"DATA_DIR": str(data_dir), "DATABASE_URL": f"sqlite:///{tmp_path / 'library.db'}"}
    command = [sys.executable, "ingest.py", str(tmp_path / "in"), "--json"]
    processes = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    results = [json.loads(process.communicate(timeout=300)[0]) for process in processes]
    statuses = [[file["status"] for file in result["files"]] for result in results]
    assert sorted(map(sorted, zip(*statuses, strict=True))) == [["added", "unchanged"]] * 2
    assert [(plan.id, plan.version) for plan in library.plans()] == [
        ("xa-hoa-lu-12-2025", 1),
        ("xa-tan-lap-12-2025", 1),
    ]
    assert [process.returncode for process in processes] == [0, 0]
