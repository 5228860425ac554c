// What several scenes draw alike.
import { FULL_SLOPE, benefit, cost, rewardOn, welfare } from "./model.js";
import { arrow, curve, dots, handle, label, panel, place, quadratic, segments } from "./pictures.js";

export const END = 6;
export const TOP = 10;

// The step of the axis of welfare and its top, and how far below zero it goes.
export const WELFARE = [1, 6];
export const bottom = (top) => -top / 6;

// The cost curve is held by its height at this policy.
export const GRIP = 2;

// One axis without numbers, for scenes told without symbols.
export const oneAxis = (says, drawn) => panel(says, {
  ticks: [0, 0], margin: { left: 10, right: 14, top: 22, bottom: 30 }, labels: ["more protection →"], ...drawn,
});

export function payoffMarks(lam, pieces, norm = true) {
  const untouched = (S) => FULL_SLOPE * S;
  const ghost = norm ? [curve("ghost", [quadratic(untouched, 0, END)]), ghostLabel()] : [];
  return [
    ...ghost,
    curve("cost", [quadratic((S) => cost(S, lam), 0, END)]),
    benefitCurve("benefit", pieces),
    segments("jump", jumps(pieces, untouched)),
    costLabel(lam),
    benefitLabel(pieces[pieces.length - 1]),
  ];
}

export const benefitCurve = (role, pieces) => curve(role, shown(pieces).map(
  ([piece, a, b]) => quadratic((S) => FULL_SLOPE * S + rewardOn(piece, S), a, b),
));

export function welfareMarks(lam, pieces, norm = true) {
  const alone = (S) => FULL_SLOPE * S - cost(S, lam);
  const ghost = norm ? [curve("ghost", [quadratic(alone, 0, END)])] : [];
  const strokes = shown(pieces).map(
    ([piece, a, b]) => quadratic((S) => alone(S) + rewardOn(piece, S), a, b),
  );
  return [...ghost, curve("welfare", strokes), segments("jump", jumps(pieces, alone))];
}

// The pieces that have a length within the panel, with where they start and end.
function shown(pieces) {
  return pieces
    .map((piece, i) => {
      const next = i + 1 < pieces.length ? pieces[i + 1].start : END;
      return [piece, piece.start, Math.min(next, END)];
    })
    .filter(([, start, end]) => start < end);
}

function jumps(pieces, base) {
  return pieces.slice(1).flatMap((after, i) => {
    const S = after.start;
    if (!(S < END)) return [];
    return [[S, base(S) + rewardOn(pieces[i], S), S, base(S) + rewardOn(after, S)]];
  });
}

// Heights at which a curve may be named, the first of them if there is room.
const heights = (...shares) => shares.map((share) => share * TOP);

const ghostLabel = () => label(
  "ghost", heights(0.93, 0.8, 0.65, 0.5).map((y) => [y / FULL_SLOPE, y]), "no norm", "start",
);

const costLabel = (lam) => label(
  "cost", heights(0.45, 0.6, 0.75, 0.3, 0.9).map((y) => [Math.min(END, Math.sqrt(y / lam)), y])
    .map(([S, y]) => [S, Math.min(y, cost(S, lam))]), "costs", "start", -14,
);

// The benefit curve is named where it leaves the panel, at the top or at the side.
function benefitLabel(last) {
  const height = (S) => FULL_SLOPE * S + rewardOn(last, S);
  const start = Math.min(last.start, END);
  const spots = heights(0.93, 0.8, 0.65, 0.5).map((y) => {
    const reach = last.slope > 0 ? last.start + (y - height(last.start)) / last.slope : END;
    const S = Math.max(Math.min(END, reach), start);
    return [S, Math.min(height(S), TOP)];
  });
  return label("benefit", spots, "benefits", spots[0][0] < END ? "end" : "start");
}

export const ownPlace = (s) => place("best", s, "S*");
export const normPlace = (k, words = "k") => place("norm", k, words);

// Where the state is or ends: a dot, its name beside it, and the way it has come along the axis.
const LONG = 0.9; // as far as a word needs
const SHORT = 0.2; // no further than an arrow's head
const WORDS = { lifted: "rises", lowered: "slides" };

function outcome({ autonomous: s, effect }, end, y, floor, asked, rise) {
  const word = WORDS[effect];
  const way = word ? Math.abs(end - s) : 0;
  return [
    way > SHORT && arrow(effect, [s, floor], [end, floor]),
    way > LONG && label(effect, [[0.5 * (s + end), floor]], word, "middle", 7),
    dots("chosen", [[end, y]]),
    // Before the norm has arrived the state ends nowhere yet.
    label("outcome", [[end, y]], asked ? "is here" : "ends here", end < 0.75 * END ? "start" : "end", rise),
  ];
}

// Below the benefit curve, or past its end above it, and above the welfare curve, there is room.
export const onPayoffs = (r, end, pieces, asked) => (
  outcome(r, end, benefit(end, pieces), 0.6, asked, end < 0.75 * END ? -18 : 14)
);

export const onWelfare = (r, end, lam, pieces, asked, [, top] = WELFARE) => (
  outcome(r, end, welfare(end, lam, pieces), 0.5 * bottom(top), asked, 12)
);

export const levelHandle = (k, floor = 0) => handle("k", [k, floor], "x", k);

export const jumpHandle = (k, D) => handle("D", [k, Math.min(FULL_SLOPE * k + D, TOP)], "y", D);

// The far end of the benefit curve, where its slope is held.
export const slopeGrip = (k) => Math.min(k + 2.5, END);

export function slopeHandle(k, m, pieces) {
  const x = slopeGrip(k);
  return handle("m", [x, Math.min(benefit(x, pieces), TOP)], "y", m);
}
