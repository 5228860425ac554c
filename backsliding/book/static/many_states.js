// What scenes of many states share: sums over states, the best norm, and an axis that fits.
import { critical_norm } from "./formulas.js";
import { bestResponse, curves } from "./model.js";

const ROUND = [1, 2, 5, 10];
const SHORTEST = 0.05;

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
  return { pull, slide, net: pull - slide };
}

// The best of all single norms: it is always some state's critical norm.
export function bestNorm(lam, D, m) {
  let best = { k: 0, net: -Infinity };
  for (const k of lam.map((one) => critical_norm(one, D)).sort((a, b) => a - b)) {
    const { net } = totals(respond(lam, { k, D, m }));
    if (net > best.net) best = { k, net };
  }
  return best;
}

// The step of an axis's numbers, and where the axis ends: at most five steps up.
export function numbering(highest) {
  const power = 10 ** Math.floor(Math.log10(Math.max(highest, SHORTEST) / 5));
  const step = power * ROUND.find((one) => highest <= 5 * power * one);
  return [step, step * Math.max(1, Math.ceil(highest / step))];
}
