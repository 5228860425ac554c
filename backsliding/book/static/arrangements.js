// Three arrangements for two regions, each with its best norms, and what they bring.
import { bestNorm, numbering, totals } from "./many_states.js";
import { FULL_SLOPE, bestResponse, curves, transmitted } from "./model.js";
import { fixed } from "./numerals.js";
import { bar, panel, segments, text } from "./pictures.js";

const ROW = 44; // pixels a bar takes, with its name above it

// The norms in the shares that reach a state, as the rungs of one ladder.
export function arriving({ k0, k1, D, m }, shares) {
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

// They do not change while a norm moves, so they are kept.
let found = {};

export function arrangements(regions, D, m) {
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

export function arrangementsPanel({ k, k0, k1, one, each, tiers }, now, asked) {
  const rows = [
    [`one norm for all, at ${fixed(k)}`, one],
    [`one for each, at ${fixed(k0)} and ${fixed(k1)}`, each],
    ["the same two as tiers for all", tiers],
    ["as the figure stands", now],
  ];
  const [step, end] = numbering(Math.max(...rows.map(([, net]) => Math.abs(net))));
  const low = Math.min(...rows.map(([, net]) => net)) < 0 ? -end : 0;
  const height = ROW * rows.length + 90;
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
