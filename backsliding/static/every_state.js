// The response curve under any norm, sampled: see backsliding/explorers/every_state.py.
import { bestResponse } from "./model.js";
import { fixed } from "./numerals.js";
import { END } from "./parts.js";
import { handle, line, panel, segments, text } from "./pictures.js";

const STATES = 300;
const SPACING = 0.02;
const STRAIGHT = 1e-9;
const OWN = Array.from({ length: STATES }, (_, i) => SPACING * (i + 1));

const responsesTo = (pieces) => OWN.map((own) => bestResponse(1 / own, pieces));

export function everyState({ autonomous: s, policy }, pieces, other, words, places) {
  return panel(
    `Policy with the norm against policy without it; the state at ${fixed(s)} ends at ` +
      `${fixed(policy)}.`,
    {
      x: [0, END], y: [0, END], ticks: [1, 1], height: 350,
      labels: ["own policy, S*", "policy with the norm"],
      marks: [
        ...places,
        line("ghost", thinned(responsesTo(other), 0)),
        ...stretches(responsesTo(pieces)),
        segments("moved", [[s, s, s, policy]]),
        dotted(words),
      ],
      handles: [handle("lam", [s, policy], "x", s, "This state's own policy, S*", fixed(s))],
    },
  );
}

export const dotted = (words) => text("ghost", [END, 0], `dotted: ${words}`, "end", 10);

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
