// The scenes that show one state: see state_alone.py, higher_norm.py, lower_norm.py,
// response_curve.py and sandbox.py in backsliding/explorers.
import { autonomous_policy, critical_norm, printed_critical_norm } from "./formulas.js";
import {
  FULL_SLOPE, NO_NORM, benefit, bestResponse, cost, curves, transmitted, welfare,
} from "./model.js";
import { fixed, plain } from "./numerals.js";
import {
  END, TOP, WELFARE, levelHandle, movement, normHandles, normPlaces, payoffMarks, slopeHandle,
  welfareMarks,
} from "./parts.js";
import { dots, gap, handle, line, panel, picture, place, segments, text } from "./pictures.js";
import { everyStateCode, everyone, responseCode, underNorm, weakestLifted } from "./wording.js";

// The cost curve is held by its height at this policy.
export const GRIP = 2;

export function payoffs(says, marks, handles = [], { height = 300, across = "" } = {}) {
  return panel(says, {
    x: [0, END], y: [0, TOP], ticks: [1, 2], height, labels: [across, "benefits and costs"],
    marks, handles,
  });
}

function leadersWelfare(says, marks, handles = []) {
  return panel(says, {
    x: [0, END], y: WELFARE, ticks: [1, 1], height: 250, labels: ["protection, S", "welfare"],
    marks, handles,
  });
}

export function stateAlone({ lam, S }) {
  const s = autonomous_policy(lam);
  const best = welfare(s, lam, NO_NORM);
  const here = welfare(S, lam, NO_NORM);
  const places = [place("best", s, "S*"), place("tried", S, "S")];
  const tangent = [[0, cost(s, lam) - 2 * s], [END, cost(s, lam) + 2 * (END - s)]];
  const policy = (y) => handle("S", [S, y], "x", S, "Policy tried, S", fixed(S));
  const grip = handle(
    "lam", [GRIP, cost(GRIP, lam)], "y", lam, "Cost of protection, lambda", fixed(lam),
  );
  return picture(
    [
      payoffs(
        `Benefits and costs of protection; they are furthest apart at ${fixed(s)}.`,
        [
          ...places,
          line("tangent", tangent),
          ...payoffMarks(lam, NO_NORM, false),
          gap("welfare", S, cost(S, lam), benefit(S, NO_NORM)),
        ],
        [grip, policy(benefit(S, NO_NORM))],
      ),
      leadersWelfare(
        `Welfare, the gap between the two; it is highest at ${fixed(s)}.`,
        [
          ...places,
          line("zero", [[0, 0], [END, 0]]),
          ...welfareMarks(lam, NO_NORM, false),
          dots("best", [[s, best]]),
        ],
        [policy(here)],
      ),
    ],
    stateAloneSentence(S, s, here, best),
    `import backsliding as bs\n\nbs.autonomous_policy(${plain(lam)}), ` +
      `bs.welfare(${plain(S)}, ${plain(lam)})`,
  );
}

function stateAloneSentence(S, s, here, best) {
  if (fixed(S) === fixed(s)) {
    return `At ${fixed(S)} the next step of protection costs the leaders exactly what it ` +
      `brings: this is their best policy, S* = 1/λ, worth ${fixed(best)} to them.`;
  }
  const [more, onward] = s > S ? ["more", "go on, up"] : ["less", "go back, down"];
  return `At ${fixed(S)} the leaders' welfare is ${fixed(here)}. There the next step of ` +
    `protection brings ${more} than it costs, so they ${onward} to S* = ${fixed(s)}, where it ` +
    `is ${fixed(best)}.`;
}

export function higherNorm({ lam, k, D, printed }) {
  const pieces = curves.Norm({ k, D, m: FULL_SLOPE });
  const r = bestResponse(lam, pieces);
  const s = r.autonomous;
  const staying = welfare(s, lam, NO_NORM);
  const moving = welfare(k, lam, pieces);
  const unmoved = welfare(s, lam, pieces);
  const bar = critical_norm(lam, D);
  const printedBar = printed_critical_norm(lam, D);
  const places = [
    place("best", s, "S*"), place("norm", k, "k"), place("critical", Math.min(bar, END), "k̄"),
  ];
  if (printed) places.push(place("printed", Math.min(printedBar, END), "printed k̄"));
  const sentence = higherNormSentence({ k, s, staying, moving, bar, effect: r.effect }) +
    (printed ? misprint(k, bar, printedBar) : "");
  return picture(
    [
      payoffs(
        "Benefits, with a jump at the norm, and costs.",
        [...places, ...payoffMarks(lam, pieces)],
        normHandles(k, D),
      ),
      leadersWelfare(`Welfare; the state ends at ${fixed(r.policy)}.`, [
        ...places,
        line("zero", [[0, staying], [END, staying]]),
        ...welfareMarks(lam, pieces),
        dots("weighed", [[s, unmoved], [k, moving]]),
        dots("chosen", [[r.policy, k >= s ? Math.max(staying, moving) : unmoved]]),
      ]),
    ],
    sentence,
    `import backsliding as bs\n\nnorm = bs.Norm(k=${plain(k)}, D=${plain(D)}, m=2)\n` +
      `r = bs.best_response(${plain(lam)}, norm)\n` +
      `r.policy, r.effect, bs.critical_norm(${plain(lam)}, ${plain(D)})`,
  );
}

