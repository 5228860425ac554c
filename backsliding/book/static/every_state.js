// The response curve under any norm, sampled.
import { bestResponse } from "./model.js";
import { responses } from "./panels.js";
import { END } from "./parts.js";
import { line, segments, text } from "./pictures.js";

const STATES = 300;
const SPACING = 0.02;
const STRAIGHT = 1e-9;
const OWN = Array.from({ length: STATES }, (_, i) => SPACING * (i + 1));

const responsesTo = (pieces) => OWN.map((own) => bestResponse(1 / own, pieces));

export const everyState = (r, end, pieces, other, words, places) => responses(r, end, [
  places,
  other && line("ghost", thinned(responsesTo(other), 0)),
  stretches(responsesTo(pieces)),
  other && text("ghost", [END, 0], `dotted: ${words}`, "end", 10),
]);

// The curve in stretches of states that the norm moves alike, and its gaps.
function stretches(all) {
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
