// Pull against slide as one norm for all rises: see backsliding/explorers/frontier.py.
import { autonomous_policy, critical_norm, flattened_policy } from "./formulas.js";
import { numbering, respond, totals } from "./many_states.js";
import { fixed } from "./numerals.js";
import { dots, line, panel, text } from "./pictures.js";

const JUST_BEYOND = 1 + 1e-6;
const LEFT_OF_ZERO = 0.05;

// The exact best: it is always some state's critical norm.
export function bestNorm(lam, D, m) {
  const best = { net: -Infinity };
  for (const k of lam.map((one) => critical_norm(one, D)).sort((a, b) => a - b)) {
    const { pull, slide } = totals(respond(lam, { k, D, m }));
    if (pull - slide > best.net) Object.assign(best, { k, pull, slide, net: pull - slide });
  }
  return best;
}

// The best norms and the curve do not change while a norm moves, so they are kept.
let found = {};

export function frontierOf(regions, D, m) {
  const key = String([...regions.map((lam) => lam.join()), D, m].join(";"));
  if (found.key !== key) {
    const lam = regions.flat();
    found = {
      key, curve: curveOf(lam, D, m), single: bestNorm(lam, D, m),
      regional: regions.map((some) => bestNorm(some, D, m)),
    };
  }
  return found;
}

// Slide and pull at every level of one norm at which their course bends or breaks.
function curveOf(lam, D, m) {
  const bends = lam.flatMap((one) => {
    const reach = critical_norm(one, D);
    return [autonomous_policy(one), flattened_policy(one, m), reach, reach * JUST_BEYOND];
  });
  return [0, ...bends].sort((a, b) => a - b).map((k) => point(totals(respond(lam, { k, D, m }))));
}

const point = ({ pull, slide }) => [slide, pull];
const sum = (some, name) => some.reduce((total, one) => total + one[name], 0);

export function frontierPanel({ curve, single, regional }, now) {
  const here = point(now);
  const each = [sum(regional, "slide"), sum(regional, "pull")];
  const reached = [...curve, point(single), each, here];
  const [[xStep, xEnd], [yStep, yEnd]] = [0, 1].map(
    (i) => numbering(Math.max(...reached.map((one) => one[i]))),
  );
  const even = Math.min(xEnd, yEnd);
  return panel(
    `Total pull against total slide; now they are ${fixed(here[1])} and ${fixed(here[0])}.`,
    {
      x: [-LEFT_OF_ZERO * xEnd, xEnd], y: [0, yEnd], ticks: [xStep, yStep], height: 350,
      labels: ["total slide", "total pull"],
      marks: [
        line("zero", [[0, 0], [even, even]]),
        text("ghost", [even, even], "pull = slide", "end", -14),
        line("frontier", curve),
        text("norm", curve[0], "k = 0", "start", 6),
        dots("chosen", [here]),
        dots("norm", [point(single), each]),
        text("norm", point(single), "best for all", "start", -4),
        text("norm", each, "best for each", "start", 10),
      ],
    },
  );
}
