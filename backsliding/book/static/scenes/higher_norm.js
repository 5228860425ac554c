// A norm above the state: it follows up to a point and then lets go.
import { critical_norm, printed_critical_norm } from "../formulas.js";
import { numbering } from "../many_states.js";
import { FULL_SLOPE, NO_NORM, bestResponse, curves, welfare } from "../model.js";
import { fixed, plain, spoken } from "../numerals.js";
import { leadersWelfare, payoffs } from "../panels.js";
import {
  END, bottom, jumpHandle, levelHandle, normPlace, onPayoffs, onWelfare, ownPlace, payoffMarks,
  welfareMarks,
} from "../parts.js";
import { dots, line, picture, place } from "../pictures.js";
import { scenes } from "../scenes.js";
import { normCode } from "../wording.js";

scenes.higher_norm = {
  solve({ lam, k, D }) {
    const pieces = curves.Norm({ k, D, m: FULL_SLOPE });
    const r = bestResponse(lam, pieces);
    const weighed = {
      staying: welfare(r.autonomous, lam, NO_NORM), moving: welfare(k, lam, pieces),
      bar: critical_norm(lam, D), printedBar: printed_critical_norm(lam, D),
    };
    // Nothing is worth more to the state than a norm at its own policy.
    const axis = numbering(r.autonomous + D);
    return { pieces, r, weighed, axis, ends: [r.policy] };
  },

  picture(values, { pieces, r, weighed, axis }, [end], asked) {
    const { lam, k, D, printed } = values;
    const s = r.autonomous;
    const places = [
      ownPlace(s), normPlace(k),
      !asked && place("critical", Math.min(weighed.bar, END), "k̄"),
      printed && place("printed", Math.min(weighed.printedBar, END), "printed k̄"),
    ];
    return picture(
      [
        leadersWelfare(
          `Welfare, with a jump at the norm; the state ends at ${fixed(r.policy)}.`,
          [
            places,
            line("zero", [[0, weighed.staying], [END, weighed.staying]]),
            welfareMarks(lam, pieces),
            dots("weighed", [[s, welfare(s, lam, pieces)], [k, weighed.moving]]),
            onWelfare(r, end, lam, pieces, asked, axis),
          ],
          [levelHandle(k, bottom(axis[1]))],
          axis,
        ),
        payoffs(
          "Benefits, with a jump at the norm, and costs.",
          [places, payoffMarks(lam, pieces), onPayoffs(r, end, pieces, asked)],
          [levelHandle(k), jumpHandle(k, D)],
        ),
      ],
      sentence(k, r, weighed) + (printed ? misprint(k, weighed) : ""),
      code(values),
    );
  },
};

function sentence(k, { autonomous, effect }, { staying, moving, bar }) {
  const own = spoken(autonomous);
  if (k <= autonomous) {
    return `The norm asks for ${spoken(k)} and the state grants ${own} unasked: it has ` +
      "nothing to move up to. With a jump and no flattening, it stays.";
  }
  const weighed = `Staying at ${own} is worth ${spoken(staying)} to the leaders and moving ` +
    "up to the norm ";
  return effect === "lifted"
    ? `${weighed}is worth ${spoken(moving)}: the state rises to ${spoken(k)}. It follows no norm ` +
      `above k̄ = ${spoken(bar)}.`
    : `${weighed}only ${spoken(moving)}: the state does not move. The highest norm that would ` +
      `lift it is k̄ = ${spoken(bar)}.`;
}

function misprint(k, { bar, printedBar }) {
  const opening = ` The printed formula puts k̄ at ${spoken(printedBar)}`;
  if (bar < k && k <= printedBar) return `${opening} and so would have this state move. It does not.`;
  if (printedBar < k && k <= bar) return `${opening} and so would have this state stay. It moves.`;
  return `${opening}, which for this norm leads to the same answer.`;
}

const code = ({ lam, k, D }) =>
  `${normCode({ k, D, m: FULL_SLOPE })}r = bs.best_response(${plain(lam)}, norm)\n` +
  `r.policy, r.effect, bs.critical_norm(${plain(lam)}, ${plain(D)})`;
