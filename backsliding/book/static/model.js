// The model in the browser: pure functions, the same as backsliding/norms and the solver.
// tests/test_explorers_model.py holds the two against each other.
import { autonomous_policy } from "./formulas.js";

export const FULL_SLOPE = 2;
const TIE = 8 * Number.EPSILON;

// A benefit curve is a list of pieces; on one, with x = S - start, leaders enjoy
// 2 S + level + (slope - 2) x + bend x**2, until the next piece starts.
const piece = (start, level = 0, slope = FULL_SLOPE, bend = 0) => ({ start, level, slope, bend });

export const NO_NORM = [piece(0)];

export function rewardOn({ start, level, slope, bend }, S) {
  const x = S - start;
  return level + (slope - FULL_SLOPE + bend * x) * x;
}

export function reward(pieces, S) {
  let best = -Infinity;
  pieces.forEach((here, i) => {
    const end = i + 1 < pieces.length ? pieces[i + 1].start : Infinity;
    if (S >= here.start && S <= end) best = Math.max(best, rewardOn(here, S));
  });
  return best;
}

export const benefit = (S, pieces) => FULL_SLOPE * S + reward(pieces, S);
export const cost = (S, lam) => lam * S * S;
export const welfare = (S, lam, pieces) => benefit(S, pieces) - cost(S, lam);

// Each kind of norm, as a benefit curve.
export const curves = {
  Norm: ({ k, D, m = 1 }) => [piece(0), piece(k, D, m)],

  ExactTarget: ({ k, D }) => [piece(0), piece(k, D), piece(k)],

  WindowedNorm({ k, D, m = 1, window = 1 }) {
    const flattened = piece(k, D, m);
    const end = k + window;
    return [piece(0), flattened, piece(end, rewardOn(flattened, end))];
  },

  VagueNorm({ k, D, m = 1, width = 0 }) {
    const flattening = FULL_SLOPE - m;
    const clear = width === 0;
    const spread = 2 * (clear ? 1 : width);
    const low = k - width;
    const bend = clear ? 0 : -flattening / (2 * spread);
    const rise = clear ? 0 : D / spread;
    const ramp = piece(low, 0, FULL_SLOPE + rise, bend);
    // Policies start at zero: a ramp that began below zero is entered part of the way up.
    const entry = Math.max(low, 0);
    const entered = piece(entry, rewardOn(ramp, entry), ramp.slope + 2 * bend * (entry - low), bend);
    return [piece(0, entered.level), entered, piece(k + width, D - flattening * width, m)];
  },

  OneSidedVagueNorm({ k, D, m = 1, width = 0 }) {
    const flattening = FULL_SLOPE - m;
    const clear = width === 0;
    const spread = 2 * (clear ? 1 : width);
    const rise = clear ? 0 : D / spread;
    const bend = clear ? 0 : -flattening / spread;
    const low = k - width;
    const entry = Math.max(low, 0);
    const start = rise * (entry - low);
    return [
      piece(0, start),
      piece(entry, start, FULL_SLOPE + rise),
      piece(k, 0.5 * D, FULL_SLOPE + rise, bend),
      piece(k + width, D - 0.5 * flattening * width, m),
    ];
  },

  Ladder({ rungs }) {
    const pieces = [piece(0)];
    for (const { k, D, m = 1 } of rungs) {
      pieces.push(piece(k, rewardOn(pieces[pieces.length - 1], k) + D, m));
    }
    return pieces;
  },
};

export function transmitted(norm, tau) {
  const scaled = { ...norm, D: tau * norm.D };
  if ("m" in norm) scaled.m = FULL_SLOPE * (1 - tau) + tau * norm.m;
  return scaled;
}

// The best policy on one piece: the first-order condition, clipped to it.
function candidate({ start, slope, bend }, end, lam, s) {
  const S = bend === 0 ? s * (0.5 * slope) : (0.5 * slope - bend * start) / (lam - bend);
  return Math.min(Math.max(S, start), end);
}

// How far rounding the inputs may have moved the gain from a policy.
function rounding(lam, s, S, value) {
  const away = S - s;
  const loss = lam * away;
  return TIE * (Math.abs(value + loss * away) + Math.abs(loss) * (S + s));
}

// Whether policy S, with this reward, is no worse than P, up to rounding. What the two have in
// common drops out, as in the solver: far below s it is nearly all, and would drown the rest.
function atLeastAsGood(lam, s, S, reward, P, rewardP) {
  const apart = lam * (S - P);
  const advantage = reward - rewardP - apart * ((S - s) + (P - s));
  const doubt = TIE * (Math.abs(reward) + Math.abs(rewardP) + Math.abs(apart) * (S + P + 2 * s));
  return advantage >= -doubt;
}

// The best response: the best candidate of the pieces; a tie goes to the higher policy.
export function bestResponse(lam, pieces) {
  const s = autonomous_policy(lam);
  let [policy, rewardP, gain] = [NaN, NaN, -Infinity];
  for (let i = 0; i < pieces.length; i += 1) {
    const end = i + 1 < pieces.length ? pieces[i + 1].start : Infinity;
    const S = candidate(pieces[i], end, lam, s);
    const here = rewardOn(pieces[i], S);
    const value = here - lam * (S - s) * (S - s);
    if (i === 0 || atLeastAsGood(lam, s, S, here, policy, rewardP)) [policy, rewardP] = [S, here];
    if (value > gain) gain = value; // NaN where a candidate is far out of reach
  }
  return { policy, gain, welfare: s + gain, autonomous: s, effect: effect(policy, s) };
}

// What a state does about a treaty: see backsliding/population/membership.py.
export function ratification(lam, inside, outside = NO_NORM) {
  const [r, alone] = [inside, outside].map((pieces) => bestResponse(lam, pieces));
  const doubt = (one) => rounding(lam, one.autonomous, one.policy, one.gain);
  const joins = r.gain >= alone.gain - (doubt(r) + doubt(alone));
  const signs = { lifted: "rises", lowered: "slides" }[r.effect] ??
    (r.gain > doubt(r) ? "stays" : "promises");
  return { ...r, treaty: joins ? signs : "refuses" };
}

// A change in the last digit, as from working a cost out from a policy and back, counts as none.
const effect = (policy, s) => {
  if (Math.abs(policy - s) <= TIE * s) return "unmoved";
  return policy > s ? "lifted" : "lowered";
};
