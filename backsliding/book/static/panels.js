// Panels that several scenes share.
import { NO_NORM, welfare } from "./model.js";
import { fixed } from "./numerals.js";
import { END, TOP, WELFARE, bottom, normPlace, onWelfare, ownPlace, welfareMarks } from "./parts.js";
import { dots, handle, panel, segments } from "./pictures.js";

const HEIGHT = 300;

export const payoffs = (says, marks, handles = []) => panel(says, {
  x: [0, END], y: [0, TOP], ticks: [1, 2], height: HEIGHT,
  labels: ["protection, S", "benefits and costs"], marks, handles,
});

export const leadersWelfare = (says, marks, handles = [], [step, top] = WELFARE) => panel(says, {
  x: [0, END], y: [bottom(top), top], ticks: [1, step], height: HEIGHT,
  labels: ["protection, S", "welfare"], marks, handles,
});

// Welfare under a norm, with the arrow from where the state was to where it ends.
export function welfareUnderNorm(lam, k, pieces, r, end, asked) {
  const s = r.autonomous;
  return leadersWelfare(`Welfare; the state ends at ${fixed(r.policy)}.`, [
    ownPlace(s), !asked && normPlace(k),
    welfareMarks(lam, pieces, !asked),
    dots("before", [[s, welfare(s, lam, NO_NORM)]]),
    onWelfare(r, end, lam, pieces, asked),
  ]);
}

// Policy with a norm against policy without, with one state's dot on it.
export function responses({ autonomous: s, policy }, end, marks, handles = []) {
  return ownAndEnd(
    `Policy with the norm against policy without it; the state at ${fixed(s)} ends at ` +
      `${fixed(policy)}.`,
    [marks, segments("moved", [[s, s, s, end]])],
    [handle("lam", [s, end], "x", s, { says: "This state’s own policy, S*" }), ...handles],
  );
}

export const ownAndEnd = (says, marks, handles) => panel(says, {
  x: [0, END], y: [0, END], ticks: [1, 1], height: HEIGHT,
  labels: ["own policy, S*", "policy with the norm"], marks, handles,
});
