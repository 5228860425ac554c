"""What a scene draws is what the solver says, and what a bet says is true of what is drawn."""

import re
from functools import cache

import numpy as np
import pytest
from scripts import Script

import backsliding as bs
from backsliding import explorers
from backsliding.book.explorers import five_minutes, parental_leave, share
from backsliding.book.explorers.explorer import Explorer
from backsliding.book.explorers.quantities import Costs, Policies, Quantity, Switch
from backsliding.book.explorers.single_norm import UnderNorm
from tools.notebooks import ROOT

SCENES = [getattr(explorers, name) for name in explorers.__all__]
EVERY = [*SCENES, *five_minutes.STEPS, parental_leave.Pay, parental_leave.Weeks]
ASKING = [scene for scene in EVERY if scene.bet is not None]
STATES_A_SCENE = 100
CALL = re.compile(rf"[<\"]((?:{'|'.join(explorers.__all__)})\([^)\"]*\))")


def kinds_of(scene):
    """Yield every kind of scene there is below one."""
    for kind in scene.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def test_every_bet_of_the_book_is_held_to_what_stands_below_it():
    kinds = [kind for kind in kinds_of(Explorer) if kind.__module__.startswith("backsliding.")]
    asked = {repr(kind) for kind in kinds if kind.bet is not None}
    assert asked == {repr(kind) for kind in ASKING}


def test_where_the_first_step_begins_is_where_its_small_dot_stays():
    costly = five_minutes.Alone(lam=1.0).picture()["panels"][0]
    (before,) = marks(costly, "dots", "before")
    (own, _), *others = before["points"]
    assert not others and own == bs.autonomous_policy(five_minutes.Alone().lam)
    assert marks(five_minutes.Alone().picture()["panels"][0], "dots", "before") == []


def random_state(random, scene):
    """Values of a scene's traits: on the controls' steps, at their ends, or anywhere."""
    values = {}
    for name, trait in scene.class_traits().items():
        if isinstance(trait, Quantity):
            low, high = trait.low, trait.high
            step = low + trait.step * random.integers(0, round((high - low) / trait.step) + 1)
            anywhere = random.uniform(low, high)
            chosen = random.choice([low, high, 1.0, step, step, step, anywhere])
            values[name] = float(min(max(chosen, low), high))
        elif isinstance(trait, Switch):
            values[name] = bool(random.integers(2))
        elif isinstance(trait, Policies):
            least, most = trait.sizes
            size = random.integers(least, most + 1)
            values[name] = random.uniform(trait.low, trait.high, size).round(2).tolist()
        elif isinstance(trait, Costs) and random.random() < 0.5:
            size = random.integers(1, 60)
            values[name] = np.exp(random.uniform(-2, 2, size)).tolist()
    return values


@cache
def explored(scene):
    """Return a scene in its first state, in those of presets and of links, and in many others."""
    random = np.random.default_rng(2014)
    states = [scene(), *(scene(**preset.values) for preset in scene.presets), *linked(scene)]
    return states + [scene(**random_state(random, scene)) for _ in range(STATES_A_SCENE)]


@cache
def links():
    """Return every call of a scene in the book's files."""
    folders = (ROOT / "book", ROOT / "book" / "extensions")
    files = [path for folder in folders for path in folder.glob("*.*") if path.is_file()]
    text = "".join(path.read_text(encoding="utf-8").replace('\\"', '"') for path in files)
    return CALL.findall(text)


def linked(scene):
    """Return the states of one scene to which the book has links."""
    return [share.read(call) for call in links() if call.startswith(scene.__name__ + "(")]


def test_the_book_links_to_dozens_of_states():
    assert sum(len(linked(scene)) for scene in SCENES) > 60


@pytest.fixture(scope="module")
def script():
    given = {"scenes.js": ["scenes"], "bets.js": ["asks", "verdict", "before"]}
    more = """
    const ends = (scene, values, asked, limits) => scenes[scene].solve(values, asked, limits).ends;
    const told = (scene, values, limits) => {
      const solved = scenes[scene].solve(values, false, limits);
      return scenes[scene].picture(values, solved, solved.ends, false).told ?? null;
    };
    const drawn = (scene, values, limits, late) => (
      scenes[scene].picture(values, scenes[scene].solve(values, false, limits), late, false)
    );
    const bet = (about, values) => [
      asks(about, values), verdict(about, values, 0), verdict(about, values, null),
    ];
    """
    return Script(given, more=more)


