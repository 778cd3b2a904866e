"""What was made last is still there."""

from collections.abc import Sequence

from knowledge.recent import Recent


def test_what_was_used_last_stays_and_the_rest_is_made_again() -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    kept = Recent[str, str](2)
    for key in ("a", "b", "a", "c", "a", "b"):
        assert kept.get(key, lambda key=key: make(key)) == key.upper()
    assert made == ["a", "b", "c", "b"]


def test_what_is_missing_of_several_is_made_together_each_once() -> None:
    made: list[str] = []

    def make(keys: Sequence[str]) -> list[str]:
        made.append("".join(keys))
        return [key.upper() for key in keys]

    kept = Recent[str, str](3)
    assert kept.get_all(["a", "b"], make) == ["A", "B"]
    assert kept.get_all(["c", "a", "d", "c"], make) == ["C", "A", "D", "C"]
    assert made == ["ab", "cd"]
    # the one that was used longest ago gave way
    assert [key in kept for key in "abcd"] == [True, False, True, True]


def test_what_cannot_be_made_is_not_kept() -> None:
    kept = Recent[str, int](2)
    for _ in range(2):
        try:
            kept.get("a", lambda: 1 // 0)
        except ZeroDivisionError:
            assert "a" not in kept
