// Panels that several scenes share: see backsliding/explorers/panels.py.
import { NO_NORM, welfare } from "./model.js";
import { fixed } from "./numerals.js";
import { END, TOP, WELFARE, movement, welfareMarks } from "./parts.js";
import { dots, handle, panel, segments } from "./pictures.js";

export function payoffs(says, marks, handles = [], { height = 300, across = "" } = {}) {
  return panel(says, {
    x: [0, END], y: [0, TOP], ticks: [1, 2], height, labels: [across, "benefits and costs"],
    marks, handles,
  });
}

export function leadersWelfare(says, marks, handles = []) {
  return panel(says, {
    x: [0, END], y: WELFARE, ticks: [1, 1], height: 250, labels: ["protection, S", "welfare"],
    marks, handles,
  });
}

// Welfare under a norm, with the arrow from where the state was to where it ends.
export function welfareUnderNorm(lam, pieces, places, r) {
  const { autonomous: s, policy, effect } = r;
  return leadersWelfare(`Welfare; the state ends at ${fixed(policy)}.`, [
    ...places,
    ...welfareMarks(lam, pieces),
    dots("before", [[s, welfare(s, lam, NO_NORM)]]),
    ...movement(s, policy, effect, -0.5),
    dots("chosen", [[policy, r.welfare]]),
  ]);
}

// Policy with a norm against policy without, with one state's dot on it.
export function responses({ autonomous: s, policy }, marks, handles = []) {
  const says = "This state's own policy, S*";
  return panel(
    `Policy with the norm against policy without it; the state at ${fixed(s)} ends at ` +
      `${fixed(policy)}.`,
    {
      x: [0, END], y: [0, END], ticks: [1, 1], height: 350,
      labels: ["own policy, S*", "policy with the norm"],
      marks,
      handles: [handle("lam", [s, policy], "x", s, says, fixed(s)), ...handles],
    },
  );
}

export const stateMoved = ({ autonomous: s, policy }) => segments("moved", [[s, s, s, policy]]);