def policies(explorer):
    """Return where the states that a scene shows end."""
    if isinstance(explorer, explorers.StateAlone):
        return [bs.autonomous_policy(explorer.lam)]
    if isinstance(explorer, explorers.Regions):
        return explorer.outcome.policy
    return np.atleast_1d(explorer.response.policy)


@pytest.mark.parametrize("scene", EVERY)
def test_states_end_where_the_solver_has_them_end(script, scene):
    for explorer in explored(scene):
        drawn = script.run("ends", explorer.scene, explorer.values(), False, explorer.limits())
        np.testing.assert_allclose(drawn, policies(explorer), rtol=1e-12, err_msg=repr(explorer))


def marks(panel, is_, role=None):
    return [m for m in panel["marks"] if m["is"] == is_ and role in (None, m["role"])]


ALONE = [s for s in SCENES if issubclass(s, UnderNorm) and isinstance(s.lam, Quantity)]


@pytest.mark.parametrize("scene", ALONE)
def test_what_is_said_to_end_there_is_the_dot_of_the_state(scene):
    for explorer in explored(scene):
        end = float(explorer.response.policy)
        found = 0
        for panel in explorer.picture()["panels"]:
            for words in marks(panel, "text", "outcome"):
                (dot,) = marks(panel, "dots", "chosen")
                assert words["words"] == "ends here"
                assert [words["x"], words["y"]] == dot["points"][0]
                assert words["x"] == pytest.approx(end, rel=1e-12)
                found += 1
        assert found, explorer
        assert "ends here" not in [
            m["words"] for p in explorer.picture()["panels"] for m in marks(p, "place")
        ]


def test_a_crowd_accounts_for_every_state_and_for_the_sum():
    of_links = [explorers.Crowd(lam=[1.0, 0.5, 3.0], m=2), explorers.Crowd(lam=[1.0, 2.0, 0.5])]
    for crowd in [*explored(explorers.Crowd), *of_links]:
        response, sentence = crowd.response, crowd.picture()["sentence"]
        if response.policy.size == 1:
            continue
        counted = [int(n) for n in re.findall(r"(\d+) (?:is|are) ", sentence)]
        assert sum(counted) == response.policy.size, sentence
        below = response.autonomous < crowd.k * (1.0 - 1e-9)
        far = int(np.sum(below & (response.effect == "unmoved")))
        assert f"{far or 'none'} {'is' if far == 1 else 'are'} too far below" in sentence
        if sums := re.search(r"from (\d+\.\d+) to (\d+\.\d+)", sentence):
            shown = response.autonomous.sum(), response.policy.sum()
            np.testing.assert_allclose([float(n) for n in sums.groups()], shown, atol=0.0051)


def test_no_state_above_a_rising_norm_is_drawn_below_it(script):
    """What is still on its way from where a lower norm left it."""
    before, after = explorers.Crowd(k=0.5), explorers.Crowd(k=1.0)
    late = before.response.policy.tolist()
    drawn = script.run("drawn", "crowd", after.values(), after.limits(), late)
    (down,) = marks(drawn["panels"][0], "dots", "lowered")
    assert min(x for x, _ in down["points"]) == 1.0 > min(late)


@pytest.mark.parametrize("scene", EVERY)
def test_a_bet_is_asked_of_the_state_that_it_is_about_and_of_no_other(script, scene):
    start, at_first = scene().values(), scene()._about
    asked = 0
    for explorer in explored(scene):
        values = explorer.values()
        for about in (at_first, explorer._about):  # reached from the start, or made like this
            if "bet" not in about:
                continue
            guess = about["bet"]["guess"]
            still = {n: v for n, v in values.items() if n != guess}
            asks, told, untold = script.run("bet", about, values)
            if asks:
                asked += 1
                assert still == {n: about["start"][n] for n in still}
                assert guess or still == {n: start[n] for n in still}
            if told:
                there = about["start"] | about["bet"]["then"]
                assert still == {n: there[n] for n in still}
            assert untold == ""
    assert (asked > 0) == (scene.bet is not None)


def own(scene):
    """Return the policy of a scene's one state, or of its first, if no norm reached it."""
    return 1 / np.atleast_1d(scene.lam)[0]


def end(scene):
    """Return where a scene's one state ends."""
    (policy,) = policies(scene)
    return policy


def slide(world):
    return np.maximum(world.response.autonomous - world.response.policy, 0).sum()


def compared(one, other):
    """Say whether one number is greater, the same or less."""
    return [one > other, one == other, one < other]


def stops(state, first, last):
    """Say whether a state ends at the first of two levels, between them or at the last."""
    there, low, high = end(state), *sorted((first, last))
    return [there == first, low < there < high, there == last]


