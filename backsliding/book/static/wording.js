// The sentences and the code under a figure that several scenes share.
import { weakest_lifted } from "./formulas.js";
import { FULL_SLOPE } from "./model.js";
import { plain, spoken } from "./numerals.js";

export const weakestLifted = (k, D) => (k > 0 ? weakest_lifted(k, D) : 0);

export const underNorm = (norm, r) => `${conduct(norm, r)} ${leaders(r.gain)}`;

function conduct(norm, { autonomous, policy, effect }) {
  const [k, own, end] = [norm.k, autonomous, policy].map(spoken);
  if (effect === "lifted") return `The state rises from ${own} to the norm at ${k}.`;
  if (effect === "lowered" && policy <= norm.k) {
    return `The state slides from ${own} down to the norm at ${k}, and no further.`;
  }
  if (effect === "lowered") {
    return `The state slides from ${own} to ${end}, still above the norm at ${k}: beyond the ` +
      `norm a step of protection brings ${spoken(norm.m)} where it brought 2.`;
  }
  return norm.k > autonomous
    ? `The state stays at ${own}: the norm at ${k} is out of its reach.`
    : `The state stays at ${own}: the norm at ${k} changes nothing it does.`;
}

function leaders(gain) {
  if (spoken(gain) === spoken(0)) return "Its leaders are as well off as without the norm.";
  return `Its leaders are ${gain > 0 ? "better" : "worse"} off by ${spoken(Math.abs(gain))}.`;
}

export function everyone({ k, D, m }) {
  const weakest = spoken(weakestLifted(k, D));
  const lifted = weakest !== spoken(k)
    ? `States from ${weakest} up to ${spoken(k)} rise to the norm`
    : "No state rises";
  return `${lifted}; ${m === FULL_SLOPE ? "those above it stay" : "all above it slide"}.`;
}

export const aloneCode = (lam, S) =>
  `import backsliding as bs\n\nbs.autonomous_policy(${plain(lam)}), ` +
  `bs.welfare(${plain(S)}, ${plain(lam)})`;

export const responseCode = (lam, norm, tau = 1) =>
  `${normCode(norm, tau)}r = bs.best_response(${plain(lam)}, norm)\nr.policy, r.effect, r.gain`;

export const everyStateCode = (norm) =>
  `${normCode(norm, 1)}own = [0.5, 1, 2, 4]  # policies without the norm\n` +
  "bs.best_response([1 / s for s in own], norm).policy";

export const worldCode = (norm) =>
  `${statesCode("World", norm)}change = r.policy - r.autonomous\n` +
  "change.clip(min=0).sum(), -change.clip(max=0).sum()";

export const crowdCode = (norm) => `${statesCode("Crowd", norm)}r.effect`;

const statesCode = (scene, norm) =>
  `from backsliding.book.explorers import ${scene}\n\n${normCode(norm, 1)}` +
  `r = bs.best_response(${scene}().lam, norm)\n`;

function normCode({ k, D, m }, tau) {
  const share = tau < 1 ? `.transmitted(${plain(tau)})` : "";
  return "import backsliding as bs\n\n" +
    `norm = bs.Norm(k=${plain(k)}, D=${plain(D)}, m=${plain(m)})${share}\n`;
}
