// Two regions, one norm for both or one for each: see backsliding/explorers/regions.py.
import { frontierOf, frontierPanel } from "./frontier.js";
import { totals } from "./many_states.js";
import { FULL_SLOPE, curves, ratification, transmitted } from "./model.js";
import { fixed, plain } from "./numerals.js";
import { arrow, handle, panel, picture, segments, text } from "./pictures.js";

const REGIONS = ["weak", "strong"];
const WIDEST = 5;
const ROW = 26;
const GAP = 0.5;

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

function underTreaties(values, regions) {
  const { regional, leak, k0: k, D, m } = values;
  return regions.flatMap((lam, i) => {
    const [inside, outside] = regional
      ? [1, 0].map((home) => arriving(values, i ? [leak, home] : [home, leak]))
      : [curves.Norm({ k, D, m })];
    return lam.map((one) => ratification(one, inside, outside));
  });
}

export function regions(values) {
  const { D, m } = values;
  const lam = REGIONS.map((name) => values[name].map((own) => 1 / own));
  const states = underTreaties(values, lam);
  const best = frontierOf(lam, D, m);
  const now = totals(states);
  return picture(
    [rowsOfStates(values, states), frontierPanel(best, now)],
    regionsSentence(states, now, best),
    regionsCode(values),
  );
}

function rowsOfStates(values, states) {
  const { k0, k1, regional } = values;
  const [weak, strong] = REGIONS.map((name) => values[name].length);
  const tops = [weak + strong + 2 + GAP, strong + 1];
  const rows = states.map((_, i) => (i < weak ? tops[0] - 1.5 - i : tops[1] - 1.5 - (i - weak)));
  const norms = [
    { trait: "k0", k: k0, floor: regional ? tops[1] + GAP : tops[1] },
    regional ? { trait: "k1", k: k1, floor: 0 } : { trait: "k0", k: k0, floor: 0 },
  ];
  return panel("Each state on a row of its own, from its own policy to where its norm takes it.", {
    x: [0, WIDEST], y: [0, tops[0]], ticks: [1, 0], height: Math.round(ROW * tops[0]) + 90,
    labels: ["protection, S", ""],
    marks: [
      ...norms.map(({ k, floor }, i) => segments("norm", [[k, tops[i], k, floor]])),
      ...REGIONS.map((name, i) => text("label", [0.08, tops[i] - 0.5], name, "end", -4)),
      ...states.flatMap(({ autonomous, policy, effect }, i) => (effect === "unmoved"
        ? [] : [arrow(effect, [autonomous, rows[i]], [policy, rows[i]])])),
      ...states.map(({ treaty }, i) => text(treaty, [WIDEST, rows[i]], treaty, "start", -4)),
    ],
    handles: [
      ...norms.map(({ trait, k }, i) => handle(
        trait, [k, tops[i] - 0.5], "x", k, `Norm of the ${REGIONS[i]} region, ${trait}`, fixed(k),
      )),
      ...REGIONS.flatMap((name, j) => values[name].map((s, i) => handle(
        name, [s, rows[j * weak + i]], "x", s,
        `Own policy of state ${i + 1} in the ${name} region`, fixed(s), i,
      ))),
    ],
  });
}

function regionsSentence(states, { pull, slide }, { single, regional }) {
  const count = (name, word) => states.filter((state) => state[name] === word).length;
  // At a best norm some state is about to give up: rounded up, it would bring far less.
  const levels = [single, ...regional].map(({ k }) => fixed(Math.floor(100 * k) / 100));
  const [low, weak, strong] = levels;
  return `Of ${states.length} states ${count("effect", "lifted")} rise and ` +
    `${count("effect", "lowered")} slide; ${states.length - count("treaty", "refuses")} would ` +
    `sign, ${count("treaty", "promises")} of them an empty promise. Pull ${fixed(pull)} less ` +
    `slide ${fixed(slide)} is ${fixed(pull - slide)}. The best single norm, at ${low} or just ` +
    `above, would bring ${fixed(single.net)}; the best for each region, at ${weak} and ` +
    `${strong} or just above, would bring ${fixed(regional[0].net + regional[1].net)} if none leaks.`;
}

function regionsCode(values) {
  const [D, m, k0, k1, leak] = ["D", "m", "k0", "k1", "leak"].map((name) => plain(values[name]));
  const homes = REGIONS.map((name) => `["${name}"] * ${values[name].length}`).join(" + ");
  const respond = values.regional
    ? `respond_by_region(world, {"weak": ${k0}, "strong": ${k1}}, ${D}, ${m}, leak=${leak})`
    : `world.respond(bs.Norm(k=${k0}, D=${D}, m=${m}))`;
  return "import backsliding as bs\nfrom backsliding.population import respond_by_region\n\n" +
    `own = [${REGIONS.flatMap((name) => values[name].map(plain)).join(", ")}]\n` +
    `world = bs.Population([1 / s for s in own], regions=${homes})\nout = ${respond}\n` +
    `out.pull, out.slide, *world.best_norm(${D}, ${m})[:2]`;
}
