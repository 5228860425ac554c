// The sentences and the code under a figure that several scenes share.
import { plain, spoken } from "./numerals.js";

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

export const aloneCode = (lam, S) =>
  `import backsliding as bs\n\nbs.autonomous_policy(${plain(lam)}), ` +
  `bs.welfare(${plain(S)}, ${plain(lam)})`;

export const responseCode = (lam, norm, tau = 1) =>
  `${normCode(norm, tau)}r = bs.best_response(${plain(lam)}, norm)\nr.policy, r.effect, r.gain`;

export const statesCode = (scene, norm) =>
  `from backsliding.book.explorers import ${scene}\n\n${normCode(norm)}` +
  `r = bs.best_response(${scene}().lam, norm)\n`;

export function normCode({ k, D, m }, tau = 1) {
  const share = tau < 1 ? `.transmitted(${plain(tau)})` : "";
  return "import backsliding as bs\n\n" +
    `norm = bs.Norm(k=${plain(k)}, D=${plain(D)}, m=${plain(m)})${share}\n`;
}
