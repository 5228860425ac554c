// The world of states: see backsliding/explorers/world.py.
import { numbering, respond, totals } from "./many_states.js";
import { fixed } from "./numerals.js";
import { levelHandle } from "./parts.js";
import { dots, line, panel, picture, place, segments, text } from "./pictures.js";
import { worldCode } from "./wording.js";

const STEPS = 100;
const SHORTEST = 5;
const ABOVE = 0.8;
const BELOW = 0.12;
const levels = (end) => Array.from({ length: STEPS + 1 }, (_, i) => end / STEPS * i);

// The totals at every level do not change while the norm is swept, so they are kept.
let kept = {};

// A round level, at least five, that no state's own policy exceeds.
function endFor(highest) {
  const power = 10 ** Math.ceil(Math.log10(highest));
  return [power / 5, power / 2, power].find((end) => end >= highest);
}

function totalsAtEveryLevel(lam, D, m, end) {
  if (kept.lam !== lam || kept.D !== D || kept.m !== m) {
    const ks = levels(end);
    const rows = ks.map((k) => totals(respond(lam, { k, D, m })));
    const [pull, slide] = ["pull", "slide"].map((name) => rows.map((row) => row[name]));
    kept = { lam, D, m, ks, pull, slide };
  }
  return kept;
}

export function world({ lam, k, D, m }) {
  const norm = { k, D, m };
  const responses = respond(lam, norm);
  const here = totals(responses);
  const highest = Math.max(...responses.map((r) => r.autonomous));
  const end = endFor(Math.max(SHORTEST, highest));
  return picture(
    [
      statesPanel(responses, k, end),
      totalsPanel(totalsAtEveryLevel(lam, D, m, end), k, here, end),
    ],
    worldSentence(responses, here),
    worldCode(norm),
  );
}

function statesPanel(responses, k, end) {
  const lines = ["unmoved", "lowered", "lifted"].map((role) => segments(
    role,
    responses.filter((r) => r.effect === role).map((r) => [r.autonomous, ABOVE, r.policy, BELOW]),
  ));
  return panel("Each state before and after the norm, joined by a line.", {
    x: [0, end], y: [0, 1], ticks: [numbering(end)[0], 0], height: 260, labels: ["protection, S", ""],
    marks: [
      place("norm", k, "k"),
      ...lines,
      dots("before", responses.map((r) => [r.autonomous, ABOVE])),
      dots("after", responses.map((r) => [r.policy, BELOW])),
      text("label", [end, ABOVE], "without the norm", "end", 12),
      text("label", [end, BELOW], "with the norm", "end", 12),
    ],
    handles: [levelHandle(k)],
  });
}

function totalsPanel({ ks, pull, slide }, k, here, end) {
  const [step, top] = numbering(Math.max(...pull, ...slide));
  const named = (name, curve, i) => text(name, [ks[i], curve[i]], name, "start", 10);
  return panel("Total pull and total slide against the level of the norm.", {
    x: [0, end], y: [0, top], ticks: [numbering(end)[0], step], height: 240,
    labels: ["level of the norm, k", "total change in protection"],
    marks: [
      place("norm", k, ""),
      line("pull", pull.map((total, i) => [ks[i], total])),
      line("slide", slide.map((total, i) => [ks[i], total])),
      named("pull", pull, pull.indexOf(Math.max(...pull))),
      named("slide", slide, STEPS / 10),
      dots("pull", [[k, here.pull]]),
      dots("slide", [[k, here.slide]]),
    ],
    handles: [levelHandle(k)],
  });
}

function worldSentence(responses, { pull, slide }) {
  const count = (effect) => responses.filter((r) => r.effect === effect).length;
  return `Of ${responses.length} states ${count("lifted")} rise (pull ${fixed(pull)}) and ` +
    `${count("lowered")} slide (slide ${fixed(slide)}): taken together, the norm ` +
    `${pull >= slide ? "raises" : "lowers"} protection by ${fixed(Math.abs(pull - slide))}.`;
}
