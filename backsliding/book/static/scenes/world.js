// The world of states. Before the bet is placed the totals at other norms are not shown.
import { numbering, respond, totals } from "../many_states.js";
import { spoken } from "../numerals.js";
import { levelHandle, normPlace } from "../parts.js";
import { dots, line, panel, picture, segments, text } from "../pictures.js";
import { scenes } from "../scenes.js";
import { statesCode } from "../wording.js";

const STEPS = 100;
const ABOVE = 0.8;
const BELOW = 0.12;
const levels = (end) => Array.from({ length: STEPS + 1 }, (_, i) => (end / STEPS) * i);

// The totals at every level do not change while the norm is swept, so they are kept.
let kept = {};

function totalsAtEveryLevel(lam, D, m, end) {
  if (kept.lam !== lam || kept.D !== D || kept.m !== m || kept.end !== end) {
    const ks = levels(end);
    const rows = ks.map((k) => totals(respond(lam, { k, D, m })));
    const [pull, slide] = ["pull", "slide"].map((name) => rows.map((row) => row[name]));
    kept = { lam, D, m, end, ks, pull, slide };
  }
  return kept;
}

scenes.world = {
  // The level's range reaches to every state, and so do the axes.
  solve({ lam, k, D, m }, asked, limits) {
    const responses = respond(lam, { k, D, m });
    const ends = responses.map((r) => r.policy);
    return { responses, here: totals(responses), end: limits.k[1], ends };
  },

  picture({ lam, k, D, m }, { responses, here, end }, ends, asked) {
    return picture(
      [
        statesPanel(responses, ends, k, end),
        totalsPanel(totalsAtEveryLevel(lam, D, m, end), k, here, asked),
      ],
      sentence(responses, here),
      code({ k, D, m }),
    );
  },
};

function statesPanel(responses, ends, k, end) {
  const lines = ["unmoved", "lowered", "lifted"].map((role) => segments(
    role,
    responses.flatMap((r, i) => (r.effect === role ? [[r.autonomous, ABOVE, ends[i], BELOW]] : [])),
  ));
  return panel("Each state before and after the norm, joined by a line.", {
    x: [0, end], y: [0, 1], ticks: [numbering(end)[0], 0], height: 260,
    labels: ["protection, S", ""],
    marks: [
      normPlace(k),
      lines,
      dots("before", responses.map((r) => [r.autonomous, ABOVE])),
      dots("after", ends.map((one) => [one, BELOW])),
      text("label", [end, ABOVE], "without the norm", "end", 12),
      text("label", [end, BELOW], "with the norm", "end", 12),
    ],
    handles: [levelHandle(k)],
  });
}

function totalsPanel({ end, ks, pull, slide }, k, here, asked) {
  const [step, top] = numbering(Math.max(...pull, ...slide));
  const named = (name, curve, i) => text(name, [ks[i], curve[i]], name, "start", 10);
  const curves = [
    line("pull", pull.map((total, i) => [ks[i], total])),
    line("slide", slide.map((total, i) => [ks[i], total])),
    named("pull", pull, pull.indexOf(Math.max(...pull))),
    named("slide", slide, STEPS / 10),
  ];
  return panel("Total pull and total slide against the level of the norm.", {
    x: [0, end], y: [0, top], ticks: [numbering(end)[0], step], height: 260,
    labels: ["level of the norm, k", "total change in protection"],
    marks: [
      normPlace(k, ""),
      asked ? [] : curves,
      dots("pull", [[k, here.pull]]),
      dots("slide", [[k, here.slide]]),
    ],
    handles: [levelHandle(k)],
  });
}

function sentence(responses, { pull, slide }) {
  const count = (effect) => responses.filter((r) => r.effect === effect).length;
  return `Of ${responses.length} states ${count("lifted")} rise (pull ${spoken(pull)}) and ` +
    `${count("lowered")} slide (slide ${spoken(slide)}): taken together, the norm ` +
    `${pull >= slide ? "raises" : "lowers"} protection by ${spoken(Math.abs(pull - slide))}.`;
}

const code = (norm) =>
  `${statesCode("World", norm)}change = r.policy - r.autonomous\n` +
  "change.clip(min=0).sum(), -change.clip(max=0).sum()";
