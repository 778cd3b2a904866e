"""What benchmarks are made over: plans in any number, no two alike, and questions about them."""

from itertools import combinations

from benchmarks.filling import questions
from benchmarks.generated import generated
from knowledge.facts import facts_of
from knowledge.outline import outline_of
from knowledge.reading import read_document
from tools.samples import plain


def test_generated_plans_differ_and_are_the_same_each_time() -> None:
    plans = list(generated(60))
    assert plans == list(generated(60))
    assert all(one.source != other.source for one, other in combinations(plans, 2))
    assert len({(plan.unit, plan.number) for plan in plans}) == 60


def test_a_generated_plan_is_read_like_a_real_one(tmp_path) -> None:
    made = next(generated(1))
    plain.write(made.source, tmp_path / "plan.txt")
    outline = outline_of(read_document(tmp_path / "plan.txt"))
    assert (outline.header.number, made.place in outline.header.issuer) == (made.number, True)
    facts = facts_of(outline)
    assert facts.deadlines
    assert any(made.thing in duty.task for duty in facts.duties)


def test_questions_are_about_the_plans_and_hardly_one_is_asked_twice() -> None:
    asked = questions(90, 200)
    units = {plan.unit for plan in generated(200)}
    assert len(set(asked)) > 80
    assert sum(any(unit in one for unit in units) for one in asked) >= 30
