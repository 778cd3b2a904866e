"""Numbered and listed parts of one invented plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from knowledge.answering import Assistant
from knowledge.database import engine_of
from knowledge.lexis import Lexis
from knowledge.library import Draft, Library
from knowledge.question import asking_words
from tests.knowledge.amending_plans import original_text, understood

TODAY = dt.date(2025, 11, 20)
BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Đẩy mạnh ứng dụng công nghệ số trong cơ quan nhà nước.
II. NỘI DUNG THI ĐUA
1. Thi đua xây dựng tổ công nghệ số cộng đồng.
2. Thi đua phủ sóng các thôn vùng cao.
3. Thi đua đưa nông sản lên sàn thương mại điện tử.
"""


class NothingSimilar:
    def similar(self, dense: str, lexical: str, plans: Sequence[str] | None) -> Mapping[tuple[str, str], float]:
        return {}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("plan")
    library = Library(engine_of(f"sqlite:///{folder / 'library.db'}"))
    library.publish(Draft(understood(original_text(body=BODY), "xa"), b"", (), np.empty((0, 0), np.float32), "none"))
    return Assistant(library, NothingSimilar(), Lexis(library, folder / "words", asking_words() * 3).vocabulary)


def test_after_the_second_of_a_list_its_third_is_asked_by_number_alone(assistant: Assistant) -> None:
    second = assistant.ask("Nội dung thi đua thứ 2 của xã Hòa Lư là gì?", today=TODAY)
    assert "phủ sóng" in second.outcome.text
    third = assistant.ask("còn cái thứ 3 thì sao?", today=TODAY, previous=second.turn)
    assert "nông sản" in third.outcome.text
