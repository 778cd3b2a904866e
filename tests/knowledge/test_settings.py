import re
from pathlib import Path

import pytest
from pydantic_settings import BaseSettings

from bot.settings import BotSettings
from knowledge.errors import SettingsError
from knowledge.settings import KnowledgeSettings, load

EXAMPLE = Path(__file__).parents[2] / ".env.example"
CLASSES = (KnowledgeSettings, BotSettings)


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for settings in CLASSES:
        for name in settings.model_fields:
            monkeypatch.delenv(name.upper(), raising=False)


def test_the_example_lists_every_setting_and_no_other() -> None:
    listed = re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    known = [name.upper() for settings in CLASSES for name in settings.model_fields]
    assert sorted(listed) == sorted(known)


@pytest.mark.parametrize("settings", CLASSES, ids=lambda settings: settings.__name__)
def test_the_example_says_what_the_defaults_are(settings: type[BaseSettings]) -> None:
    assert settings(_env_file=EXAMPLE) == settings(_env_file=None)


def test_a_setting_that_makes_no_sense_is_named_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMEZONE", "Asia/Hanoi_City")
    with pytest.raises(SettingsError, match=r"TIMEZONE.*Asia/Hanoi_City") as raised:
        load(KnowledgeSettings)
    assert "\n" not in str(raised.value)


def test_a_secret_is_never_shown_in_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMA_URL", "user:hunter2@host")
    with pytest.raises(SettingsError, match="CHROMA_URL") as raised:
        load(KnowledgeSettings)
    assert "hunter2" not in str(raised.value)


def test_an_empty_value_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLM_TIMEOUT", "")
    assert load(KnowledgeSettings).llm_timeout == 30


def test_the_library_is_kept_in_the_data_folder_unless_a_database_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", "/srv/thi-dua")
    assert load(KnowledgeSettings).library_url == "sqlite:////srv/thi-dua/library.db"
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://db/plans")
    assert load(KnowledgeSettings).library_url == "postgresql+psycopg://db/plans"


def test_a_dotenv_file_in_another_encoding_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("DATA_DIR=dữ liệu".encode("utf-16"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load(KnowledgeSettings)
