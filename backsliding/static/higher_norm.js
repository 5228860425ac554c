// A norm above the state: see backsliding/explorers/higher_norm.py.
import { critical_norm, printed_critical_norm } from "./formulas.js";
import { FULL_SLOPE, NO_NORM, bestResponse, curves, welfare } from "./model.js";
import { fixed, plain } from "./numerals.js";
import { leadersWelfare, payoffs } from "./panels.js";
import { END, normHandles, payoffMarks, welfareMarks } from "./parts.js";
import { dots, line, picture, place } from "./pictures.js";

export function higherNorm({ lam, k, D, printed }) {
  const pieces = curves.Norm({ k, D, m: FULL_SLOPE });
  const r = bestResponse(lam, pieces);
  const s = r.autonomous;
  const staying = welfare(s, lam, NO_NORM);
  const moving = welfare(k, lam, pieces);
  const unmoved = welfare(s, lam, pieces);
  const bar = critical_norm(lam, D);
  const printedBar = printed_critical_norm(lam, D);
  const places = [
    place("best", s, "S*"), place("norm", k, "k"), place("critical", Math.min(bar, END), "k̄"),
  ];
  if (printed) places.push(place("printed", Math.min(printedBar, END), "printed k̄"));
  const sentence = higherNormSentence({ k, s, staying, moving, bar, effect: r.effect }) +
    (printed ? misprint(k, bar, printedBar) : "");
  return picture(
    [
      payoffs(
        "Benefits, with a jump at the norm, and costs.",
        [...places, ...payoffMarks(lam, pieces)],
        normHandles(k, D),
      ),
      leadersWelfare(`Welfare; the state ends at ${fixed(r.policy)}.`, [
        ...places,
        line("zero", [[0, staying], [END, staying]]),
        ...welfareMarks(lam, pieces),
        dots("weighed", [[s, unmoved], [k, moving]]),
        dots("chosen", [[r.policy, k >= s ? Math.max(staying, moving) : unmoved]]),
      ]),
    ],
    sentence,
    `import backsliding as bs\n\nnorm = bs.Norm(k=${plain(k)}, D=${plain(D)}, m=2)\n` +
      `r = bs.best_response(${plain(lam)}, norm)\n` +
      `r.policy, r.effect, bs.critical_norm(${plain(lam)}, ${plain(D)})`,
  );
}

function higherNormSentence({ k, s, staying, moving, bar, effect }) {
  if (k <= s) {
    return `The norm asks for ${fixed(k)} and the state grants ${fixed(s)} unasked: it has ` +
      "nothing to move up to. With a jump and no flattening, it stays.";
  }
  const weighed = `Staying at ${fixed(s)} is worth ${fixed(staying)} to the leaders and moving ` +
    "up to the norm ";
  return effect === "lifted"
    ? `${weighed}is worth ${fixed(moving)}: the state rises to ${fixed(k)}. It follows no norm ` +
      `above k̄ = ${fixed(bar)}.`
    : `${weighed}only ${fixed(moving)}: the state does not move. The highest norm that would ` +
      `lift it is k̄ = ${fixed(bar)}.`;
}

function misprint(k, bar, printedBar) {
  const opening = ` The printed formula puts k̄ at ${fixed(printedBar)}`;
  if (bar < k && k <= printedBar) return `${opening} and so would have this state move. It does not.`;
  if (printedBar < k && k <= bar) return `${opening} and so would have this state stay. It moves.`;
  return `${opening}, which for this norm leads to the same answer.`;
}
