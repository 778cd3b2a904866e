import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.knowledge.reading.making import docx, paragraph, pdf, run, saved, scan

ROOT = Path(__file__).parents[1]
PLANS = ROOT.parent / "shared" / "plans"
SAMPLES = ROOT / "knowledge" / "samples"
PLAN = """ỦY BAN NHÂN DÂN
XÃ HOA LƯ
Số: 12/KH-UBND
Hoa Lư, ngày 05 tháng 8 năm 2025
KẾ HOẠCH
Triển khai Phong trào thi đua “Đổi mới sáng tạo và chuyển đổi số” trên địa bàn xã Hoa Lư
I. CHẾ ĐỘ BÁO CÁO
1. Các đơn vị gửi báo cáo định kỳ về Phòng Văn hóa - Xã hội trước ngày 10/11 hằng năm.
"""
Result = subprocess.CompletedProcess[str]


@pytest.fixture
def ingest(data_dir: Path, tmp_path: Path):
    """Runs the program in a process of its own, as staff would, away from any .env."""

    def run(*arguments: str | Path, **environment: str) -> Result:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("TELEGRAM")}
        result = subprocess.run(
            [sys.executable, str(ROOT / "ingest.py"), *map(str, arguments)],
            cwd=tmp_path,
            env=clean | {"DATA_DIR": str(data_dir), "PYTHONPATH": str(ROOT), "LC_ALL": "C"} | environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in result.stdout + result.stderr
        return result

    return run


def kept(data_dir: Path) -> list[str]:
    return sorted(path.name for path in data_dir.iterdir() if path.name != "models")


def test_one_json_object_tells_of_every_file_and_the_good_ones_are_published(ingest, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / ".hidden").mkdir(parents=True)
    (folder / "deeper").mkdir()
    (folder / "deeper" / "hoa-lu.txt").write_text(PLAN, encoding="utf-8")
    (folder / "empty.txt").write_text("")
    for skipped in ("README.md", ".DS_Store", ".hidden/plan.txt", "~$hoa-lu.docx"):
        (folder / skipped).write_text("not a plan")
    first = ingest(folder, "--json")
    assert first.returncode == 1
    assert first.stderr == ""
    result = json.loads(first.stdout)
    assert set(result) == {"files", "seconds"}
    good, bad = result["files"]
    assert (good["file"], good["status"], good["reason"]) == (str(folder / "deeper" / "hoa-lu.txt"), "added", None)
    assert good["plan"] == {
        "id": "xa-hoa-lu-12-2025",
        "version": 1,
        "title": "Triển khai Phong trào thi đua “Đổi mới sáng tạo và chuyển đổi số” trên địa bàn xã Hoa Lư",
        "number": "12/KH-UBND",
        "issuer": "UBND xã Hoa Lư",
        "issued_on": "2025-08-05",
        "sections": good["plan"]["sections"],
        "chunks": good["plan"]["chunks"],
        "deadlines": 1,
        "deadlines_to_review": 0,
        "awards": 0,
        "duties": good["plan"]["duties"],
    }
    assert (bad["status"], bad["plan"]) == ("failed", None)
    assert bad["reason"].endswith(".")

    # no model, no index is loaded to find that nothing is new
    again = ingest(folder / "deeper" / "hoa-lu.txt", EMBEDDING_MODEL="no/such-model", CHROMA_URL="http://127.0.0.1:9")
    assert again.returncode == 0
    assert "không có gì mới (mã xa-hoa-lu-12-2025, phiên bản 1)" in again.stdout


@pytest.mark.parametrize("folder", [PLANS, SAMPLES], ids=["real plans", "samples"])
def test_plans_are_understood_without_a_change_on_disk_in_a_trial(ingest, data_dir: Path, folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here")
    result = ingest(folder, "--dry-run", "--json")
    files = json.loads(result.stdout)["files"]
    assert [file["status"] for file in files] == ["added"] * 5
    assert len({file["plan"]["id"] for file in files}) == 5
    assert all(file["plan"]["deadlines"] and file["plan"]["awards"] for file in files)
    assert kept(data_dir) == []


@pytest.mark.parametrize("name", ["no-such-file.pdf", "no-such-folder/", "empty-folder"])
def test_a_path_without_plans_is_one_sentence_and_exit_code_1(ingest, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty-folder").mkdir()
    result = ingest(tmp_path / name)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "hãy kiểm tra lại đường dẫn" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["--nonsense", "x"]], ids=["nothing", "unknown option"])
def test_wrong_usage_is_one_sentence_and_exit_code_2(ingest, arguments: list[str]) -> None:
    result = ingest(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "Cách dùng: python ingest.py TỆP_HOẶC_THƯ_MỤC... [--json] [--dry-run]\n"


def test_a_locked_library_is_one_sentence_for_each_file(ingest, data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "hoa-lu.txt").write_text(PLAN, encoding="utf-8")
    with sqlite3.connect(data_dir / "library.db", isolation_level=None) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("BEGIN EXCLUSIVE")
        result = ingest(tmp_path / "hoa-lu.txt", "--json")
    assert result.returncode == 1
    (file,) = json.loads(result.stdout)["files"]
    assert file["reason"] == "Kho dữ liệu đang bị chương trình khác giữ; hãy đợi chương trình đó xong rồi thử lại."


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("DATA_DIR", "/dev/null/data", "DATA_DIR"),
        ("DATABASE_URL", "mongodb://x", "DATABASE_URL"),
        ("TIMEZONE", "Nowhere", "TIMEZONE"),
    ],
)
def test_a_wrong_setting_is_one_sentence(ingest, tmp_path: Path, setting: str, value: str, told: str) -> None:
    (tmp_path / "hoa-lu.txt").write_text(PLAN, encoding="utf-8")
    result = ingest(tmp_path / "hoa-lu.txt", **{setting: value})
    assert result.returncode == 1
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_help_names_the_trial(ingest) -> None:
    result = ingest("--help")
    assert result.returncode == 0
    assert "--dry-run" in result.stdout


