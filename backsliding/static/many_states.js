// What scenes of many states share: see backsliding/explorers/many_states.py.
import { bestResponse, curves } from "./model.js";

const NUMBERING = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000,
];

export function respond(lam, norm) {
  const pieces = curves.Norm(norm);
  return lam.map((one) => bestResponse(one, pieces));
}

export function totals(responses) {
  let pull = 0;
  let slide = 0;
  for (const { policy, autonomous } of responses) {
    if (policy > autonomous) pull += policy - autonomous;
    else slide += autonomous - policy;
  }
  return { pull, slide };
}

// The step of an axis's numbers, and where the axis ends: at most five steps up.
export function numbering(highest) {
  const step = NUMBERING.find((one) => highest <= 5 * one) ?? NUMBERING[NUMBERING.length - 1];
  return [step, step * Math.max(1, Math.ceil(highest / step))];
}