def nearest(number, *offered):
    """Say of each number that is offered whether it is the nearest."""
    return [np.argmin(np.abs(np.array(offered) - number)) == i for i in range(len(offered))]


def beyond(crowd):
    return crowd.response.autonomous > crowd.k


def effects(scene, chosen):
    """Say whether the chosen states all stay, all rise or all slide."""
    found = set(np.atleast_1d(scene.response.effect)[chosen].tolist())
    return [found == {effect} for effect in ("unmoved", "lifted", "lowered")]


def lifted(crowd):
    return (crowd.response.effect == "lifted").sum()


def left_alone(before, after):
    left = own(after) / own(before)
    return after.lam == 2 * before.lam, [left == 0.5, left == 0.25, left == 0]


def on_a_ladder(_, after):
    higher = bs.best_response(after.lam, after.norm.rungs[1]).policy
    told = (own(after), after.k0, after.k1, higher) == (2, 0.5, 1.9, 1.9)
    return told, [end(after) == 1.9, end(after) == pytest.approx(1), end(after) == 0.5]


def under_a_blur(before, after):
    told = (before.width, before.k, end(before)) == (0, 2, 2)
    reach = (after.k - after.width, after.k + after.width)
    above, there, below = compared(end(after), 2)
    return told and reach == pytest.approx((1.2, 2.8)), [there, above, below]


def between_treaties(_, after):
    all_rise, alike, neighbours_rise = compared(end(type(after)(k=1)), end(after))
    return 1 < own(after) < after.k == 2.3, [all_rise, neighbours_rise, alike]


# For each bet, before and after: whether the scenes are what it tells, and which options are true.
ANSWERS = {
    explorers.StateAlone: left_alone,
    explorers.HigherNorm: lambda b, a: (
        (b.k, end(b), own(a), a.k) == (3, 3, 2, 4),
        stops(a, 4, 2),
    ),
    explorers.LowerNorm: lambda _, a: ((own(a), a.k) == (2, 0.6), effects(a, [0])),
    explorers.TwoRungs: on_a_ladder,
    explorers.Vagueness: under_a_blur,
    explorers.World: lambda b, a: ((b.k, a.k) == (1, 2.5), compared(slide(a), slide(b))),
    explorers.Crowd: lambda b, a: (
        b.norm == a.norm and 0.3 < beyond(a).mean() < 0.7,
        effects(a, beyond(a)),
    ),
    explorers.Regions: lambda b, a: (
        (b.leak, a.leak, b.regional) == (0, 0.05, True),
        nearest(1 - a.outcome.net / b.outcome.net, 0.05, 1 / 3, 0),
    ),
    five_minutes.Alone: left_alone,
    five_minutes.Above: lambda _, a: (own(a) < a.k, stops(a, a.k, own(a))),
    five_minutes.Below: lambda _, a: (own(a) > a.k, stops(a, own(a), a.k)),
    five_minutes.Ambitious: lambda b, a: (
        lifted(b) == 11 and beyond(a).mean() < 0.1,
        compared(lifted(a), lifted(b)),
    ),
    five_minutes.Signing: between_treaties,
    parental_leave.Weeks: lambda _, a: (
        (a.k, own(a)) == pytest.approx((14, 26)),
        nearest(end(a), 26, 20, 14),
    ),
}


@pytest.mark.parametrize("scene", [scene for scene in ASKING if not scene.bet.guess])
def test_the_answer_that_is_marked_and_no_other_is_the_solvers(scene):
    bet = scene.bet
    told, true = ANSWERS[scene](scene(**bet.before), scene(**bet.then))
    assert told
    assert true == [number == bet.answer for number in range(len(bet.options))]


@pytest.mark.parametrize("scene", ASKING)
def test_a_figure_that_asks_does_not_show_the_answer(script, scene):
    about = scene()._about
    bet, limits = about["bet"], about["limits"]
    values = script.run("before", about, about["start"])
    shown = script.run("ends", scene.scene, values, True, limits)
    answer = script.run("ends", scene.scene, about["start"] | bet["then"], False, limits)
    assert shown != answer


@pytest.mark.parametrize("hits", range(6))
def test_a_guess_is_counted_against_the_solver(script, hits):
    scene = explorers.ResponseCurve
    own = np.array(scene.guess.default_value)
    ends = bs.best_response(1 / own, scene().norm).policy
    guess = np.where(np.arange(5) < hits, ends + 0.2, ends + 0.3).tolist()
    values = scene(guess=guess).values()
    told = script.run("told", scene.scene, values, scene().limits())
    assert f"placed {hits} of the five" in told
