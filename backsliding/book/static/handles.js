// What a hand does to a handle: pure functions from where it points to a trait's value.
import { FULL_SLOPE } from "./model.js";
import { GRIP, slopeGrip } from "./parts.js";

const LINES = new Set(["k", "k0", "k1"]);

const inverse = (value) => 1 / value;
// How a trait's value is read from a point (x, y): a handle that stands at its trait's value reads it
// along its own axis, the others as READ says.
const ALONG = { x: (x) => x, y: (x, y) => y };
const READ = {
  "lam y": (x, y) => y / (GRIP * GRIP),
  "D y": (x, y, { k }) => y - FULL_SLOPE * k,
  "m y": (x, y, { k, D, m }) =>
    (slopeGrip(k) > k ? (y - FULL_SLOPE * k - D) / (slopeGrip(k) - k) : m),
  "width x": (x, y, { k }) => x - k,
};

// A cost is dragged along the x axis as the policy 1/lam that goes with it.
const asPolicy = ({ trait, along }) => trait === "lam" && along === "x";

export function range(handle, [low, high, step]) {
  return asPolicy(handle) ? [1 / high, 1 / low, 0.01] : [low, high, step];
}

// Nothing impossible gets through, in a number or in a list of them.
export function within(value, limits) {
  if (!limits) return value;
  if (Array.isArray(value)) return value.map((one) => within(one, limits));
  return Math.min(Math.max(value, limits[0]), limits[1]);
}

// What a tap moves: what slides along the x axis, and on the nearest row if there are rows. Where nothing
// slides so, it is the handle that is nearest across.
export function tapped(handles, frame, [px, py]) {
  const sliding = handles.filter((one) => one.along === "x");
  const rows = handles.some((one) => one.item !== undefined);
  const off = (one) => {
    if (sliding.length === 0) return Math.abs(frame.X(one.x) - px);
    return rows ? Math.abs(frame.Y(one.y) - py) : 0;
  };
  const [first, ...others] = sliding.length > 0 ? sliding : handles;
  return others.reduce((best, one) => (off(one) < off(best) ? one : best), first);
}

// The norm whose line is within reach; it can be taken hold of anywhere along it.
export function lineNear(handles, frame, px, reach) {
  const off = (one) => Math.abs(frame.X(one.x) - px);
  return handles.filter((one) => LINES.has(one.trait) && one.along === "x" && off(one) <= reach)
    .sort((one, other) => off(one) - off(other))[0];
}

function toStep(value, [low, high, step]) {
  if (value <= low) return low;
  if (value >= high) return high;
  const stepped = Number((Math.round(value / step) * step).toFixed(6));
  return Math.min(Math.max(stepped, low), high);
}

export function pointed(handle, x, y, values, limits) {
  const read = READ[`${handle.trait} ${handle.along}`] ?? ALONG[handle.along];
  return moved(handle, read(x, y, values), limits);
}

// The trait's value once the handle slides to `now`.
function moved(handle, now, limits) {
  const slid = toStep(now, range(handle, limits));
  return asPolicy(handle) ? inverse(slid) : slid;
}

// Page keys, and arrows with Shift, move ten steps.
export function pressed({ key, shiftKey }, handle, limits) {
  const [low, high, fine] = range(handle, limits);
  const step = shiftKey ? 10 * fine : fine;
  const by = {
    ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step,
    PageUp: 10 * fine, PageDown: -10 * fine, Home: low - handle.now, End: high - handle.now,
  }[key];
  return by === undefined ? undefined : moved(handle, handle.now + by, limits);
}
