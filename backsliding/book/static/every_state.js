// Where every state ends, against its own policy: exact under one norm, sampled under any other.
import { weakest_lifted } from "./formulas.js";
import { FULL_SLOPE, bestResponse } from "./model.js";
import { responses } from "./panels.js";
import { END, levelHandle, normPlace } from "./parts.js";
import { dots, label, line, segments, text } from "./pictures.js";

const STATES = 300;
const SPACING = 0.02;
const STRAIGHT = 1e-9;
const OWN = Array.from({ length: STATES }, (_, i) => SPACING * (i + 1));

export const weakestLifted = (k, D) => (k > 0 ? weakest_lifted(k, D) : 0);

export const responsePanel = (r, end, norm, marks = []) => responses(
  r, end, [normPlace(norm.k), marks, exact(norm)], [levelHandle(norm.k)],
);

export const diagonal = () => [
  line("ghost", [[0, 0], [END, END]]),
  label("ghost", [0.94, 0.8, 0.65].map((share) => [share * END, share * END]), "no norm", "end", 6),
];

function exact({ k, D, m }) {
  const weakest = Math.min(weakestLifted(k, D), k);
  const corner = m > 0 ? Math.min((FULL_SLOPE * k) / m, END) : END;
  const last = Math.max((m / FULL_SLOPE) * END, k);
  return [
    diagonal(),
    line("unmoved", [[0, 0], [weakest, weakest]]),
    segments("jump", [[weakest, weakest, weakest, k]]),
    line("lifted", [[weakest, k], [k, k]]),
    line("lowered", [[k, k], [corner, k], [END, last]]),
    label("lifted", [[0.5 * (weakest + k), k]], "lifted", "middle", 8),
    label("lowered", [[END, last]], "slides", "start", -4),
  ];
}

const responsesTo = (pieces) => OWN.map((own) => bestResponse(1 / own, pieces));

// `other` is a second norm, named in `words`, whose curve is dotted; a figure that asks has none, and a dot
// in place of the handle.
export const everyState = (r, end, pieces, other, words, places) => responses(r, end, [
  places,
  other && line("ghost", thinned(responsesTo(other), 0)),
  sampled(responsesTo(pieces)),
  !other && dots("chosen", [[r.autonomous, end]]),
  other && text("ghost", [END, 0], `dotted: ${words}`, "end", 10),
]);

// The curve in stretches of states that the norm moves alike, and its gaps.
function sampled(all) {
  const ends = OWN.map((_, i) => i).filter((i) => i > 0 && all[i].effect !== all[i - 1].effect);
  const lines = [0, ...ends].map((start, i) => line(
    all[start].effect, thinned(all.slice(start, ends[i] ?? STATES), start),
  ));
  const gaps = ends.map((i) => [OWN[i - 1], all[i - 1].policy, OWN[i], all[i].policy]);
  return [...lines, segments("jump", gaps)];
}

// The points of a stretch without those on a straight line between their neighbours.
function thinned(some, start) {
  const bends = (i) =>
    Math.abs(some[i - 1].policy - 2 * some[i].policy + some[i + 1].policy) > STRAIGHT;
  return some
    .map(({ policy }, i) => [OWN[start + i], policy])
    .filter((_, i) => i === 0 || i === some.length - 1 || bends(i));
}
