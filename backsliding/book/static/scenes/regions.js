// Two regions, one norm for both or one for each, and who signs.
import { arrangements, arrangementsPanel, arriving } from "../arrangements.js";
import { totals } from "../many_states.js";
import { curves, ratification } from "../model.js";
import { plain, spoken } from "../numerals.js";
import { arrow, dots, handle, panel, picture, segments, text } from "../pictures.js";
import { scenes } from "../scenes.js";

const REGIONS = ["weak", "strong"];
const WIDEST = 5;
const ROW = 26;
const GAP = 0.5;
const MARGIN = { left: 46, right: 66, top: 18, bottom: 38 }; // no norm is named above the rows

function underTreaties(values, regions) {
  const { regional, leak, k0: k, D, m } = values;
  return regions.flatMap((lam, i) => {
    const [inside, outside] = regional
      ? [1, 0].map((home) => arriving(values, i ? [leak, home] : [home, leak]))
      : [curves.Norm({ k, D, m })];
    return lam.map((one) => ratification(one, inside, outside));
  });
}

scenes.regions = {
  solve(values) {
    const lam = REGIONS.map((name) => values[name].map((own) => 1 / own));
    const states = underTreaties(values, lam);
    const best = arrangements(lam, values.D, values.m);
    return { states, best, now: totals(states), ends: states.map((one) => one.policy) };
  },

  picture(values, { states, best, now }, ends, asked) {
    return picture(
      [rowsOfStates(values, states, ends, asked), arrangementsPanel(best, now.net, asked)],
      sentence(states, now, best),
      code(values),
    );
  },
};

function rowsOfStates(values, states, ends, asked) {
  const [weak, strong] = REGIONS.map((name) => values[name].length);
  const tops = [weak + strong + 2 + GAP, strong + 1];
  const rows = states.map((_, i) => (i < weak ? tops[0] - 1.5 - i : tops[1] - 1.5 - (i - weak)));
  const norms = levels(values, tops);
  return panel("Each state on a row of its own, from its own policy to where its norm takes it.", {
    x: [0, WIDEST], y: [0, tops[0]], ticks: [1, 0], height: Math.round(ROW * tops[0]) + MARGIN.top + MARGIN.bottom, margin: MARGIN,
    labels: ["protection, S", ""],
    marks: [
      norms.map(({ k, floor }, i) => segments("norm", [[k, tops[i], k, floor]])),
      REGIONS.map((name, i) => text("label", [0.08, tops[i] - 0.5], name, "end", -4)),
      states.map(({ autonomous, effect }, i) => effect !== "unmoved" &&
        arrow(effect, [autonomous, rows[i]], [ends[i], rows[i]])),
      asked && dots("chosen", states.map(({ autonomous }, i) => [autonomous, rows[i]])),
      states.map(({ treaty }, i) => text(treaty, [WIDEST, rows[i]], treaty, "start", -4)),
    ],
    handles: [...normHandles(norms, tops), ...stateHandles(values, rows)],
  });
}

const levels = ({ k0, k1, regional }, tops) => [
  { trait: "k0", k: k0, floor: regional ? tops[1] + GAP : tops[1] },
  regional ? { trait: "k1", k: k1, floor: 0 } : { trait: "k0", k: k0, floor: 0 },
];

const normHandles = (norms, tops) => (
  norms.map(({ trait, k }, i) => handle(trait, [k, tops[i] - 0.5], "x", k))
);

function stateHandles(values, rows) {
  const weak = values.weak.length;
  return REGIONS.flatMap((name, j) => values[name].map((s, i) => handle(
    name, [s, rows[j * weak + i]], "x", s,
    { says: `Own policy of state ${i + 1} in the ${name} region`, item: i },
  )));
}

function sentence(states, { pull, slide, net }, { one, each, tiers }) {
  const count = (name, one) => states.filter((state) => state[name] === one).length;
  const signs = states.length - count("treaty", "refuses");
  return `Of ${states.length} states ${count("effect", "lifted")} rise and ` +
    `${count("effect", "lowered")} slide; ${signs} would sign, ${count("treaty", "promises")} of ` +
    `them an empty promise. Pull is ${spoken(pull)}, slide ${spoken(slide)}, net ${spoken(net)}. With ` +
    `norms a step short of their best, one for all would bring ${spoken(one)}, one for each region ${spoken(each)}, ` +
    `both as tiers ${spoken(tiers)}.`;
}

function code(values) {
  const [D, m, k0, k1, leak] = ["D", "m", "k0", "k1", "leak"].map((name) => plain(values[name]));
  const homes = REGIONS.map((name) => `["${name}"] * ${values[name].length}`).join(" + ");
  const respond = values.regional
    ? `respond_by_region(world, {"weak": ${k0}, "strong": ${k1}}, ${D}, ${m}, leak=${leak})`
    : `world.respond(bs.Norm(k=${k0}, D=${D}, m=${m}))`;
  return "import backsliding as bs\nfrom backsliding.population import respond_by_region\n\n" +
    `own = [${REGIONS.flatMap((name) => values[name].map(plain)).join(", ")}]\n` +
    `world = bs.Population([1 / s for s in own], regions=${homes})\nout = ${respond}\n` +
    "out.pull, out.slide, out.net";
}