function higherNormSentence({ k, s, staying, moving, bar, effect }) {
  if (k <= s) {
    return `The norm asks for ${fixed(k)} and the state grants ${fixed(s)} unasked: it has ` +
      "nothing to move up to. With a jump and no flattening, it stays.";
  }
  const weighed = `Staying at ${fixed(s)} is worth ${fixed(staying)} to the leaders and moving ` +
    "up to the norm ";
  return effect === "lifted"
    ? `${weighed}is worth ${fixed(moving)}: the state rises to ${fixed(k)}. It follows no norm ` +
      `above k̄ = ${fixed(bar)}.`
    : `${weighed}only ${fixed(moving)}: the state does not move. The highest norm that would ` +
      `lift it is k̄ = ${fixed(bar)}.`;
}

function misprint(k, bar, printedBar) {
  const opening = ` The printed formula puts k̄ at ${fixed(printedBar)}`;
  if (bar < k && k <= printedBar) return `${opening} and so would have this state move. It does not.`;
  if (printedBar < k && k <= bar) return `${opening} and so would have this state stay. It moves.`;
  return `${opening}, which for this norm leads to the same answer.`;
}

// Welfare under a norm, with the arrow from where the state was to where it ends.
function welfareUnderNorm(lam, pieces, places, r) {
  const { autonomous: s, policy, effect } = r;
  return leadersWelfare(`Welfare; the state ends at ${fixed(policy)}.`, [
    ...places,
    ...welfareMarks(lam, pieces),
    dots("before", [[s, welfare(s, lam, NO_NORM)]]),
    ...movement(s, policy, effect, -0.5),
    dots("chosen", [[policy, r.welfare]]),
  ]);
}

export function lowerNorm({ lam, k, D, m }) {
  const norm = { k, D, m };
  const pieces = curves.Norm(norm);
  const r = bestResponse(lam, pieces);
  const places = normPlaces(r.autonomous, k, r.policy);
  return picture(
    [
      payoffs(
        "Benefits, with a jump at the norm and another slope beyond it, and costs.",
        [...places, ...payoffMarks(lam, pieces)],
        [...normHandles(k, D), slopeHandle(k, m, pieces)],
      ),
      welfareUnderNorm(lam, pieces, places, r),
    ],
    underNorm(norm, r),
    responseCode(lam, norm),
  );
}

export function responseCurve({ lam, k, D, m }) {
  const norm = { k, D, m };
  const pieces = curves.Norm(norm);
  const r = bestResponse(lam, pieces);
  return picture(
    [
      responsePanel(r, norm),
      payoffs(
        `The payoffs of the state at the dot, which ends at ${fixed(r.policy)}.`,
        [...normPlaces(r.autonomous, k, r.policy), ...payoffMarks(lam, pieces)],
        [],
        { height: 350, across: "protection, S" },
      ),
    ],
    `${underNorm(norm, r)} ${everyone(norm)}`,
    everyStateCode(norm),
  );
}

function responsePanel({ autonomous: s, policy }, norm) {
  const own = handle("lam", [s, policy], "x", s, "This state's own policy, S*", fixed(s));
  return panel(
    `Policy with the norm against policy without it; the state at ${fixed(s)} ends at ` +
      `${fixed(policy)}.`,
    {
      x: [0, END], y: [0, END], ticks: [1, 1], height: 350,
      labels: ["own policy, S*", "policy with the norm"],
      marks: [
        place("norm", norm.k, "k"),
        ...responseStretches(norm),
        segments("moved", [[s, s, s, policy]]),
      ],
      handles: [own, levelHandle(norm.k)],
    },
  );
}

function responseStretches({ k, D, m }) {
  const weakest = Math.min(weakestLifted(k, D), k);
  const corner = m > 0 ? Math.min((FULL_SLOPE * k) / m, END) : END;
  const last = Math.max((m / FULL_SLOPE) * END, k);
  return [
    line("ghost", [[0, 0], [END, END]]),
    line("unmoved", [[0, 0], [weakest, weakest]]),
    segments("jump", [[weakest, weakest, weakest, k]]),
    line("lifted", [[weakest, k], [k, k]]),
    line("lowered", [[k, k], [corner, k], [END, last]]),
    text("ghost", [0.94 * END, 0.94 * END], "no norm", "end", 6),
    text("lifted", [0.5 * (weakest + k), k], "lifted", "middle", 8),
    text("lowered", [END, last], "slides", "start", -4),
  ];
}

export function sandbox({ lam, k, D, m, tau }) {
  const norm = transmitted({ k, D, m }, tau);
  const pieces = curves.Norm(norm);
  const r = bestResponse(lam, pieces);
  const places = normPlaces(r.autonomous, k, r.policy);
  return picture(
    [
      payoffs(
        "Benefits and costs under the norm.",
        [...places, ...payoffMarks(lam, pieces)],
        [levelHandle(k)],
        { across: "protection, S" },
      ),
      responsePanel(r, norm),
      welfareUnderNorm(lam, pieces, places, r),
    ],
    underNorm(norm, r),
    responseCode(lam, { k, D, m }, tau),
  );
}
