// Written by tools/bundle_explorers.py from the modules beside it. Do not edit.
var backslidingExplorers = (function () {
"use strict";
const $bets = (() => {
const PASSED = null;
const isAt = (values, state) => (
Object.keys(state).every((name) => String(values[name]) === String(state[name]))
);
function without(state, name) {
const { [name]: _, ...rest } = state;
return rest;
}
const asks = ({ bet, start }, values, placed) => (
bet !== undefined && placed === undefined && isAt(values, without(start, bet.guess))
);
const answered = ({ bet, start }) => ({ ...start, ...bet.then });
function verdict(about, values, placed, told) {
const { bet } = about;
if (placed === undefined || placed === PASSED || !isAt(values, without(answered(about), bet.guess))) return "";
const said = told ?? bet.told;
if (placed < 0 || bet.guess) return said;
return `${placed === bet.answer ? "Right. " : "No. "}${said}`;
}
const before = ({ bet }, values) => ({ ...values, ...bet.before });
return { PASSED, asks, answered, verdict, before };
})();
const $share = (() => {
function toFragment({ scene, limits, start }, values, number = 1) {
const carried = Object.entries(values).filter(([name, value]) => {
const kept = Array.isArray(value) && String(value) === String(start[name]);
return !kept && (name in limits || typeof value === "boolean");
});
const parts = [["explorer", scene], ...(number > 1 ? [["number", number]] : []), ...carried];
return `#${parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}
function addressee(fragment) {
const parts = new URLSearchParams(fragment.replace(/^#/, ""));
const scene = parts.get("explorer");
return scene === null ? undefined : { scene, number: Number(parts.get("number") ?? 1) };
}
function fromFragment(fragment, { limits }, values) {
const asked = {};
const ignored = [];
for (const [name, text] of new URLSearchParams(fragment.replace(/^#/, ""))) {
if (name === "explorer" || name === "number") continue;
const value = readValue(text, limits[name], values[name]);
if (!Object.hasOwn(values, name) || value === undefined) ignored.push(`${name} = ${text}`);
else asked[name] = value;
}
return { asked, ignored };
}
const BOOLEANS = new Map([["true", true], ["false", false]]);
function readValue(text, limits, present) {
if (Array.isArray(present)) {
const list = text.split(",").map((one) => readValue(one, limits, 0));
return list.length === present.length && !list.includes(undefined) ? list : undefined;
}
if (typeof present === "boolean") return BOOLEANS.get(text);
const number = /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
return limits && number >= limits[0] && number <= limits[1] ? number : undefined;
}
return { toFragment, addressee, fromFragment };
})();
const $actions = (() => {
const { PASSED, answered } = $bets;
const { fromFragment, toFragment } = $share;
const ALONE = { user: false };
const SWEEP = 6000;
function actions({ el, about, state, view, parts, stopped }) {
let noticed;
const notify = (words, of = ownFragment()) => {
parts.notice.textContent = words;
noticed = of;
};
const changed = () => {
if (parts.notice.textContent && ownFragment() !== noticed) notify("");
};
function go(values) {
view.glide();
state.take(values);
}
function placeBet(number) {
view.glide();
view.placed = number;
state.take(keepingGuess(answered(about)), ALONE);
parts.told.tabIndex = -1;
view.paint();
parts.told.focus({ preventScroll: true });
}
function keepingGuess(values) {
const { guess } = about.bet;
return guess ? { ...values, [guess]: state.get(guess) } : values;
}
function sweep() {
const name = about.sweeps;
const [low, high, step] = about.limits[name];
const began = performance.now();
let set;
const next = (time) => {
if (stopped() || (set !== undefined && state.get(name) !== set)) return;
const share = Math.min(1, Math.max(0, time - began) / SWEEP);
set = Number((Math.round((low + share * (high - low)) / step) * step).toFixed(6));
state.take({ [name]: set });
if (share < 1) requestAnimationFrame(next);
};
requestAnimationFrame(next);
}
function ownFragment() {
const alike = [...document.querySelectorAll(`[data-scene="${about.scene}"]`)];
return toFragment(about, state.values(), alike.indexOf(el) + 1);
}
function copyLink() {
const fragment = ownFragment();
const url = location.href.split("#")[0] + fragment;
const shown = () => notify(`Copy this link: ${url}`, fragment);
if (!navigator.clipboard) return shown();
return navigator.clipboard.writeText(url).then(() => notify("Link copied.", fragment), shown);
}
function usePreset(number) {
const { values, note } = about.presets[number];
view.placed ??= PASSED;
go(values);
notify(note);
}
function reset() {
view.placed = undefined;
view.glide();
state.take(about.start, ALONE);
notify("");
}
const deeds = {
preset: usePreset, bet: placeBet, sweep, reset, copy: copyLink,
};
function click(event) {
const button = event.target.closest("button");
const name = button && Object.keys(deeds).find((one) => one in button.dataset);
if (name) deeds[name](Number(button.dataset[name]));
}
function restore(fragment) {
const { asked, ignored } = fromFragment(fragment, about, state.values());
view.placed ??= PASSED;
state.take(asked);
notify(ignored.length
? `The link asks for ${ignored.join(", ")}, which this figure cannot show; it was ignored.`
: "");
}
return { click, restore, changed };
}
return { actions };
})();
const $formulas = (() => {
function autonomous_policy(lam) {
return 1/lam;
}
function critical_norm(lam, D) {
return Math.sqrt(D)/Math.sqrt(lam) + 1/lam;
}
function printed_critical_norm(lam, D) {
return Math.sqrt(D)/Math.pow(lam, 3/2) + 1/lam;
}
function weakest_lifted(k, D) {
return Math.pow(k, 2)/((1/2)*Math.sqrt(D)*Math.sqrt(D + 4*k) + (1/2)*D + k);
}
return { autonomous_policy, critical_norm, printed_critical_norm, weakest_lifted };
})();
const $model = (() => {
const { autonomous_policy } = $formulas;
const FULL_SLOPE = 2;
const TIE = 8 * Number.EPSILON;
const piece = (start, level = 0, slope = FULL_SLOPE, bend = 0) => ({ start, level, slope, bend });
const NO_NORM = [piece(0)];
function rewardOn({ start, level, slope, bend }, S) {
const x = S - start;
return level + (slope - FULL_SLOPE + bend * x) * x;
}
function reward(pieces, S) {
let best = -Infinity;
pieces.forEach((here, i) => {
const end = i + 1 < pieces.length ? pieces[i + 1].start : Infinity;
if (S >= here.start && S <= end) best = Math.max(best, rewardOn(here, S));
});
return best;
}
const benefit = (S, pieces) => FULL_SLOPE * S + reward(pieces, S);
const cost = (S, lam) => lam * S * S;
const welfare = (S, lam, pieces) => benefit(S, pieces) - cost(S, lam);
const curves = {
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
function transmitted(norm, tau) {
const scaled = { ...norm, D: tau * norm.D };
if ("m" in norm) scaled.m = FULL_SLOPE * (1 - tau) + tau * norm.m;
return scaled;
}
function candidate({ start, slope, bend }, end, lam, s) {
const S = bend === 0 ? s * (0.5 * slope) : (0.5 * slope - bend * start) / (lam - bend);
return Math.min(Math.max(S, start), end);
}
function rounding(lam, s, S, value) {
const away = S - s;
const loss = lam * away;
return TIE * (Math.abs(value + loss * away) + Math.abs(loss) * (S + s));
}
function atLeastAsGood(lam, s, S, reward, P, rewardP) {
const apart = lam * (S - P);
const advantage = reward - rewardP - apart * ((S - s) + (P - s));
const doubt = TIE * (Math.abs(reward) + Math.abs(rewardP) + Math.abs(apart) * (S + P + 2 * s));
return advantage >= -doubt;
}
function bestResponse(lam, pieces) {
const s = autonomous_policy(lam);
let [policy, rewardP, gain] = [NaN, NaN, -Infinity];
for (let i = 0; i < pieces.length; i += 1) {
const end = i + 1 < pieces.length ? pieces[i + 1].start : Infinity;
const S = candidate(pieces[i], end, lam, s);
const here = rewardOn(pieces[i], S);
const value = here - lam * (S - s) * (S - s);
if (i === 0 || atLeastAsGood(lam, s, S, here, policy, rewardP)) [policy, rewardP] = [S, here];
if (value > gain) gain = value;
}
return { policy, gain, welfare: s + gain, autonomous: s, effect: effect(policy, s) };
}
function ratification(lam, inside, outside = NO_NORM) {
const [r, alone] = [inside, outside].map((pieces) => bestResponse(lam, pieces));
const doubt = (one) => rounding(lam, one.autonomous, one.policy, one.gain);
const joins = r.gain >= alone.gain - (doubt(r) + doubt(alone));
const signs = { lifted: "rises", lowered: "slides" }[r.effect] ??
(r.gain > doubt(r) ? "stays" : "promises");
return { ...r, treaty: joins ? signs : "refuses" };
}
const effect = (policy, s) => {
if (Math.abs(policy - s) <= TIE * s) return "unmoved";
return policy > s ? "lifted" : "lowered";
};
return { FULL_SLOPE, NO_NORM, rewardOn, reward, benefit, cost, welfare, curves, transmitted, bestResponse, ratification };
})();
const $pictures = (() => {
const picture = (panels, sentence, code, told) => ({ panels, sentence, code, told });
const panel = (says, { x, y, ticks, height, margin, labels, marks, handles = [] }) => (
{ says, x, y, ticks, height, margin, labels, marks: marks.flat(4).filter(Boolean), handles }
);
const curve = (role, strokes) => ({ is: "curve", role, strokes });
function quadratic(f, a, b) {
const middle = 0.5 * (a + b);
return [a, f(a), middle, 2 * f(middle) - 0.5 * (f(a) + f(b)), b, f(b)];
}
const line = (role, points) => ({ is: "line", role, points });
const segments = (role, pairs) => ({ is: "segments", role, pairs });
const dots = (role, points) => ({ is: "dots", role, points });
const bar = (role, y, x0, x1) => ({ is: "bar", role, y, x0, x1 });
const text = (role, [x, y], words, anchor = "middle", rise = 0) =>
({ is: "text", role, x, y, words, anchor, rise });
const label = (role, spots, words, anchor, rise) => (
{ ...text(role, spots[0], words, anchor, rise), spots }
);
const place = (role, x, words) => ({ is: "place", role, x, words, places: [x] });
function blurred(role, x, half, words) {
const lines = half > 0 ? 15 : 1;
const places = Array.from(
{ length: lines }, (_, i) => x + (lines > 1 ? half * ((2 * i) / (lines - 1) - 1) : 0),
);
const opacity = 1 - 0.7 * Math.min(1, half / 0.5);
return { is: "place", role, x, words, places, look: { "stroke-opacity": opacity.toFixed(2) } };
}
const gap = (role, x, low, high) => ({ is: "gap", role, x, low, high });
const arrow = (role, start, end) => ({ is: "arrow", role, start, end });
const handle = (trait, [x, y], along, now, more) => ({ trait, x, y, along, now, ...more });
return { picture, panel, curve, quadratic, line, segments, dots, bar, text, label, place, blurred, gap, arrow, handle };
})();
const $parts = (() => {
const { FULL_SLOPE, benefit, cost, rewardOn, welfare } = $model;
const { arrow, curve, dots, handle, label, panel, place, quadratic, segments } = $pictures;
const END = 6;
const TOP = 10;
const WELFARE = [1, 6];
const bottom = (top) => -top / 6;
const GRIP = 2;
const oneAxis = (says, drawn) => panel(says, {
ticks: [0, 0], margin: { left: 10, right: 14, top: 22, bottom: 30 }, labels: ["more protection →"], ...drawn,
});
function payoffMarks(lam, pieces, norm = true) {
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
const benefitCurve = (role, pieces) => curve(role, shown(pieces).map(
([piece, a, b]) => quadratic((S) => FULL_SLOPE * S + rewardOn(piece, S), a, b),
));
function welfareMarks(lam, pieces, norm = true) {
const alone = (S) => FULL_SLOPE * S - cost(S, lam);
const ghost = norm ? [curve("ghost", [quadratic(alone, 0, END)])] : [];
const strokes = shown(pieces).map(
([piece, a, b]) => quadratic((S) => alone(S) + rewardOn(piece, S), a, b),
);
return [...ghost, curve("welfare", strokes), segments("jump", jumps(pieces, alone))];
}
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
const heights = (...shares) => shares.map((share) => share * TOP);
const ghostLabel = () => label(
"ghost", heights(0.93, 0.8, 0.65, 0.5).map((y) => [y / FULL_SLOPE, y]), "no norm", "start",
);
const costLabel = (lam) => label(
"cost", heights(0.45, 0.6, 0.75, 0.3, 0.9).map((y) => [Math.min(END, Math.sqrt(y / lam)), y])
.map(([S, y]) => [S, Math.min(y, cost(S, lam))]), "costs", "start", -14,
);
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
const ownPlace = (s) => place("best", s, "S*");
const normPlace = (k, words = "k") => place("norm", k, words);
const LONG = 0.9;
const SHORT = 0.2;
const WORDS = { lifted: "rises", lowered: "slides" };
function outcome({ autonomous: s, effect }, end, y, floor, asked, rise) {
const word = WORDS[effect];
const way = word ? Math.abs(end - s) : 0;
return [
way > SHORT && arrow(effect, [s, floor], [end, floor]),
way > LONG && label(effect, [[0.5 * (s + end), floor]], word, "middle", 7),
dots("chosen", [[end, y]]),
label("outcome", [[end, y]], asked ? "is here" : "ends here", end < 0.75 * END ? "start" : "end", rise),
];
}
const onPayoffs = (r, end, pieces, asked) => (
outcome(r, end, benefit(end, pieces), 0.6, asked, end < 0.75 * END ? -18 : 14)
);
const onWelfare = (r, end, lam, pieces, asked, [, top] = WELFARE) => (
outcome(r, end, welfare(end, lam, pieces), 0.5 * bottom(top), asked, 12)
);
const levelHandle = (k, floor = 0) => handle("k", [k, floor], "x", k);
const jumpHandle = (k, D) => handle("D", [k, Math.min(FULL_SLOPE * k + D, TOP)], "y", D);
const slopeGrip = (k) => Math.min(k + 2.5, END);
function slopeHandle(k, m, pieces) {
const x = slopeGrip(k);
return handle("m", [x, Math.min(benefit(x, pieces), TOP)], "y", m);
}
return { END, TOP, WELFARE, bottom, GRIP, oneAxis, payoffMarks, benefitCurve, welfareMarks, ownPlace, normPlace, onPayoffs, onWelfare, levelHandle, jumpHandle, slopeGrip, slopeHandle };
})();
const $handles = (() => {
const { FULL_SLOPE } = $model;
const { GRIP, slopeGrip } = $parts;
const LINES = new Set(["k", "k0", "k1"]);
const inverse = (value) => 1 / value;
const ALONG = { x: (x) => x, y: (x, y) => y };
const READ = {
"lam y": (x, y) => y / (GRIP * GRIP),
"D y": (x, y, { k }) => y - FULL_SLOPE * k,
"m y": (x, y, { k, D, m }) =>
(slopeGrip(k) > k ? (y - FULL_SLOPE * k - D) / (slopeGrip(k) - k) : m),
"width x": (x, y, { k }) => x - k,
};
const asPolicy = ({ trait, along }) => trait === "lam" && along === "x";
function range(handle, [low, high, step]) {
return asPolicy(handle) ? [1 / high, 1 / low, 0.01] : [low, high, step];
}
function within(value, limits) {
if (!limits) return value;
if (Array.isArray(value)) return value.map((one) => within(one, limits));
return Math.min(Math.max(value, limits[0]), limits[1]);
}
function tapped(handles, frame, [px, py]) {
const sliding = handles.filter((one) => one.along === "x");
const rows = handles.some((one) => one.item !== undefined);
const off = (one) => {
if (sliding.length === 0) return Math.abs(frame.X(one.x) - px);
return rows ? Math.abs(frame.Y(one.y) - py) : 0;
};
const [first, ...others] = sliding.length > 0 ? sliding : handles;
return others.reduce((best, one) => (off(one) < off(best) ? one : best), first);
}
function lineNear(handles, frame, px, reach) {
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
function pointed(handle, x, y, values, limits) {
const read = READ[`${handle.trait} ${handle.along}`] ?? ALONG[handle.along];
return moved(handle, read(x, y, values), limits);
}
function moved(handle, now, limits) {
const slid = toStep(now, range(handle, limits));
return asPolicy(handle) ? inverse(slid) : slid;
}
function pressed({ key, shiftKey }, handle, limits) {
const [low, high, fine] = range(handle, limits);
const step = shiftKey ? 10 * fine : fine;
const by = {
ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step,
PageUp: 10 * fine, PageDown: -10 * fine, Home: low - handle.now, End: high - handle.now,
}[key];
return by === undefined ? undefined : moved(handle, handle.now + by, limits);
}
return { range, within, tapped, lineNear, pointed, pressed };
})();
const $numerals = (() => {
function fixed(value) {
const digits = Math.abs(value).toFixed(2);
return value < 0 && Number(digits) !== 0 ? `−${digits}` : digits;
}
const spoken = (value) => fixed(value).replace(/\.?0+$/, "");
const plain = (value) => String(value);
const short = (value) => String(Number(value.toPrecision(6))).replace("-", "−");
return { fixed, spoken, plain, short };
})();
const $roles = (() => {
const INK = "currentColor";
const FAINT = "var(--bsx-faint,#6b6b6b)";
const RULE = "var(--bsx-rule,#c9c9c9)";
const BENEFIT = "var(--bsx-benefit,#1d5c8f)";
const COST = "var(--bsx-cost,#a8431f)";
const NORM = "var(--bsx-norm,#4c6b2f)";
const up = { stroke: BENEFIT };
const down = { stroke: COST, dash: "7 3" };
const dotted = { stroke: FAINT, dash: "1 3", width: 1.25 };
const thin = { width: 1 };
const ROLES = {
benefit: up, lifted: up, pull: up,
cost: down, lowered: down, slide: down,
ghost: dotted, jump: dotted, zero: dotted, moved: dotted, guess: { dash: "2 4", width: 1.5 },
norm: { stroke: NORM },
tangent: { stroke: COST, width: 1 },
};
const KINDS = {
axis: { stroke: FAINT, width: 1 },
place: { stroke: FAINT, dash: "1 3", width: 1 },
gap: { width: 1.5 },
arrow: { dash: undefined },
bar: { width: 16 },
dots: { dash: undefined, cap: "round", width: 9 },
};
const BOTH = {
"place norm": { stroke: NORM, dash: undefined, width: 2 },
"place critical": { stroke: NORM, dash: "6 3" },
"place printed": { stroke: COST, dash: "2 3 6 3" },
"segments norm": thin,
"segments lifted": thin,
"segments lowered": thin,
"segments unmoved": { stroke: RULE, width: 1 },
"dots before": { width: 4 },
"dots after": { width: 4 },
"dots weighed": { stroke: FAINT, width: 8 },
"dots chosen": { width: 11 },
};
const italic = { fill: INK, italic: true };
const WORDS = {
tick: { fill: FAINT }, label: { fill: FAINT }, ghost: { fill: FAINT },
promises: { fill: FAINT }, stays: { fill: FAINT },
norm: { fill: NORM, italic: true }, critical: { fill: NORM, italic: true },
best: italic, tried: italic,
benefit: { fill: BENEFIT }, lifted: { fill: BENEFIT }, rises: { fill: BENEFIT }, pull: { fill: BENEFIT },
cost: { fill: COST }, tangent: { fill: COST }, lowered: { fill: COST }, slides: { fill: COST }, slide: { fill: COST },
printed: { fill: COST },
};
const kept = new Map();
function keep(key, make) {
if (!kept.has(key)) kept.set(key, make());
return kept.get(key);
}
const lineLook = (is, role) => keep(`${is} ${role}`, () => {
const look = { stroke: INK, width: 2, ...ROLES[role], ...KINDS[is], ...BOTH[`${is} ${role}`] };
return {
class: `bsx-${is} bsx-${role}`, stroke: look.stroke, "stroke-width": look.width,
"stroke-dasharray": look.dash, "stroke-linecap": look.cap,
};
});
const wordLook = (role) => keep(role, () => {
const { fill = INK, italic: slanted } = WORDS[role] ?? {};
return { class: `bsx-${role} nohighlight`, fill, "font-style": slanted && "italic" };
});
const KNOBS = { k: NORM, k0: NORM, k1: NORM };
const knobLook = (trait) => keep(`knob ${trait}`, () => ({
class: `bsx-knob bsx-knob-${trait}`, stroke: INK, "stroke-width": 2,
fill: KNOBS[trait] ?? "var(--bsx-ground,#fff)",
}));
return { lineLook, wordLook, knobLook };
})();
const $room = (() => {
const LETTER = 7;
const [ABOVE, BELOW] = [11, 4];
const AIR = 2;
const STEP = 5;
const SHIFT = { start: 5, middle: 0, end: -5 };
const SIDES = [
["start", 12], ["start", -18], ["end", 12], ["end", -18], ["middle", 14], ["middle", -22],
["start", -4], ["end", -4], ["middle", 28], ["middle", -36],
];
const KNOB = [[-8, 0], [8, 0], [0, -8], [0, 8], [0, 0]];
const DOT = [[-5, 0], [5, 0], [0, -5], [0, 5], [0, 0]];
const FAINT = 0.4;
const NUMBERS = 6;
const OUTSIDE = 100;
function between([x0, y0], [x1, y1]) {
const n = Math.min(200, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / STEP)) || 1;
return Array.from({ length: n + 1 }, (_, i) => [x0 + ((x1 - x0) * i) / n, y0 + ((y1 - y0) * i) / n]);
}
const along = (points) => points.slice(1).flatMap((point, i) => between(points[i], point));
const bent = ([x0, y0, xc, yc, x1, y1]) => along(Array.from({ length: 13 }, (_, i) => {
const [t, u] = [i / 12, 1 - i / 12];
return [u * u * x0 + 2 * t * u * xc + t * t * x1, u * u * y0 + 2 * t * u * yc + t * t * y1];
}));
const around = (points, shape) => points.flatMap(([x, y]) => shape.map(([a, b]) => [x + a, y + b]));
function obstacles({ marks, handles, labels }, { X, Y, left, right, top, bottom }) {
const at = ([x, y]) => [X(x), Y(y)];
const pair = ([x0, y0, x1, y1]) => between(at([x0, y0]), at([x1, y1]));
const POINTS = {
curve: ({ strokes }) => strokes.flatMap(([a, b, c, d, e, f]) => bent([...at([a, b]), ...at([c, d]), ...at([e, f])])),
line: ({ points }) => along(points.map(at)),
segments: ({ pairs }) => pairs.flatMap(pair),
arrow: ({ start, end }) => between(at(start), at(end)),
dots: ({ points }) => around(points.map(at), DOT),
gap: ({ x, low, high }) => between(at([x, low]), at([x, high])),
place: ({ x }) => between([X(x), top], [X(x), bottom]),
};
const axes = along([...(labels[1] === undefined ? [] : [[left, top]]), [left, bottom], [right, bottom]]);
const faint = (mark) => mark.is === "place" || mark.role === "jump";
return [
...marks.filter((mark) => mark.is in POINTS).flatMap(
(mark) => POINTS[mark.is](mark).map((point) => [...point, faint(mark) ? FAINT : 1]),
),
...around(handles.map(({ x, y }) => at([x, y])), KNOB).map((point) => [...point, 1]),
...axes.map((point) => [...point, 1]),
];
}
function boxOf({ words }, anchor, x, y) {
const width = LETTER * words.length;
const from = { start: x, middle: x - width / 2, end: x - width }[anchor];
return { left: from - AIR, right: from + width + AIR, top: y - ABOVE, bottom: y + BELOW };
}
const holds = (box, [x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom;
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
function placed(panel, frame) {
const texts = panel.marks.filter((mark) => mark.is === "text");
const stand = (mark, [x, y], anchor, rise) => (
{ mark, anchor, x: frame.X(x) + SHIFT[anchor], y: frame.Y(y) - rise }
);
const fixed = texts.filter((mark) => !mark.spots)
.map((mark) => stand(mark, [mark.x, mark.y], mark.anchor, mark.rise));
const free = texts.filter((mark) => mark.spots)
.sort((one, other) => one.spots.length - other.spots.length);
if (free.length === 0) return fixed;
const points = obstacles(panel, frame);
const taken = fixed.map(({ mark, anchor, x, y }) => boxOf(mark, anchor, x, y));
const hidden = (box) => points.reduce((sum, point) => (holds(box, point) ? sum + point[2] : sum), 0) +
OUTSIDE * (taken.filter((other) => meet(box, other)).length +
(box.left < 0 || box.right > frame.width || box.top < frame.top - 3 || box.bottom > frame.bottom)) +
NUMBERS * (box.left < frame.left);
const chosen = free.map((mark) => {
const ways = mark.spots.flatMap((spot) => [[mark.anchor, mark.rise], ...SIDES]
.map(([anchor, rise]) => stand(mark, spot, anchor, rise)));
let best;
for (const way of ways) {
const box = boxOf(mark, way.anchor, way.x, way.y);
const loss = hidden(box);
if (!best || loss < best.loss) best = { way, box, loss };
if (loss === 0) break;
}
taken.push(best.box);
return best.way;
});
return [...fixed, ...chosen];
}
return { LETTER, placed };
})();
const $tree = (() => {
const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set(["svg", "g", "path", "text", "tspan", "circle"]);
const EMPTY = new Set(["input"]);
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
const h = (tag, attributes, ...children) => (
{ tag, attributes, children: children.flat().filter(Boolean) }
);
const safe = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
function written(attributes) {
return Object.entries(attributes)
.filter(([, value]) => value !== undefined && value !== false)
.map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${safe(value)}"`))
.join("");
}
function toText(one) {
if (typeof one === "string") return safe(one);
const { tag, attributes, children } = one;
const start = `<${tag}${written(attributes)}`;
if (EMPTY.has(tag)) return `${start}>`;
if (DRAWN.has(tag) && children.length === 0) return `${start}/>`;
return `${start}>${children.map(toText).join("")}</${tag}>`;
}
const create = (tag) => (
DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag)
);
function write(node, attributes) {
const before = node.written ?? {};
for (const name in attributes) {
const value = attributes[name];
if (before[name] === value) continue;
if (value === undefined || value === false) node.removeAttribute(name);
else node.setAttribute(name, value === true ? "" : value);
}
for (const name in before) if (!(name in attributes)) node.removeAttribute(name);
node.written = attributes;
}
function say(node, words) {
if (node.said === words) return;
node.said = words;
node.replaceChildren(...words.split(/(\w\u0304)/).map((part, i) => (
i % 2 ? barred(part, DRAWN.has(node.localName) ? "tspan" : "span") : part
)));
}
function barred([letter, sign], tag) {
const [whole, bar] = [create(tag), create(tag)];
whole.setAttribute("class", "barred");
bar.append(sign);
whole.append(letter, bar);
return whole;
}
function patch(node, tree) {
if (node.tree === tree) return;
node.tree = tree;
const { attributes, children } = tree;
write(node, attributes);
if (typeof children[0] === "string") {
say(node, children.join(""));
return;
}
while (node.childElementCount > children.length) node.lastElementChild.remove();
let child = node.firstElementChild;
for (const one of children) {
if (child?.localName !== one.tag) {
const made = create(one.tag);
if (child) child.replaceWith(made);
else node.append(made);
child = made;
}
patch(child, one);
child = child.nextElementSibling;
}
}
return { h, toText, write, say, patch };
})();
const $draw = (() => {
const { range } = $handles;
const { fixed, short } = $numerals;
const { knobLook, lineLook, wordLook } = $roles;
const { LETTER, placed } = $room;
const { h } = $tree;
const STILL = 480;
const REACH = 22;
const MARGIN = { left: 46, right: 66, top: 52, bottom: 38 };
const SPILL = 6;
const HEAD = 5;
const FAR = 1e4;
const KNOBS = { x: "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z", y: "M-6-6h12v12h-12z" };
const pixels = (value) => Math.round(Math.min(Math.max(value, -FAR), FAR) * 10) / 10;
function frameOf({ x, y, height, margin = MARGIN }, width) {
const { left, top } = margin;
const [right, bottom] = [width - margin.right, height - margin.bottom];
const across = (right - left) / (x[1] - x[0]);
const up = (bottom - top) / (y[1] - y[0]);
return {
width, left, right, top, bottom,
X: (value) => pixels(left + (value - x[0]) * across),
Y: (value) => pixels(bottom - (value - y[0]) * up),
x: (px) => x[0] + (px - left) / across,
y: (px) => y[0] + (bottom - px) / up,
};
}
function stillPanel(panel) {
const frame = frameOf(panel, STILL);
return h("svg", {
class: "bsx-panel", viewBox: `0 0 ${STILL} ${panel.height}`, height: panel.height, role: "img",
"aria-label": panel.says, fill: "none", stroke: "none", "font-size": 14,
}, axes(panel, frame), art(panel, frame), panel.handles.map((one) => knob(one, frame)));
}
function livePanel(panel, frame, about, kept) {
const { width } = frame;
const scale = [panel.x, panel.y, panel.ticks, panel.labels, panel.height, width].join();
if (kept.scale !== scale) Object.assign(kept, { scale, axes: axes(panel, frame) });
return h("svg", {
class: "bsx-panel", viewBox: `0 0 ${width} ${panel.height}`, width, role: "group",
"aria-label": panel.says, fill: "none",
}, kept.axes, h("g", { role: "img", "aria-label": panel.says }, art(panel, frame)),
h("g", {}, panel.handles.map((one) => liveHandle(one, frame, about))));
}
function art(panel, frame) {
const lines = panel.marks.filter((mark) => mark.is !== "text").map((mark) => h("path", {
...lineLook(mark.is, mark.role), ...mark.look, d: PATHS[mark.is](mark, frame),
}));
return [
h("svg", plotBox(frame), lines),
h("g", {}, placeNames(panel, frame), texts(panel, frame)),
];
}
function plotBox({ left, right, top, bottom }) {
const [x, y] = [left - SPILL, top - SPILL];
const [width, height] = [Math.max(0, right - left) + 2 * SPILL, bottom - top + 2 * SPILL];
return { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` };
}
const words = (role, x, y, text, anchor) => (
h("text", { ...wordLook(role), x: pixels(x), y: pixels(y), "text-anchor": anchor }, text)
);
function axes(panel, frame) {
const [across, up] = panel.labels;
const upright = up === undefined ? `M${frame.left} ${frame.bottom}` : `M${frame.left} ${frame.top}V${frame.bottom}`;
return h("g", { class: "bsx-axes", "aria-hidden": "true" },
h("path", { ...lineLook("axis", "axis"), d: `${upright}H${frame.right}` }),
steps(panel.x, panel.ticks[0]).map(
(x) => words("tick", frame.X(x), frame.bottom + 15, short(x), "middle"),
),
steps(panel.y, panel.ticks[1]).map(
(y) => words("tick", frame.left - 6, frame.Y(y) + 4, short(y), "end"),
),
across && words("label", frame.right, panel.height - 6, across, "end"),
up && words("label", 2, 12, up, "start"));
}
function steps([low, high], step) {
if (step === 0) return [];
const [first, last] = [Math.ceil(low / step), Math.floor(high / step)];
return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}
const PATHS = {
curve: ({ strokes }, { X, Y }) => strokes.map(([x0, y0, xc, yc, x1, y1]) =>
`M${X(x0)} ${Y(y0)}Q${X(xc)} ${Y(yc)} ${X(x1)} ${Y(y1)}`).join(""),
line: ({ points }, { X, Y }) => `M${points.map(([x, y]) => `${X(x)} ${Y(y)}`).join("L")}`,
segments: ({ pairs }, { X, Y }) => pairs.map(([x0, y0, x1, y1]) =>
`M${X(x0)} ${Y(y0)}L${X(x1)} ${Y(y1)}`).join(""),
bar: ({ x0, x1, y }, { X, Y }) => `M${X(x0)} ${Y(y)}H${X(x1)}`,
dots: ({ points }, { X, Y }) => points.map(([x, y]) => `M${X(x)} ${Y(y)}h0`).join(""),
place: ({ places }, { X, top, bottom }) => places.map((x) => `M${X(x)} ${top}V${bottom}`).join(""),
gap({ x, low, high }, { X, Y }) {
const at = X(x);
return `M${at} ${Y(low)}V${Y(high)}M${at - 4} ${Y(low)}h8M${at - 4} ${Y(high)}h8`;
},
arrow({ start, end }, { X, Y }) {
const [x0, x1] = [X(start[0]), X(end[0])];
const back = x1 >= x0 ? -HEAD : HEAD;
return `M${x0} ${Y(start[1])}L${x1} ${Y(end[1])}m${back} ${-HEAD}l${-back} ${HEAD}l${back} ${HEAD}`;
},
};
const texts = (panel, frame) => placed(panel, frame).map(
({ mark, x, y, anchor }) => words(mark.role, x, y, mark.words, anchor),
);
function placeNames({ marks }, { X, top }) {
const names = marks.filter((mark) => mark.is === "place" && mark.words)
.map((mark) => ({ mark, x: X(mark.x), half: 0.5 * LETTER * mark.words.length + 2, row: 0 }))
.sort((a, b) => a.x - b.x);
names.slice(1).forEach((name, i) => {
const before = names[i];
const over = before.x + before.half - (name.x - name.half);
if (over <= 0) return;
const squeezed = before.gaveWay || over > before.half + name.half;
if (squeezed) Object.assign(name, { row: 1 - before.row });
else [before.x, name.x, name.gaveWay] = [before.x - over / 2, name.x + over / 2, true];
});
return names.map(({ mark, x, row }) => words(mark.role, x, top - 6 - 15 * row, mark.words, "middle"));
}
const at = ({ x, y }, { X, Y }) => `translate(${X(x)} ${Y(y)})`;
const knob = (handle, frame) => h("path", {
...knobLook(handle.trait), transform: frame && at(handle, frame), d: KNOBS[handle.along],
});
function liveHandle(handle, frame, { limits, controls }) {
const { trait, along, now, says = nameOf(controls[trait]), reads = fixed(now) } = handle;
const [low, high] = range(handle, limits[trait]);
return h("g", {
class: "bsx-handle", role: "slider", tabindex: 0, transform: at(handle, frame),
"data-trait": trait, "aria-label": says,
"aria-orientation": along === "x" ? "horizontal" : "vertical",
"aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": now, "aria-valuetext": reads,
}, h("circle", { class: "bsx-reach", r: REACH }), knob(handle));
}
const nameOf = ({ words, symbol }) => (symbol ? `${words}, ${symbol}` : words);
return { REACH, frameOf, stillPanel, livePanel };
})();
const $grips = (() => {
const { REACH } = $draw;
const { lineNear, pointed, pressed, tapped } = $handles;
function holdOn(panel, { on, state, limits }) {
let held;
let touched;
function set({ trait, item }, value) {
const whole = state.get(trait);
state.take({ [trait]: item === undefined ? value : Object.assign([...whole], { [item]: value }) });
}
function point(handle, px, py) {
const there = [panel.frame.x(px), panel.frame.y(py)];
set(handle, pointed(handle, ...there, state.values(), limits[handle.trait]));
}
const gripOf = (event) => event.target.closest(".bsx-handle");
const numberOf = (grip) => [...grip.parentElement.children].indexOf(grip);
const scaleOf = (box) => box.width / panel.frame.width || 1;
function placeOf({ clientX, clientY }) {
const box = panel.svg.getBoundingClientRect();
const scale = scaleOf(box);
return { scale, x: (clientX - box.left) / scale, y: (clientY - box.top) / scale };
}
const lineAt = ({ x }) => lineNear(panel.handles, panel.frame, x, REACH / 2);
const middleOf = ({ x, y }) => ({ x: panel.frame.X(x), y: panel.frame.Y(y) });
function grasp(event, handle, { scale }, from = middleOf(handle)) {
const number = panel.handles.indexOf(handle);
const grip = panel.svg.lastElementChild.children[number];
event.preventDefault();
grip.focus({ preventScroll: true });
grip.setPointerCapture(event.pointerId);
held = { number, scale, x: event.clientX / scale - from.x, y: event.clientY / scale - from.y };
}
function press(event) {
const place = placeOf(event);
const near = panel.handles.map(middleOf)
.some((one) => Math.hypot(one.x - place.x, one.y - place.y) <= REACH);
touched = near ? undefined : [place.x, place.y];
if (event.button !== 0) return;
const grip = gripOf(event);
if (grip) grasp(event, panel.handles[numberOf(grip)], place);
else if (event.pointerType === "mouse") pressBeside(event, place);
}
function pressBeside(event, place) {
const line = lineAt(place);
if (line) {
touched = undefined;
grasp(event, line, place);
} else if (panel.handles.length > 0) {
grasp(event, tapped(panel.handles, panel.frame, [place.x, place.y]), place, place);
}
}
function tap() {
if (!touched) return;
const handle = tapped(panel.handles, panel.frame, touched);
if (handle) point(handle, ...touched);
}
on(panel.svg, "pointerdown", press);
on(panel.svg, "pointermove", (event) => {
if (!held) {
if (event.pointerType === "mouse") panel.svg.style.cursor = lineAt(placeOf(event)) ? "ew-resize" : "";
return;
}
touched = undefined;
const { number, scale, x, y } = held;
point(panel.handles[number], event.clientX / scale - x, event.clientY / scale - y);
});
["pointerup", "pointercancel", "lostpointercapture"].forEach((type) => {
on(panel.svg, type, () => { held = undefined; });
});
on(panel.svg, "click", tap);
on(panel.svg, "keydown", (event) => {
const grip = gripOf(event);
if (!grip || event.altKey || event.ctrlKey || event.metaKey) return;
const handle = panel.handles[numberOf(grip)];
const value = pressed(event, handle, limits[handle.trait]);
if (value === undefined) return;
event.preventDefault();
set(handle, value);
});
}
return { holdOn };
})();
const $markup = (() => {
const { stillPanel } = $draw;
const { fixed, plain } = $numerals;
const { h, toText } = $tree;
const KEYS = { "data-lm-suppress-shortcuts": "true" };
const KEYED = "Arrow keys move by a step, with Shift by ten.";
const button = (words, attributes) => h("button", { type: "button", ...attributes }, words);
const row = (attributes, ...children) => h("div", { class: "bsx-row", ...attributes }, ...children);
function stillParts(about, picture) {
const [main, ...others] = picture.panels;
return h("div", {
class: "bsx-frame", role: "group", "aria-label": `Explorer: ${about.title}`,
},
h("p", { class: "bsx-title" }, about.title),
slot(main, "bsx-main"),
h("div", { class: "bsx-turn" },
h("div", { class: "bsx-bet", "data-part": "bet" }),
h("div", { class: "bsx-answer" },
h("div", { class: "bsx-words" },
h("p", { class: "bsx-told", "data-told": "" }),
h("p", { class: "bsx-sentence", "data-sentence": "" }, picture.sentence)),
h("div", { class: "bsx-first", "data-part": "first" }),
h("div", { class: "bsx-more", "data-part": "more" }))),
h("p", { class: "bsx-heard", "aria-live": "polite", "data-heard": "" }),
others.length && h("div", { class: "bsx-rest" }, others.map((one) => slot(one))),
h("details", { class: "bsx-code" },
h("summary", {}, "The same in Python"),
h("pre", { tabindex: 0, role: "group", "aria-label": "The same in Python", "data-code": "" },
picture.code)));
}
const slot = (panel, name = "") => h(
"div", { class: `bsx-slot ${name}`.trim(), style: `height:${panel.height}px` }, stillPanel(panel),
);
const page = (about, values, picture) => toText(h(
"div", { class: "bsx-explorer", "data-explorer": JSON.stringify({ about, values }) },
stillParts(about, picture),
));
const liveParts = (about, values) => Object.fromEntries(
Object.entries({ bet, first, more }).map(([name, make]) => (
[name, make(about, values).filter(Boolean).map(toText).join("")]
)),
);
function bet({ bet: asked }) {
if (!asked) return [];
const options = asked.options.map((words, number) => button(words, { "data-bet": number }));
const pass = button(asked.guess ? "Show where they end" : "Just show me", { "data-bet": -1 });
return [h("p", { "data-question": "" }, asked.question), row({}, options, pass)];
}
function first(about, values) {
const { first: name, presets = [] } = about;
return [
name === "presets" ? presetRow(presets.slice(0, 3), 0, "Arrangements")
: control(about, name, values[name]),
h("p", { class: "bsx-notice", role: "status", "data-notice": "" }),
];
}
function more(about, values) {
const { first: name, presets = [], sweeps } = about;
const from = name === "presets" ? 3 : 0;
return [h("details", {},
h("summary", {}, "More to change, reset and link"),
h("p", { class: "bsx-how" }, `${about.instruction} ${KEYED}`),
presets.length > from && presetRow(presets.slice(from), from, "Presets"),
h("div", { class: "bsx-controls" }, Object.keys(about.controls)
.filter((one) => one !== name).map((one) => control(about, one, values[one]))),
row({},
sweeps && button("Sweep the norm", { "data-sweep": "" }),
button("Reset", { "data-reset": "" }),
button("Copy link", { "data-copy": "" })))];
}
const presetRow = (presets, from, says) => row({ role: "group", "aria-label": says },
presets.map(({ name }, i) => button(name, { "aria-pressed": "false", "data-preset": from + i })));
function control({ controls, limits }, name, value) {
const { words, symbol } = controls[name];
if (!(name in limits)) {
return h("label", { class: "bsx-switch" },
h("input", { type: "checkbox", ...KEYS, "data-trait": name, checked: value }), h("span", {}, words));
}
const [min, max, step] = limits[name].map(plain);
return h("label", { class: "bsx-control" },
h("span", {}, symbol ? `${words}, ` : words, symbol && h("i", {}, symbol)),
h("input", {
type: "range", ...KEYS, "data-trait": name, min, max, step, value: plain(value),
"aria-valuetext": fixed(value),
}),
h("span", { class: "bsx-value", "aria-hidden": "true" }, fixed(value)));
}
return { stillParts, page, liveParts };
})();
const $motion = (() => {
const GLIDE = 600;
const SETTLING = 110;
const LONGEST = 50;
const JUMP = 0.2;
const THERE = 0.004;
const smooth = (share) => share * share * (3 - 2 * share);
function between(from, to, share) {
const mixed = { ...to };
for (const name in to) {
if (typeof to[name] === "number") mixed[name] = from[name] + share * (to[name] - from[name]);
}
return mixed;
}
function createMotion(still = () => false, { jump = JUMP, settling = SETTLING } = {}) {
let glide;
let shown;
let [ends, aims, moving, last] = [[], [], [], NaN];
const glides = () => { glide = still() || !shown ? undefined : { from: shown, began: NaN }; };
function valuesAt(time, target) {
if (!glide) return target;
if (Number.isNaN(glide.began)) glide.began = time;
const share = Math.min(1, (time - glide.began) / GLIDE);
const values = between(glide.from, target, smooth(share));
if (share === 1) glide = undefined;
return values;
}
function endsAt(time, target) {
if (still() || target.length !== aims.length) {
[aims, ends, moving] = [target, target, target.map(() => false)];
}
const passed = Math.min(LONGEST, time - last || 0);
const left = Math.exp(-passed / settling);
moving = moving.map((was, i) => was || Math.abs(target[i] - aims[i]) > jump);
ends = target.map((aim, i) => {
if (!moving[i]) return aim;
const now = aim + left * (ends[i] - aim);
moving[i] = Math.abs(now - aim) > THERE;
return moving[i] ? now : aim;
});
aims = target;
return ends;
}
function step(time, target, solve) {
shown = valuesAt(time, target);
const solved = solve(shown);
const now = endsAt(time, solved.ends);
last = time;
return { values: shown, solved, ends: now };
}
return {
glides, step, goesOn: () => glide !== undefined || moving.includes(true),
rest: () => { last = NaN; },
};
}
return { createMotion };
})();
const $scenes = (() => {
const scenes = {};
return { scenes };
})();
const $state = (() => {
const { within } = $handles;
const groups = new Map();
function createState({ model, about, changed, deaf = () => false }) {
const { limits, start } = about;
const names = Object.keys(start);
const group = model.get("group");
let unsaved = false;
const values = () => Object.fromEntries(names.map((name) => [name, model.get(name)]));
const neighbours = () => [...(groups.get(group) ?? [])].filter((other) => other !== state);
function take(asked, { user = true } = {}) {
for (const [name, value] of Object.entries(asked)) {
if (!names.includes(name) || String(model.get(name)) === String(value)) continue;
model.set(name, within(value, limits[name]));
unsaved = true;
}
if (user) neighbours().forEach((other) => other.follow(asked));
changed();
}
function follow(asked) {
if (!deaf()) take(asked, { user: false });
}
function save() {
if (unsaved) model.save_changes();
unsaved = false;
}
names.forEach((name) => model.on(`change:${name}`, changed));
function leave() {
names.forEach((name) => model.off(`change:${name}`, changed));
groups.get(group)?.delete(state);
}
const state = { values, take, follow, save, leave, get: (name) => model.get(name) };
if (group) groups.set(group, (groups.get(group) ?? new Set()).add(state));
return state;
}
return { createState };
})();
const $still = (() => {
const { page } = $markup;
const { scenes } = $scenes;
function pictureOf({ scene, limits }, values) {
const { solve, picture } = scenes[scene];
const solved = solve(values, false, limits);
return picture(values, solved, solved.ends, false);
}
const still = (about, values) => page(about, values, pictureOf(about, values));
return { pictureOf, still };
})();
const $voice = (() => {
const HEARD_AFTER = 700;
function createVoice(heard, words) {
let timer = 0;
let touched = 0;
function readOut() {
const rest = HEARD_AFTER - (performance.now() - touched);
timer = rest > 0 ? setTimeout(readOut, rest) : 0;
if (!timer) heard.textContent = words();
}
return {
changed() {
touched = performance.now();
timer ||= setTimeout(readOut, HEARD_AFTER);
},
stop: () => clearTimeout(timer),
};
}
function roomFor(words) {
let box = words.parentElement;
if (!box.matches(".bsx-room")) {
box = document.createElement("div");
box.className = "bsx-room";
words.replaceWith(box);
box.append(words);
}
let [width, height] = [0, 0];
const room = new ResizeObserver(() => {
const { offsetWidth, offsetHeight } = words;
if (offsetWidth === width && offsetHeight <= height) return;
[width, height] = [offsetWidth, offsetHeight];
box.style.height = `${height}px`;
});
room.observe(words);
return room;
}
return { createVoice, roomFor };
})();
const $explorer = (() => {
const { actions } = $actions;
const { asks, before, verdict } = $bets;
const { frameOf, livePanel } = $draw;
const { holdOn } = $grips;
const { pressed } = $handles;
const { liveParts, stillParts } = $markup;
const { createMotion } = $motion;
const { fixed } = $numerals;
const { scenes } = $scenes;
const { createState } = $state;
const { pictureOf } = $still;
const { patch, say, toText, write } = $tree;
const { createVoice, roomFor } = $voice;
function render({ model, el }) {
const about = model.get("_about");
const stop = new AbortController();
const on = (target, type, act) => target.addEventListener(type, act, { signal: stop.signal });
const state = createState({
model, about, changed: () => {
view.schedule();
act.changed();
},
deaf: () => asks(about, state.values(), view.placed),
});
const parts = fill(el, about, state.values());
const voice = createVoice(parts.heard, () => `${parts.told.textContent} ${parts.sentence.textContent}`.trim());
const view = createView({ about, state, parts, voice });
el.dataset.scene = about.scene;
parts.panels.forEach((panel) => holdOn(panel, { on, state, limits: about.limits }));
parts.inputs.forEach((input) => on(input, "input", () => state.take({
[input.dataset.trait]: input.type === "range" ? input.valueAsNumber : input.checked,
})));
parts.inputs.forEach((input) => on(input, "keydown", (event) => leap(event, input, { state, about })));
parts.copy.hidden = !model.page;
const stretch = () => stretchRanges(about, model.get("_about").limits, parts.inputs, view);
model.on("change:_about", stretch);
const act = actions({ el, about, state, view, parts, stopped: () => stop.signal.aborted });
on(el, "click", act.click);
el.explorer = { values: state.values, take: state.take, restore: act.restore };
const watches = [view.watch(on), roomFor(parts.words)];
view.paint();
return () => {
stop.abort();
watches.forEach((watch) => watch.disconnect());
view.stop();
voice.stop();
state.leave();
model.off("change:_about", stretch);
delete el.explorer;
};
}
function leap(event, input, { state, about }) {
if (!event.shiftKey || !event.key.startsWith("Arrow") || input.type !== "range") return;
const { trait } = input.dataset;
event.preventDefault();
state.take({ [trait]: pressed(event, { trait, now: input.valueAsNumber }, about.limits[trait]) });
}
function fill(el, about, values) {
if (!el.querySelector(".bsx-frame")) {
el.classList.add("bsx-explorer");
el.innerHTML = toText(stillParts(about, pictureOf(about, values)));
}
for (const [name, html] of Object.entries(liveParts(about, values))) {
const place = el.querySelector(`[data-part="${name}"]`);
if (!place.firstChild) place.innerHTML = html;
}
el.classList.add("bsx-on");
const find = (mark) => el.querySelector(`[data-${mark}]`);
return {
frame: el.firstElementChild,
words: el.querySelector(".bsx-words"),
panels: [...el.querySelectorAll(".bsx-slot")].map((slot) => {
const svg = slot.firstElementChild;
svg.replaceChildren();
svg.removeAttribute("height");
return { slot, svg, kept: {} };
}),
inputs: [...el.querySelectorAll("input[data-trait]")],
presets: [...el.querySelectorAll("[data-preset]")],
...Object.fromEntries(
["sentence", "told", "heard", "notice", "code", "copy"].map((mark) => [mark, find(mark)]),
),
};
}
function createView({ about, state, parts, voice }) {
const { solve, picture, pace } = scenes[about.scene];
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const motion = createMotion(still, pace);
const view = { placed: undefined, paper: false };
let frame = 0;
view.schedule = () => {
frame ||= requestAnimationFrame((time) => {
frame = 0;
view.paint(time);
});
voice.changed();
};
view.glide = motion.glides;
view.paint = (time = performance.now()) => {
const values = state.values();
const asked = !view.paper && asks(about, values, view.placed);
const shown = motion.step(
time, asked ? before(about, values) : values, (at) => solve(at, asked, about.limits),
);
const drawn = picture(shown.values, shown.solved, shown.ends, asked);
parts.frame.classList.toggle("bsx-asked", asked);
const held = (one) => !asked || one.trait === about.bet.guess;
parts.panels.forEach((panel, i) => paintPanel(panel, drawn.panels[i], about, held));
say(parts.sentence, asked ? "" : drawn.sentence);
say(parts.told, verdict(about, values, view.placed, drawn.told));
say(parts.code, drawn.code);
parts.inputs.forEach((input) => showValue(input, values[input.dataset.trait]));
parts.presets.forEach((button) => showChosen(button, about, values));
state.save();
if (motion.goesOn()) view.schedule();
else motion.rest();
};
const measure = () => parts.panels.forEach((panel) => { panel.width = panel.slot.clientWidth; });
view.watch = (on) => {
measure();
const onPaper = (paper) => {
view.paper = paper;
view.paint();
};
on(window, "beforeprint", () => onPaper(true));
on(window, "afterprint", () => onPaper(false));
on(matchMedia("print"), "change", (event) => onPaper(event.matches));
const resized = new ResizeObserver(() => {
measure();
view.schedule();
});
parts.panels.forEach(({ slot }) => resized.observe(slot));
return resized;
};
view.stop = () => cancelAnimationFrame(frame);
return view;
}
function paintPanel(panel, drawn, about, held) {
panel.frame = frameOf(drawn, panel.width);
panel.handles = drawn.handles.filter(held);
patch(panel.svg, livePanel({ ...drawn, handles: panel.handles }, panel.frame, about, panel.kept));
}
function stretchRanges(about, limits, inputs, view) {
Object.assign(about.limits, limits);
inputs.filter((input) => input.type === "range").forEach((input) => {
[input.min, input.max, input.step] = limits[input.dataset.trait];
});
view.schedule();
}
function showValue(input, value) {
if (input.type === "checkbox") {
input.checked = value;
return;
}
if (input.valueAsNumber !== value) input.value = value;
write(input, { "aria-valuetext": fixed(value) });
say(input.nextElementSibling, fixed(value));
}
function showChosen(button, about, values) {
const preset = about.presets[button.dataset.preset].values;
const chosen = Object.keys(preset).every((name) => String(preset[name]) === String(values[name]));
write(button, { "aria-pressed": String(chosen) });
}
return { render };
})();
const $page = (() => {
const { render } = $explorer;
const { addressee } = $share;
function pageModel({ about, values }) {
const state = { ...values, _about: about, group: about.group };
const heard = new Map();
const hearers = (event) => heard.get(event) ?? heard.set(event, new Set()).get(event);
return {
page: true,
get: (name) => state[name],
set(name, value) {
state[name] = value;
hearers(`change:${name}`).forEach((act) => act());
},
on: (event, act) => hearers(event).add(act),
off: (event, act) => hearers(event).delete(act),
save_changes() {},
};
}
function hydrate(root) {
const undo = [...root.querySelectorAll("[data-explorer]:not(.bsx-on)")].map((el) => {
const dispose = render({ model: pageModel(JSON.parse(el.dataset.explorer)), el });
return () => {
dispose();
el.classList.remove("bsx-on");
};
});
return () => undo.forEach((act) => act());
}
function follow(fragment) {
const asked = addressee(fragment);
const alike = asked && [...document.querySelectorAll("[data-scene]")].filter(
(el) => el.dataset.scene === asked.scene,
);
const el = alike?.[asked.number - 1];
el?.explorer?.restore(fragment);
el?.scrollIntoView();
}
function start() {
hydrate(document);
follow(location.hash);
addEventListener("hashchange", () => follow(location.hash));
}
return { hydrate, follow, start };
})();
const $many_states = (() => {
const { critical_norm } = $formulas;
const { bestResponse, curves } = $model;
const ROUND = [1, 2, 5, 10];
const SHORTEST = 0.05;
function respond(lam, norm) {
const pieces = curves.Norm(norm);
return lam.map((one) => bestResponse(one, pieces));
}
function totals(responses) {
let pull = 0;
let slide = 0;
for (const { policy, autonomous } of responses) {
if (policy > autonomous) pull += policy - autonomous;
else slide += autonomous - policy;
}
return { pull, slide, net: pull - slide };
}
function bestNorm(lam, D, m) {
let best = { k: 0, net: -Infinity };
for (const k of lam.map((one) => critical_norm(one, D)).sort((a, b) => a - b)) {
const { net } = totals(respond(lam, { k, D, m }));
if (net > best.net) best = { k, net };
}
return best;
}
function numbering(highest) {
const power = 10 ** Math.floor(Math.log10(Math.max(highest, SHORTEST) / 5));
const step = power * ROUND.find((one) => highest <= 5 * power * one);
return [step, step * Math.max(1, Math.ceil(highest / step))];
}
return { respond, totals, bestNorm, numbering };
})();
const $wording = (() => {
const { plain, spoken } = $numerals;
const underNorm = (norm, r) => `${conduct(norm, r)} ${leaders(r.gain)}`;
function conduct(norm, { autonomous, policy, effect }) {
const [k, own, end] = [norm.k, autonomous, policy].map(spoken);
if (effect === "lifted") return `The state rises from ${own} to the norm at ${k}.`;
if (effect === "lowered" && policy <= norm.k) {
return `The state slides from ${own} down to the norm at ${k}, and no further.`;
}
if (effect === "lowered") {
return `The state slides from ${own} to ${end}, still above the norm at ${k}: beyond the ` +
`norm a step of protection brings ${spoken(norm.m)} where it brought 2.`;
}
return norm.k > autonomous
? `The state stays at ${own}: the norm at ${k} is out of its reach.`
: `The state stays at ${own}: the norm at ${k} changes nothing it does.`;
}
function leaders(gain) {
if (spoken(gain) === spoken(0)) return "Its leaders are as well off as without the norm.";
return `Its leaders are ${gain > 0 ? "better" : "worse"} off by ${spoken(Math.abs(gain))}.`;
}
const aloneCode = (lam, S) =>
`import backsliding as bs\n\nbs.autonomous_policy(${plain(lam)}), ` +
`bs.welfare(${plain(S)}, ${plain(lam)})`;
const responseCode = (lam, norm, tau = 1) =>
`${normCode(norm, tau)}r = bs.best_response(${plain(lam)}, norm)\nr.policy, r.effect, r.gain`;
const statesCode = (scene, norm) =>
`from backsliding.book.explorers import ${scene}\n\n${normCode(norm)}` +
`r = bs.best_response(${scene}().lam, norm)\n`;
function normCode({ k, D, m }, tau = 1) {
const share = tau < 1 ? `.transmitted(${plain(tau)})` : "";
return "import backsliding as bs\n\n" +
`norm = bs.Norm(k=${plain(k)}, D=${plain(D)}, m=${plain(m)})${share}\n`;
}
return { underNorm, aloneCode, responseCode, statesCode, normCode };
})();
const $crowd = (() => {
const { respond, totals } = $many_states;
const { fixed } = $numerals;
const { levelHandle, normPlace, oneAxis } = $parts;
const { dots, picture, segments, text } = $pictures;
const { scenes } = $scenes;
const { responseCode, statesCode } = $wording;
const GOLDEN = 0.6180339887498949;
const [TOP, FLOOR] = [1.16, -0.16];
const ROOM = 0.28;
const rowOf = (i, n) => (n === 1 ? 0.5 : ((i + 0.5) * GOLDEN) % 1);
scenes.crowd = {
pace: { jump: 0, settling: 130 },
solve({ lam, k, D, m }, asked, limits) {
const responses = respond(lam, { k, D, m });
const ends = responses.map((r) => (asked ? r.autonomous : r.policy));
return { responses, end: limits.k[1], ends };
},
picture({ lam, k, D, m }, { responses, end }, ends, asked) {
const alone = lam.length === 1;
return picture(
[axis(responses, ends, k, end, asked)],
alone ? ofOne(responses[0], k) : ofMany(responses, k),
alone ? responseCode(lam[0], { k, D, m }) : `${statesCode("Crowd", { k, D, m })}r.effect`,
);
},
};
const shownAt = ({ effect }, end, k) => (effect === "lowered" ? Math.max(end, k) : end);
function axis(responses, ends, k, end, asked) {
const all = responses.map((r, i) => (
{ ...r, effect: asked ? "unmoved" : r.effect, now: shownAt(r, ends[i], k), row: rowOf(i, responses.length) }
));
const those = (effect) => all.filter((one) => one.effect === effect);
const moved = ["lifted", "lowered"];
const crowded = all.length > 1;
const says = crowded ? "Each dot is a state on a line from less to more protection, the norm among them."
: "A state on a line from less to more protection, and the norm.";
return oneAxis(says, {
x: [0, end], y: [FLOOR, TOP], height: crowded ? 240 : 150,
marks: [
normPlace(k, "the norm"),
moved.map((effect) => segments(
effect, those(effect).map(({ autonomous, now, row }) => [autonomous, row, now, row]),
)),
dots("before", moved.flatMap(those).map(({ autonomous, row }) => [autonomous, row])),
["unmoved", ...moved].map(
(effect) => dots(effect, those(effect).map(({ now, row }) => [now, row])),
),
k > 0.7 * ROOM * end && those("lifted").length > 0 &&
text("lifted", [k, TOP], "drawn up", "end", -12),
k < (1 - ROOM) * end && those("lowered").length > 0 &&
text("lowered", [k, TOP], "drawn down", "start", -12),
!asked && k > ROOM * end && those("unmoved").some((r) => r.autonomous < k) &&
text("unmoved", [0, FLOOR], "out of reach", "start", 6),
],
handles: [levelHandle(k, FLOOR)],
});
}
const states = (n, one, many) => `${n === 0 ? "none" : n} ${n === 1 ? one : many}`;
function ofMany(responses, k) {
const count = (is) => responses.filter(is).length;
const up = count((r) => r.effect === "lifted");
const down = count((r) => r.effect === "lowered");
const far = count((r) => r.effect === "unmoved" && r.autonomous < k && !near(r.autonomous, k));
const there = count((r) => r.effect === "unmoved" && near(r.autonomous, k));
const above = responses.length - up - down - far - there;
const rest = [
`${states(far, "is", "are")} too far below to move`,
there > 0 && `${states(there, "is", "are")} at it already`,
above > 0 && `${states(above, "is", "are")} above it and ${above === 1 ? "stays" : "stay"}`,
].filter(Boolean);
const moved = `Of ${responses.length} states, ${states(up, "is", "are")} drawn up to the norm and ` +
`${states(down, "is", "are")} drawn down; ${rest.join(", ")}.`;
return up + down > 0 ? `${moved} ${inAll(responses)}` : moved;
}
const near = (one, other) => Math.abs(one - other) < 1e-9;
function inAll(responses) {
const before = responses.reduce((sum, { autonomous }) => sum + autonomous, 0);
const { net } = totals(responses);
const [from, to] = [fixed(before), fixed(before + net)];
if (from === to) return `Taken together, protection stays at ${from}.`;
return `Taken together, protection ${net > 0 ? "rises" : "falls"} from ${from} to ${to}.`;
}
function ofOne({ autonomous, policy, effect }, k) {
if (effect === "lifted") {
return "Those who ask for more protection can point to the norm, and meeting it is rewarded: " +
"the state rises all the way to it.";
}
if (effect === "lowered") {
return "Those who ask for less can now say that the world asks for no more. The state comes " +
`down ${policy > k ? "part of the way and stays above the norm." : "to the norm, and no further."}`;
}
if (autonomous < k) {
return "The norm is out of reach: meeting it would cost the leaders more than it brings. The " +
"state stays where it was.";
}
return autonomous > k ? "Going further than the norm is worth what it was, and the state stays."
: "The norm asks for what the state does already, and the state stays.";
}
return {  };
})();
const $panels = (() => {
const { NO_NORM, welfare } = $model;
const { fixed } = $numerals;
const { END, TOP, WELFARE, bottom, normPlace, onWelfare, ownPlace, welfareMarks } = $parts;
const { dots, handle, panel, segments } = $pictures;
const HEIGHT = 300;
const payoffs = (says, marks, handles = []) => panel(says, {
x: [0, END], y: [0, TOP], ticks: [1, 2], height: HEIGHT,
labels: ["protection, S", "benefits and costs"], marks, handles,
});
const leadersWelfare = (says, marks, handles = [], [step, top] = WELFARE) => panel(says, {
x: [0, END], y: [bottom(top), top], ticks: [1, step], height: HEIGHT,
labels: ["protection, S", "welfare"], marks, handles,
});
function welfareUnderNorm(lam, k, pieces, r, end, asked) {
const s = r.autonomous;
return leadersWelfare(`Welfare; the state ends at ${fixed(r.policy)}.`, [
ownPlace(s), !asked && normPlace(k),
welfareMarks(lam, pieces, !asked),
dots("before", [[s, welfare(s, lam, NO_NORM)]]),
onWelfare(r, end, lam, pieces, asked),
]);
}
function responses({ autonomous: s, policy }, end, marks, handles = []) {
return ownAndEnd(
`Policy with the norm against policy without it; the state at ${fixed(s)} ends at ` +
`${fixed(policy)}.`,
[marks, segments("moved", [[s, s, s, end]])],
[handle("lam", [s, end], "x", s, { says: "This state’s own policy, S*" }), ...handles],
);
}
const ownAndEnd = (says, marks, handles) => panel(says, {
x: [0, END], y: [0, END], ticks: [1, 1], height: HEIGHT,
labels: ["own policy, S*", "policy with the norm"], marks, handles,
});
return { payoffs, leadersWelfare, welfareUnderNorm, responses, ownAndEnd };
})();
const $higher_norm = (() => {
const { critical_norm, printed_critical_norm } = $formulas;
const { numbering } = $many_states;
const { FULL_SLOPE, NO_NORM, bestResponse, curves, welfare } = $model;
const { fixed, plain, spoken } = $numerals;
const { leadersWelfare, payoffs } = $panels;
const { END, bottom, jumpHandle, levelHandle, normPlace, onPayoffs, onWelfare, ownPlace, payoffMarks, welfareMarks,
} = $parts;
const { dots, line, picture, place } = $pictures;
const { scenes } = $scenes;
const { normCode } = $wording;
scenes.higher_norm = {
solve({ lam, k, D }) {
const pieces = curves.Norm({ k, D, m: FULL_SLOPE });
const r = bestResponse(lam, pieces);
const weighed = {
staying: welfare(r.autonomous, lam, NO_NORM), moving: welfare(k, lam, pieces),
bar: critical_norm(lam, D), printedBar: printed_critical_norm(lam, D),
};
const axis = numbering(r.autonomous + D);
return { pieces, r, weighed, axis, ends: [r.policy] };
},
picture(values, { pieces, r, weighed, axis }, [end], asked) {
const { lam, k, D, printed } = values;
const s = r.autonomous;
const places = [
ownPlace(s), normPlace(k),
!asked && place("critical", Math.min(weighed.bar, END), "k̄"),
printed && place("printed", Math.min(weighed.printedBar, END), "printed k̄"),
];
return picture(
[
leadersWelfare(
`Welfare, with a jump at the norm; the state ends at ${fixed(r.policy)}.`,
[
places,
line("zero", [[0, weighed.staying], [END, weighed.staying]]),
welfareMarks(lam, pieces),
dots("weighed", [[s, welfare(s, lam, pieces)], [k, weighed.moving]]),
onWelfare(r, end, lam, pieces, asked, axis),
],
[levelHandle(k, bottom(axis[1]))],
axis,
),
payoffs(
"Benefits, with a jump at the norm, and costs.",
[places, payoffMarks(lam, pieces), onPayoffs(r, end, pieces, asked)],
[levelHandle(k), jumpHandle(k, D)],
),
],
sentence(k, r, weighed) + (printed ? misprint(k, weighed) : ""),
code(values),
);
},
};
function sentence(k, { autonomous, effect }, { staying, moving, bar }) {
const own = spoken(autonomous);
if (k <= autonomous) {
return `The norm asks for ${spoken(k)} and the state grants ${own} unasked: it has ` +
"nothing to move up to. With a jump and no flattening, it stays.";
}
const weighed = `Staying at ${own} is worth ${spoken(staying)} to the leaders and moving ` +
"up to the norm ";
return effect === "lifted"
? `${weighed}is worth ${spoken(moving)}: the state rises to ${spoken(k)}. It follows no norm ` +
`above k̄ = ${spoken(bar)}.`
: `${weighed}only ${spoken(moving)}: the state does not move. The highest norm that would ` +
`lift it is k̄ = ${spoken(bar)}.`;
}
function misprint(k, { bar, printedBar }) {
const opening = ` The printed formula puts k̄ at ${spoken(printedBar)}`;
if (bar < k && k <= printedBar) return `${opening} and so would have this state move. It does not.`;
if (printedBar < k && k <= bar) return `${opening} and so would have this state stay. It moves.`;
return `${opening}, which for this norm leads to the same answer.`;
}
const code = ({ lam, k, D }) =>
`${normCode({ k, D, m: FULL_SLOPE })}r = bs.best_response(${plain(lam)}, norm)\n` +
`r.policy, r.effect, bs.critical_norm(${plain(lam)}, ${plain(D)})`;
return {  };
})();
const $lower_norm = (() => {
const { NO_NORM, bestResponse, curves } = $model;
const { payoffs, welfareUnderNorm } = $panels;
const { jumpHandle, levelHandle, normPlace, onPayoffs, ownPlace, payoffMarks, slopeHandle,
} = $parts;
const { picture } = $pictures;
const { scenes } = $scenes;
const { responseCode, underNorm } = $wording;
scenes.lower_norm = {
solve({ lam, k, D, m }, asked) {
const pieces = asked ? NO_NORM : curves.Norm({ k, D, m });
const r = bestResponse(lam, pieces);
return { pieces, r, ends: [r.policy] };
},
picture({ lam, k, D, m }, { pieces, r }, [end], asked) {
const norm = { k, D, m };
return picture(
[
payoffs(
"Benefits, with a jump at the norm and another slope beyond it, and costs.",
[
ownPlace(r.autonomous), !asked && normPlace(k), payoffMarks(lam, pieces, !asked),
onPayoffs(r, end, pieces, asked),
],
[levelHandle(k), jumpHandle(k, D), slopeHandle(k, m, pieces)],
),
welfareUnderNorm(lam, k, pieces, r, end, asked),
],
underNorm(norm, r),
responseCode(lam, norm),
);
},
};
return {  };
})();
const $next_step = (() => {
const { autonomous_policy } = $formulas;
const { FULL_SLOPE, cost } = $model;
const { fixed } = $numerals;
const { oneAxis } = $parts;
const { arrow, dots, handle, picture, place, segments, text } = $pictures;
const { scenes } = $scenes;
const { aloneCode } = $wording;
const END = 5;
const BEFORE = 0.5;
const ROW = 0.35;
const LENGTH = 0.4;
scenes.next_step = {
solve({ lam, S }) {
const costs = cost(S + 0.5, lam) - cost(S - 0.5, lam);
return { costs, ends: [autonomous_policy(lam)] };
},
picture({ lam, S }, { costs }, [s], asked) {
const pulls = [
arrow("lifted", [S, 1], [S + LENGTH * FULL_SLOPE, 1]), text("lifted", [S, 1], "brings", "start", 12),
arrow("lowered", [S, 1], [S - LENGTH * costs, 1]), text("lowered", [S, 1], "costs", "end", 12),
];
return picture(
[oneAxis(`What the next step brings and costs a state; the two are equal at ${fixed(s)}.`, {
x: [0, END], y: [0, 2], height: 150,
marks: [
place("best", s, asked ? "the state" : "it stops here"),
asked ? dots("chosen", [[s, 1]]) : [wayFrom(autonomous_policy(BEFORE), s), pulls],
],
handles: [handle("S", [S, 1], "x", S)],
})],
sentence(S, s),
aloneCode(lam, S),
);
},
};
function wayFrom(before, s) {
if (fixed(before) === fixed(s)) return [];
const effect = s < before ? "lowered" : "lifted";
return [
segments(effect, [[before, ROW, s, ROW]]), dots("before", [[before, ROW]]), dots(effect, [[s, ROW]]),
];
}
function sentence(S, s) {
if (fixed(S) === fixed(s)) return "Here the next step costs as much as it brings, and the state stays.";
return S < s ? "Here the next step brings more than it costs, and the state goes on."
: "Here the last step cost more than it brought, and the state goes back.";
}
return {  };
})();
const $regions = (() => {
const { bestNorm, numbering, totals } = $many_states;
const { FULL_SLOPE, bestResponse, curves, ratification, transmitted } = $model;
const { fixed, plain, spoken } = $numerals;
const { arrow, bar, dots, handle, panel, picture, segments, text } = $pictures;
const { scenes } = $scenes;
const REGIONS = ["weak", "strong"];
const WIDEST = 5;
const ROW = 26;
const BAR = 44;
const GAP = 0.5;
const MARGIN = { left: 46, right: 66, top: 18, bottom: 38 };
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
const short = (k) => Math.floor(100 * k) / 100;
const netOf = (lam, pieces) => totals(lam.map((one) => bestResponse(one, pieces))).net;
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
return {  };
})();
const $every_state = (() => {
const { weakest_lifted } = $formulas;
const { FULL_SLOPE, bestResponse } = $model;
const { responses } = $panels;
const { END, levelHandle, normPlace } = $parts;
const { dots, label, line, segments, text } = $pictures;
const STATES = 300;
const SPACING = 0.02;
const STRAIGHT = 1e-9;
const OWN = Array.from({ length: STATES }, (_, i) => SPACING * (i + 1));
const weakestLifted = (k, D) => (k > 0 ? weakest_lifted(k, D) : 0);
const responsePanel = (r, end, norm, marks = []) => responses(
r, end, [normPlace(norm.k), marks, exact(norm)], [levelHandle(norm.k)],
);
const diagonal = () => [
line("ghost", [[0, 0], [END, END]]),
label("ghost", [0.94, 0.8, 0.65].map((share) => [share * END, share * END]), "no norm", "end", 6),
];
function exact({ k, D, m }) {
const weakest = Math.min(weakestLifted(k, D), k);
const corner = m > 0 ? Math.min((FULL_SLOPE * k) / m, END) : END;
const last = Math.max((m / FULL_SLOPE) * END, k);
return [
diagonal(),
line("unmoved", [[0, 0], [weakest, weakest]]),
segments("jump", [[weakest, weakest, weakest, k]]),
line("lifted", [[weakest, k], [k, k]]),
line("lowered", [[k, k], [corner, k], [END, last]]),
label("lifted", [[0.5 * (weakest + k), k]], "lifted", "middle", 8),
label("lowered", [[END, last]], "slides", "start", -4),
];
}
const responsesTo = (pieces) => OWN.map((own) => bestResponse(1 / own, pieces));
const everyState = (r, end, pieces, other, words, places) => responses(r, end, [
places,
other && line("ghost", thinned(responsesTo(other), 0)),
sampled(responsesTo(pieces)),
!other && dots("chosen", [[r.autonomous, end]]),
other && text("ghost", [END, 0], `dotted: ${words}`, "end", 10),
]);
function sampled(all) {
const ends = OWN.map((_, i) => i).filter((i) => i > 0 && all[i].effect !== all[i - 1].effect);
const lines = [0, ...ends].map((start, i) => line(
all[start].effect, thinned(all.slice(start, ends[i] ?? STATES), start),
));
const gaps = ends.map((i) => [OWN[i - 1], all[i - 1].policy, OWN[i], all[i].policy]);
return [...lines, segments("jump", gaps)];
}
function thinned(some, start) {
const bends = (i) =>
Math.abs(some[i - 1].policy - 2 * some[i].policy + some[i + 1].policy) > STRAIGHT;
return some
.map(({ policy }, i) => [OWN[start + i], policy])
.filter((_, i) => i === 0 || i === some.length - 1 || bends(i));
}
return { weakestLifted, responsePanel, diagonal, everyState };
})();
const $response_curve = (() => {
const { diagonal, responsePanel, weakestLifted } = $every_state;
const { FULL_SLOPE, NO_NORM, bestResponse, curves } = $model;
const { fixed, spoken } = $numerals;
const { ownAndEnd, payoffs } = $panels;
const { normPlace, onPayoffs, ownPlace, payoffMarks } = $parts;
const { dots, handle, line, picture } = $pictures;
const { scenes } = $scenes;
const { normCode, underNorm } = $wording;
const GUESSED = [0.6, 1.1, 2.2, 3.6, 5];
const NEAR = 0.25;
scenes.response_curve = {
solve({ lam, k, D, m }, asked) {
const pieces = curves.Norm({ k, D, m });
const r = bestResponse(lam, asked ? NO_NORM : pieces);
return { pieces, r, ends: [r.policy] };
},
picture(values, { pieces, r }, [end], asked) {
const { lam, k, D, m, guess } = values;
const norm = { k, D, m };
return picture(
[
asked ? guesses(k, guess) : responsePanel(r, end, norm, [guessed(guess)]),
payoffs(
`The payoffs of the state at the dot, which ends at ${fixed(r.policy)}.`,
[
ownPlace(r.autonomous), !asked && normPlace(k),
payoffMarks(lam, asked ? NO_NORM : pieces, !asked),
onPayoffs(r, end, asked ? NO_NORM : pieces, asked),
],
),
],
`${underNorm(norm, r)} ${everyone(norm)}`,
code(norm),
told(guess, pieces),
);
},
};
const points = (guess) => GUESSED.map((own, i) => [own, guess[i]]);
const guesses = (k, guess) => ownAndEnd(
"Your guess of where five states end, against their policies without the norm.",
[normPlace(k), diagonal(), line("guess", points(guess))],
points(guess).map(([own, now], i) => handle(
"guess", [own, now], "y", now, { says: `Your guess for the state at ${fixed(own)}`, item: i },
)),
);
const guessed = (guess) => (String(guess) === String(GUESSED) ? [] : [
line("guess", points(guess)), dots("before", points(guess)),
]);
function told(guess, pieces) {
if (String(guess) === String(GUESSED)) {
return "Without a guess: this is where every state ends.";
}
const hits = GUESSED.filter(
(own, i) => Math.abs(bestResponse(1 / own, pieces).policy - guess[i]) <= NEAR,
);
return `You placed ${hits.length} of the five where they end, or within a quarter of it.`;
}
function everyone({ k, D, m }) {
const weakest = spoken(weakestLifted(k, D));
const lifted = weakest !== spoken(k)
? `States from ${weakest} up to ${spoken(k)} rise to the norm`
: "No state rises";
return `${lifted}; ${m === FULL_SLOPE ? "those above it stay" : "all above it slide"}.`;
}
const code = (norm) =>
`${normCode(norm)}own = [0.5, 1, 2, 4]  # policies without the norm\n` +
"bs.best_response([1 / s for s in own], norm).policy";
return {  };
})();
const $sandbox = (() => {
const { responsePanel } = $every_state;
const { bestResponse, curves, transmitted } = $model;
const { payoffs } = $panels;
const { levelHandle, normPlace, onPayoffs, ownPlace, payoffMarks } = $parts;
const { picture } = $pictures;
const { scenes } = $scenes;
const { responseCode, underNorm } = $wording;
scenes.sandbox = {
solve({ lam, k, D, m, tau }) {
const norm = transmitted({ k, D, m }, tau);
const pieces = curves.Norm(norm);
const r = bestResponse(lam, pieces);
return { norm, pieces, r, ends: [r.policy] };
},
picture({ lam, k, D, m, tau }, { norm, pieces, r }, [end]) {
return picture(
[
payoffs(
"Benefits and costs under the norm.",
[
ownPlace(r.autonomous), normPlace(k), payoffMarks(lam, pieces),
onPayoffs(r, end, pieces),
],
[levelHandle(k)],
),
responsePanel(r, end, norm),
],
underNorm(norm, r),
responseCode(lam, { k, D, m }, tau),
);
},
};
return {  };
})();
const $state_alone = (() => {
const { autonomous_policy } = $formulas;
const { NO_NORM, benefit, cost, welfare } = $model;
const { fixed, spoken } = $numerals;
const { leadersWelfare, payoffs } = $panels;
const { END, GRIP, TOP, ownPlace, payoffMarks, welfareMarks } = $parts;
const { dots, gap, handle, label, line, picture, place } = $pictures;
const { scenes } = $scenes;
const { aloneCode } = $wording;
scenes.state_alone = {
solve({ lam, S }) {
const s = autonomous_policy(lam);
return { s, best: welfare(s, lam, NO_NORM), here: welfare(S, lam, NO_NORM), ends: [s] };
},
picture({ lam, S }, { s, best, here }, _, asked) {
const places = [ownPlace(s), !asked && place("tried", S, "S")];
const tangent = [[0, cost(s, lam) - 2 * s], [END, cost(s, lam) + 2 * (END - s)]];
const policy = (y) => handle("S", [S, y], "x", S);
const grip = handle("lam", [GRIP, cost(GRIP, lam)], "y", lam);
return picture(
[
payoffs(
`Benefits and costs of protection; they are furthest apart at ${fixed(s)}.`,
[
places,
line("tangent", tangent),
label("tangent", [0.9, 0.7, 0.5, 0.3].map((share) => [s + share * (END - s), cost(s, lam) + 2 * share * (END - s)])
.filter(([, y]) => y < TOP), "same slope", "start", -14),
payoffMarks(lam, NO_NORM, false),
asked ? gap("welfare", s, cost(s, lam), benefit(s, NO_NORM))
: gap("welfare", S, cost(S, lam), benefit(S, NO_NORM)),
],
[grip, policy(benefit(S, NO_NORM))],
),
leadersWelfare(
`Welfare, the gap between the two; it is highest at ${fixed(s)}.`,
[
places,
line("zero", [[0, 0], [END, 0]]),
welfareMarks(lam, NO_NORM, false),
dots("best", [[s, best]]),
],
[policy(here)],
),
],
sentence(S, s, here, best),
aloneCode(lam, S),
);
},
};
function sentence(S, s, here, best) {
if (spoken(S) === spoken(s)) {
return `At ${spoken(S)} the next step of protection costs the leaders exactly what it ` +
`brings: this is their best policy, S* = 1/λ, worth ${spoken(best)} to them.`;
}
const [more, onward] = s > S ? ["more", "go on, up"] : ["less", "go back, down"];
return `At ${spoken(S)} the leaders’ welfare is ${spoken(here)}. There the next step of ` +
`protection brings ${more} than it costs, so they ${onward} to S* = ${spoken(s)}, where it ` +
`is ${spoken(best)}.`;
}
return {  };
})();
const $two_rungs = (() => {
const { everyState } = $every_state;
const { bestResponse, curves } = $model;
const { fixed, plain, spoken } = $numerals;
const { payoffs } = $panels;
const { normPlace, onPayoffs, ownPlace, payoffMarks } = $parts;
const { handle, picture } = $pictures;
const { scenes } = $scenes;
scenes.two_rungs = {
solve({ lam, k0, D0, k1, D1, m }, asked) {
const rungs = [{ k: k0, D: D0, m }, { k: Math.max(k0, k1), D: D1, m }];
const alone = rungs.map((rung) => curves.Norm(rung));
const pieces = asked ? alone[1] : curves.Ladder({ rungs });
const r = bestResponse(lam, pieces);
return { rungs, alone, pieces, r, ends: [r.policy] };
},
picture(values, { rungs, alone, pieces, r }, [end], asked) {
const { lam, k0, k1 } = values;
const [lower, higher] = rungs.map((rung) => rung.k);
const places = [!asked && normPlace(lower, "k₀"), normPlace(higher, "k₁")];
return picture(
[
payoffs(
"Benefits, with a jump at each rung, and costs.",
[
ownPlace(r.autonomous), places, payoffMarks(lam, pieces),
onPayoffs(r, end, pieces, asked),
],
[
handle("k0", [lower, 0], "x", k0),
handle("k1", [higher, 0], "x", k1, { reads: fixed(higher) }),
],
),
everyState(r, end, pieces, !asked && alone[0], "lower rung alone", places),
],
sentence(r, lower, higher, alone.map((one) => bestResponse(lam, one).policy)),
code(lam, rungs),
);
},
};
function sentence({ autonomous, policy }, k0, k1, alone) {
const [lower, higher] = alone.map(spoken);
if (autonomous >= k1 && k1 > policy && policy > k0) {
return `The state is undercut: it falls from ${higher}, where the higher rung alone would have ` +
`it, to ${spoken(policy)}, below that rung. By itself it would grant ${spoken(autonomous)}, ` +
`under the lower rung alone ${lower}.`;
}
return `${onTheLadder(autonomous, policy, k0, k1)} Under the lower rung alone it would end at ` +
`${lower}, under the higher alone at ${higher}.`;
}
function onTheLadder(s, policy, k0, k1) {
const [own, end, lower, higher] = [s, policy, k0, k1].map(spoken);
const rung = end === higher ? "higher" : "lower";
if (end === own) return `The state stays at ${own}: the ladder does not move it.`;
if (policy > s) {
return end === higher && s < k0 && k0 < k1
? `The state leapfrogs from ${own} past the lower rung to the higher, at ${higher}.`
: `The state climbs from ${own} to the ${rung} rung, at ${end}.`;
}
if (end === higher || (end === lower && s < k1)) {
return `The state slides from ${own} and is held at the ${rung} rung, at ${end}.`;
}
if (s >= k1 && k1 > policy) {
return `The state is undercut: it falls from ${own} to ${end}, below the higher rung at ` +
`${higher}.`;
}
return `The state slides from ${own} to ${end}, ${policy > k1 ? "above both" : "between the"} rungs.`;
}
function code(lam, rungs) {
const norms = rungs.map(
({ k, D, m }) => `bs.Norm(k=${plain(k)}, D=${plain(D)}, m=${plain(m)})`,
);
return `import backsliding as bs\n\nladder = bs.Ladder([${norms.join(", ")}])\n` +
`alone = [bs.best_response(${plain(lam)}, rung).policy for rung in ladder.rungs]\n` +
`bs.best_response(${plain(lam)}, ladder).policy, *alone`;
}
return {  };
})();
const $vagueness = (() => {
const { everyState } = $every_state;
const { benefit, bestResponse, curves } = $model;
const { plain, spoken } = $numerals;
const { payoffs } = $panels;
const { END, TOP, benefitCurve, jumpHandle, levelHandle, normPlace, onPayoffs, ownPlace, payoffMarks,
} = $parts;
const { blurred, handle, picture, text } = $pictures;
const { scenes } = $scenes;
const kind = (oneSided) => (oneSided ? "OneSidedVagueNorm" : "VagueNorm");
scenes.vagueness = {
solve({ lam, k, D, m, width, one_sided: oneSided }) {
const clear = curves.Norm({ k, D, m });
const pieces = curves[kind(oneSided)]({ k, D, m, width });
const r = bestResponse(lam, pieces);
return { pieces, clear, r, ends: [r.policy] };
},
picture(values, { pieces, clear, r }, [end], asked) {
const { lam, k, D, width } = values;
const far = [k + width, Math.min(benefit(k + width, pieces), TOP)];
return picture(
[
payoffs(
"Benefits, with a ramp where the norm is vague, and costs.",
[
ownPlace(r.autonomous), blurred("norm", k, width, "k"),
!asked && benefitCurve("ghost", clear),
payoffMarks(lam, pieces, false),
!asked && text("ghost", [END, 0], "dotted: clear norm", "end", 10),
onPayoffs(r, end, pieces, asked),
],
[levelHandle(k), jumpHandle(k, D), handle("width", far, "x", width)],
),
everyState(r, end, pieces, !asked && clear, "clear norm", [normPlace(k)]),
],
sentence(r, k, bestResponse(lam, clear).policy),
code(values),
);
},
};
function sentence({ autonomous, policy }, k, clear) {
const compared = spoken(policy) === spoken(clear)
? "A clear norm would do the same."
: `Under a clear norm it would end at ${spoken(clear)}.`;
return `${underVague(autonomous, policy, k)} ${compared}`;
}
function underVague(s, policy, k) {
const [own, end, norm] = [s, policy, k].map(spoken);
if (end === own) return `The vague norm leaves the state at ${own}.`;
const moves = policy > s ? "rises" : policy > k ? "slides" : "falls";
return `The state ${moves} from ${own} to ${end}, ${whereTo(s, policy, k, end === norm, norm)}.`;
}
function whereTo(s, policy, k, there, norm) {
if (there) return "to the norm itself";
if (policy > s) return `${policy < k ? "without reaching" : "beyond"} the norm at ${norm}`;
if (policy > k) return `still above the norm at ${norm}`;
return `${s < k ? "further below" : "below"} the norm at ${norm}`;
}
function code({ lam, k, D, m, width, one_sided: oneSided }) {
const norm = `k=${plain(k)}, D=${plain(D)}, m=${plain(m)}`;
return `import backsliding as bs\n\nvague = bs.${kind(oneSided)}(${norm}, width=${plain(width)})\n` +
`clear = bs.Norm(${norm})\n` +
`bs.best_response(${plain(lam)}, vague).policy, bs.best_response(${plain(lam)}, clear).policy`;
}
return {  };
})();
const $world = (() => {
const { numbering, respond, totals } = $many_states;
const { spoken } = $numerals;
const { levelHandle, normPlace } = $parts;
const { dots, line, panel, picture, segments, text } = $pictures;
const { scenes } = $scenes;
const { statesCode } = $wording;
const STEPS = 100;
const ABOVE = 0.8;
const BELOW = 0.12;
const levels = (end) => Array.from({ length: STEPS + 1 }, (_, i) => (end / STEPS) * i);
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
return {  };
})();
return { hydrate: $page.hydrate, follow: $page.follow, start: $page.start, render: $explorer.render, still: $still.still, pictureOf: $still.pictureOf, liveParts: $markup.liveParts, toFragment: $share.toFragment };
})();
