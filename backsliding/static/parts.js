// What several scenes draw alike: see backsliding/explorers/parts.py.
import { FULL_SLOPE, benefit, cost, rewardOn } from "./model.js";
import { fixed } from "./numerals.js";
import { arrow, curve, handle, place, quadratic, segments, text } from "./pictures.js";

export const END = 6;
export const TOP = 10;
export const WELFARE = [-1, 6];

// The cost curve is held by its height at this policy.
export const GRIP = 2;

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

const ghostLabel = () => text("ghost", [(0.93 * TOP) / FULL_SLOPE, 0.93 * TOP], "no norm", "start");

function costLabel(lam) {
  const S = Math.sqrt((0.45 * TOP) / lam);
  return text("cost", [S, cost(S, lam)], "costs", "start", -14);
}

// The benefit curve is named where it leaves the panel, at the top or at the side.
function benefitLabel(last) {
  const height = (S) => FULL_SLOPE * S + rewardOn(last, S);
  const room = 0.93 * TOP - height(last.start);
  const reach = last.slope > 0 ? last.start + room / last.slope : END;
  const S = Math.max(Math.min(END, reach), Math.min(last.start, END));
  const anchor = reach < END ? "end" : "start";
  return text("benefit", [S, Math.min(height(S), TOP)], "benefits", anchor);
}

export const normPlaces = (s, k, outcome) => [
  place("best", s, "S*"),
  place("norm", k, "k"),
  place("outcome", outcome, "ends here"),
];

export const levelHandle = (k) =>
  handle("k", [k, 0], "x", k, "Level of the norm, k", fixed(k));

export const normHandles = (k, D) => [
  levelHandle(k),
  handle("D", [k, Math.min(FULL_SLOPE * k + D, TOP)], "y", D, "Jump at the norm, D", fixed(D)),
];

// The far end of the benefit curve, where its slope is held.
export const slopeGrip = (k) => Math.min(k + 2.5, END);

export function slopeHandle(k, m, pieces) {
  const x = slopeGrip(k);
  const y = Math.min(benefit(x, pieces), TOP);
  return handle("m", [x, y], "y", m, "Slope beyond the norm, m", fixed(m));
}

export const movement = (s, outcome, effect, y) =>
  effect === "unmoved" ? [] : [arrow(effect, [s, y], [outcome, y])];
