// Two regions, one norm for both or one for each, and who signs.
import { bestNorm, numbering, totals } from "../many_states.js";
import { FULL_SLOPE, bestResponse, curves, ratification, transmitted } from "../model.js";
import { fixed, plain, spoken } from "../numerals.js";
import { arrow, bar, dots, handle, panel, picture, segments, text } from "../pictures.js";
import { scenes } from "../scenes.js";

const REGIONS = ["weak", "strong"];
const WIDEST = 5;
const ROW = 26; // pixels a state takes
const BAR = 44; // pixels a bar takes, with its name above it
const GAP = 0.5;
const MARGIN = { left: 46, right: 66, top: 18, bottom: 38 }; // no norm is named above the rows

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

function underTreaties(values, regions) {
  const { regional, leak, k0: k, D, m } = values;
  return regions.flatMap((lam, i) => {
    const [inside, outside] = regional
      ? [1, 0].map((home) => arriving(values, i ? [leak, home] : [home, leak]))
      : [curves.Norm({ k, D, m })];
    return lam.map((one) => ratification(one, inside, outside));
  });
}

// The norms in the shares that reach a state, as the rungs of one ladder.
function arriving({ k0, k1, D, m }, shares) {
  let slope = FULL_SLOPE;
  const rungs = [k0, k1].map((k, i) => ({ ...transmitted({ D, m }, shares[i]), k }))
    .sort((a, b) => a.k - b.k)
    .map((norm) => {
      slope = Math.min(slope, norm.m);
      return { ...norm, m: slope };
    });
  return curves.Ladder({ rungs });
}

// At a best norm some state is about to give up. What is compared is a step of the slider short of it.
const short = (k) => Math.floor(100 * k) / 100;

const netOf = (lam, pieces) => totals(lam.map((one) => bestResponse(one, pieces))).net;

// Three arrangements for the regions, each with its best norms, and what they bring. They do not change while
// a norm moves, so they are kept.
let found = {};

function arrangements(regions, D, m) {
  const key = [...regions.map((lam) => lam.join()), D, m].join(";");
  if (found.key !== key) {
    const all = regions.flat();
    const k = short(bestNorm(all, D, m).k);
    const [k0, k1] = regions.map((lam) => short(bestNorm(lam, D, m).k));
    const alone = [k0, k1].map((level) => curves.Norm({ k: level, D, m }));
    found = {
      key, k, k0, k1,
      one: netOf(all, curves.Norm({ k, D, m })),
      each: netOf(regions[0], alone[0]) + netOf(regions[1], alone[1]),
      tiers: netOf(all, arriving({ k0, k1, D, m }, [1, 1])),
    };
  }
  return found;
}

function arrangementsPanel({ k, k0, k1, one, each, tiers }, now, asked) {
  const rows = [
    [`one norm for all, at ${fixed(k)}`, one],
    [`one for each, at ${fixed(k0)} and ${fixed(k1)}`, each],
    ["the same two as tiers for all", tiers],
    ["as the figure stands", now],
  ];
  const [step, end] = numbering(Math.max(...rows.map(([, net]) => Math.abs(net))));
  const low = Math.min(...rows.map(([, net]) => net)) < 0 ? -end : 0;
  const height = BAR * rows.length + 90;
  return panel(
    `Net change in protection: now ${fixed(now)}` + (asked ? "." : `; under one norm ` +
      `${fixed(one)}, under one for each region ${fixed(each)}, under tiers ${fixed(tiers)}.`),
    {
      x: [low, end], y: [0, rows.length], ticks: [step, 0], height,
      labels: ["pull less slide, all states together", ""],
      marks: [
        rows.map(([words, net], i) => (
          asked && i < rows.length - 1 ? [] : barOf(words, net, rows.length - i, low))),
        segments("zero", [[0, 0, 0, rows.length]]),
      ],
    },
  );
}

const barOf = (words, net, top, low) => [
  bar(net < 0 ? "slide" : "pull", top - 0.7, 0, net),
  text("label", [low, top - 0.32], words, "start"),
  text(net < 0 ? "slide" : "pull", [Math.max(net, 0), top - 0.7], fixed(net), "start", -4),
];

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
