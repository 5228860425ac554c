// Every state at once: see backsliding/explorers/response_curve.py.
import { FULL_SLOPE, bestResponse, curves } from "./model.js";
import { fixed } from "./numerals.js";
import { payoffs, responses, stateMoved } from "./panels.js";
import { END, levelHandle, normPlaces, payoffMarks } from "./parts.js";
import { line, picture, place, segments, text } from "./pictures.js";
import { everyStateCode, everyone, underNorm, weakestLifted } from "./wording.js";

export function responseCurve({ lam, k, D, m }) {
  const norm = { k, D, m };
  const pieces = curves.Norm(norm);
  const r = bestResponse(lam, pieces);
  return picture(
    [
      responsePanel(r, norm),
      payoffs(
        `The payoffs of the state at the dot, which ends at ${fixed(r.policy)}.`,
        [...normPlaces(r.autonomous, k, r.policy), ...payoffMarks(lam, pieces)],
        [],
        { height: 350, across: "protection, S" },
      ),
    ],
    `${underNorm(norm, r)} ${everyone(norm)}`,
    everyStateCode(norm),
  );
}

export function responsePanel(r, norm) {
  return responses(
    r, [place("norm", norm.k, "k"), ...responseStretches(norm), stateMoved(r)], [levelHandle(norm.k)],
  );
}

function responseStretches({ k, D, m }) {
  const weakest = Math.min(weakestLifted(k, D), k);
  const corner = m > 0 ? Math.min((FULL_SLOPE * k) / m, END) : END;
  const last = Math.max((m / FULL_SLOPE) * END, k);
  return [
    line("ghost", [[0, 0], [END, END]]),
    line("unmoved", [[0, 0], [weakest, weakest]]),
    segments("jump", [[weakest, weakest, weakest, k]]),
    line("lifted", [[weakest, k], [k, k]]),
    line("lowered", [[k, k], [corner, k], [END, last]]),
    text("ghost", [0.94 * END, 0.94 * END], "no norm", "end", 6),
    text("lifted", [0.5 * (weakest + k), k], "lifted", "middle", 8),
    text("lowered", [END, last], "slides", "start", -4),
  ];
}