@pytest.mark.parametrize("command", ["import ingest", "import knowledge.settings, knowledge.library"])
def test_what_is_not_needed_at_the_start_is_not_imported(command: str) -> None:
    heavy = (
        "torch",
        "sentence_transformers",
        "transformers",
        "chromadb",
        "langchain_core",
        "langchain_chroma",
        "alembic",
    )
    program = f"{command}, sys; print([name for name in {heavy!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_what_nobody_can_see_in_a_file_is_left_out_and_told(ingest, tmp_path: Path) -> None:
    seen = "".join(paragraph(line) for line in PLAN.splitlines())
    hidden = run("Nộp báo cáo trước ngày 01/01 hằng năm.", '<w:color w:val="FFFFFF"/>')
    (tmp_path / "hoa-lu.docx").write_bytes(docx(f"{seen}<w:p>{hidden}</w:p>"))
    printed = ingest(tmp_path / "hoa-lu.docx", "--dry-run")
    assert printed.returncode == 0
    assert "Lưu ý: Tệp có chữ ẩn" in printed.stdout
    told = json.loads(ingest(tmp_path / "hoa-lu.docx", "--dry-run", "--json").stdout)["files"][0]
    assert told["plan"]["deadlines"] == 1
    assert [warning for warning in told["warnings"] if "chữ ẩn" in warning] == told["warnings"]


def test_where_a_tool_is_missing_the_debian_package_to_install_is_named(ingest, tmp_path: Path) -> None:
    picture = saved(scan(pdf([(72.0, 100.0, "Kế hoạch")])), "PNG")
    files = {"plan.rtf": b"{\\rtf1 plan}", "scan.png": picture}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    told = ingest(*(tmp_path / name for name in files), "--dry-run", PATH=str(tmp_path))
    assert told.returncode == 1
    rtf, png = told.stderr.splitlines()
    assert "libreoffice-writer" in rtf
    assert "tesseract-ocr và tesseract-ocr-vie" in png
