// Written by tools/bundle_explorers.py from the modules beside it. Do not edit.
var backslidingExplorers = (function () {
"use strict";
function fixed(value) {
const digits = Math.abs(value).toFixed(2);
return value < 0 && Number(digits) !== 0 ? `−${digits}` : digits;
}
const plain = (value) => String(value);
const short = (value) => String(Number(value.toPrecision(6))).replace("-", "−");
const SVG = "http://www.w3.org/2000/svg";
const MARGIN = { left: 46, right: 66, top: 52, bottom: 38 };
const SPILL = 6;
const LETTER = 8;
const HEAD = 5;
const REACH = 22;
const FAR = 1e4;
const KNOBS = { x: "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z", y: "M-6-6h12v12h-12z" };
const pixels = (value) => Math.round(Math.min(Math.max(value, -FAR), FAR) * 10) / 10;
function element(tag, parent) {
return parent.appendChild(document.createElementNS(SVG, tag));
}
function write(node, attributes) {
const written = (node.written ??= {});
for (const name in attributes) {
const value = String(attributes[name]);
if (written[name] !== value) {
written[name] = value;
if (name === "words") node.textContent = value;
else node.setAttribute(name, value);
}
}
}
function pool(parent, tag) {
const group = element("g", parent);
return {
group,
fill(items) {
while (group.childElementCount > items.length) group.lastElementChild.remove();
while (group.childElementCount < items.length) element(tag, group);
let node = group.firstElementChild;
for (const item of items) {
write(node, item);
node = node.nextElementSibling;
}
},
};
}
function frameOf({ x, y, height }, width) {
const { left, top } = MARGIN;
const [right, bottom] = [width - MARGIN.right, height - MARGIN.bottom];
const across = (right - left) / (x[1] - x[0]);
const up = (bottom - top) / (y[1] - y[0]);
return {
left, right, top, bottom,
X: (value) => pixels(left + (value - x[0]) * across),
Y: (value) => pixels(bottom - (value - y[0]) * up),
x: (px) => x[0] + (px - left) / across,
y: (px) => y[0] + (bottom - px) / up,
};
}
function createPanel(svg) {
svg.replaceChildren();
svg.setAttribute("role", "group");
const axes = pool(svg, "path");
const numbers = pool(svg, "text");
axes.group.setAttribute("aria-hidden", "true");
numbers.group.setAttribute("aria-hidden", "true");
const art = element("g", svg);
art.setAttribute("role", "img");
const plot = element("svg", art);
const marks = pool(plot, "path");
const names = pool(art, "text");
const handles = element("g", svg);
let scale = "";
return {
svg, handles,
draw(panel, width) {
const frame = frameOf(panel, width);
write(svg, { width, viewBox: `0 0 ${width} ${panel.height}`, "aria-label": panel.says });
write(art, { "aria-label": panel.says });
write(plot, plotBox(frame));
const drawn = [panel.x, panel.y, panel.ticks, panel.labels, panel.height, width].join();
if (drawn !== scale) {
scale = drawn;
axes.fill([{
class: "bsx-axis", d: `M${frame.left} ${frame.top}V${frame.bottom}H${frame.right}`,
}]);
numbers.fill(numbered(panel, frame));
}
marks.fill(panel.marks.filter((mark) => mark.is !== "text").map((mark) => ({
class: `bsx-${mark.is} bsx-${mark.role}`, d: PATHS[mark.is](mark, frame),
})));
names.fill([...placeNames(panel, frame), ...texts(panel, frame)]);
return frame;
},
};
}
const words = (role, x, y, text, anchor) => ({
class: `bsx-${role} nohighlight`, x, y, "text-anchor": anchor, fill: "currentColor",
stroke: "none", words: text,
});
function plotBox({ left, right, top, bottom }) {
const box = {
x: left - SPILL, y: top - SPILL,
width: Math.max(0, right - left) + 2 * SPILL, height: bottom - top + 2 * SPILL,
};
return { ...box, viewBox: `${box.x} ${box.y} ${box.width} ${box.height}` };
}
function numbered(panel, frame) {
const [across, up] = panel.labels;
return [
...steps(panel.x, panel.ticks[0]).map(
(x) => words("tick", frame.X(x), frame.bottom + 15, short(x), "middle"),
),
...steps(panel.y, panel.ticks[1]).map(
(y) => words("tick", frame.left - 6, frame.Y(y) + 4, short(y), "end"),
),
words("label", frame.right, frame.bottom + 32, across, "end"),
words("label", 2, 12, up, "start"),
];
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
dots: ({ points }, { X, Y }) => points.map(([x, y]) => `M${X(x)} ${Y(y)}h0`).join(""),
place: ({ x }, { X, top, bottom }) => `M${X(x)} ${top}V${bottom}`,
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
const SHIFT = { start: 5, middle: 0, end: -5 };
function texts({ marks }, { X, Y }) {
return marks.filter((mark) => mark.is === "text").map((mark) => words(
mark.role, X(mark.x) + SHIFT[mark.anchor], Y(mark.y) - mark.rise, mark.words, mark.anchor,
));
}
function placeNames({ marks }, { X, top }) {
const ends = [-1, -1];
return marks.filter((mark) => mark.is === "place" && mark.words)
.sort((a, b) => a.x - b.x)
.map((mark) => {
const half = 0.5 * LETTER * mark.words.length + 2;
const x = X(mark.x);
const row = x - half >= ends[0] ? 0 : 1;
ends[row] = x + half;
return words(mark.role, x, top - 6 - 15 * row, mark.words, "middle");
});
}
function createHandle(parent) {
const group = element("g", parent);
write(group, { class: "bsx-handle", role: "slider", tabindex: 0 });
const reach = element("circle", group);
write(reach, { class: "bsx-reach", r: REACH });
const knob = element("path", group);
return {
group,
draw(handle, { X, Y }, [low, high]) {
write(knob, { class: `bsx-knob bsx-knob-${handle.trait}`, d: KNOBS[handle.along] });
write(group, {
transform: `translate(${X(handle.x)} ${Y(handle.y)})`,
"data-trait": handle.trait,
"aria-label": handle.says,
"aria-orientation": handle.along === "x" ? "horizontal" : "vertical",
"aria-valuemin": low,
"aria-valuemax": high,
"aria-valuenow": handle.now,
"aria-valuetext": handle.reads,
});
},
};
}
function autonomous_policy(lam) {
return 1/lam;
}
function flattened_policy(lam, m) {
return (1/2)*m/lam;
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
const picture = (panels, sentence, code) => ({ panels, sentence, code });
const panel = (says, { x, y, ticks, height, labels, marks, handles = [] }) =>
({ says, x, y, ticks, height, labels, marks, handles });
const curve = (role, strokes) => ({ is: "curve", role, strokes });
function quadratic(f, a, b) {
const middle = 0.5 * (a + b);
return [a, f(a), middle, 2 * f(middle) - 0.5 * (f(a) + f(b)), b, f(b)];
}
const line = (role, points) => ({ is: "line", role, points });
const segments = (role, pairs) => ({ is: "segments", role, pairs });
const dots = (role, points) => ({ is: "dots", role, points });
const text = (role, [x, y], words, anchor = "middle", rise = 0) =>
({ is: "text", role, x, y, words, anchor, rise });
const place = (role, x, words) => ({ is: "place", role, x, words });
const gap = (role, x, low, high) => ({ is: "gap", role, x, low, high });
const arrow = (role, start, end) => ({ is: "arrow", role, start, end });
const handle = (trait, [x, y], along, now, says, reads, item) =>
({ trait, x, y, along, now, says, reads, item });
const END = 6;
const TOP = 10;
const WELFARE = [-1, 6];
const GRIP = 2;
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
const ghostLabel = () => text("ghost", [(0.93 * TOP) / FULL_SLOPE, 0.93 * TOP], "no norm", "start");
function costLabel(lam) {
const S = Math.sqrt((0.45 * TOP) / lam);
return text("cost", [S, cost(S, lam)], "costs", "start", -14);
}
function benefitLabel(last) {
const height = (S) => FULL_SLOPE * S + rewardOn(last, S);
const room = 0.93 * TOP - height(last.start);
const reach = last.slope > 0 ? last.start + room / last.slope : END;
const S = Math.max(Math.min(END, reach), Math.min(last.start, END));
const anchor = reach < END ? "end" : "start";
return text("benefit", [S, Math.min(height(S), TOP)], "benefits", anchor);
}
const normPlaces = (s, k, outcome) => [
place("best", s, "S*"),
place("norm", k, "k"),
place("outcome", outcome, "ends here"),
];
const levelHandle = (k) =>
handle("k", [k, 0], "x", k, "Level of the norm, k", fixed(k));
const normHandles = (k, D) => [
levelHandle(k),
handle("D", [k, Math.min(FULL_SLOPE * k + D, TOP)], "y", D, "Jump at the norm, D", fixed(D)),
];
const slopeGrip = (k) => Math.min(k + 2.5, END);
function slopeHandle(k, m, pieces) {
const x = slopeGrip(k);
const y = Math.min(benefit(x, pieces), TOP);
return handle("m", [x, y], "y", m, "Slope beyond the norm, m", fixed(m));
}
const movement = (s, outcome, effect, y) =>
effect === "unmoved" ? [] : [arrow(effect, [s, y], [outcome, y])];
const inverse = (value) => 1 / value;
const same = (value) => value;
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
function tapped(handles, y) {
const rows = handles.some((one) => one.item !== undefined);
const off = (one) => (rows ? Math.abs(one.y - y) : 0);
const sliding = handles.filter((one) => one.along === "x");
return sliding.reduce((best, one) => (off(one) < off(best) ? one : best), sliding[0]) ?? handles[0];
}
function toStep(value, [low, high, step]) {
if (value <= low) return low;
if (value >= high) return high;
const stepped = Number((Math.round(value / step) * step).toFixed(6));
return Math.min(Math.max(stepped, low), high);
}
function pointed(handle, x, y, values, limits) {
const read = READ[`${handle.trait} ${handle.along}`] ?? same;
return moved(handle, read(x, y, values), limits);
}
function moved(handle, now, limits) {
const slid = toStep(now, range(handle, limits));
return asPolicy(handle) ? inverse(slid) : slid;
}
function pressed(key, handle, limits) {
const [low, high, step] = range(handle, limits);
const by = {
ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step,
PageUp: 10 * step, PageDown: -10 * step, Home: low - handle.now, End: high - handle.now,
}[key];
return by === undefined ? undefined : moved(handle, handle.now + by, limits);
}
function payoffs(says, marks, handles = [], { height = 300, across = "" } = {}) {
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
function responses({ autonomous: s, policy }, marks, handles = []) {
const says = "This state's own policy, S*";
return panel(
`Policy with the norm against policy without it; the state at ${fixed(s)} ends at ` +
`${fixed(policy)}.`,
{
x: [0, END], y: [0, END], ticks: [1, 1], height: 350,
labels: ["own policy, S*", "policy with the norm"],
marks,
handles: [handle("lam", [s, policy], "x", s, says, fixed(s)), ...handles],
},
);
}
const stateMoved = ({ autonomous: s, policy }) => segments("moved", [[s, s, s, policy]]);
function higherNorm({ lam, k, D, printed }) {
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
const weakestLifted = (k, D) => (k > 0 ? weakest_lifted(k, D) : 0);
const underNorm = (norm, r) => `${conduct(norm, r)} ${leaders(r.gain)}`;
function conduct(norm, { autonomous, policy, effect }) {
const [k, own, end] = [norm.k, autonomous, policy].map(fixed);
if (effect === "lifted") return `The state rises from ${own} to the norm at ${k}.`;
if (effect === "lowered" && policy <= norm.k) {
return `The state slides from ${own} down to the norm at ${k}, and no further.`;
}
if (effect === "lowered") {
return `The state slides from ${own} to ${end}, still above the norm at ${k}: beyond the ` +
`norm a step of protection brings ${fixed(norm.m)} where it brought 2.00.`;
}
return norm.k > autonomous
? `The state stays at ${own}: the norm at ${k} is out of its reach.`
: `The state stays at ${own}: the norm at ${k} changes nothing it does.`;
}
function leaders(gain) {
if (fixed(gain) === fixed(0)) return "Its leaders are as well off as without the norm.";
return `Its leaders are ${gain > 0 ? "better" : "worse"} off by ${fixed(Math.abs(gain))}.`;
}
function everyone({ k, D, m }) {
const weakest = fixed(weakestLifted(k, D));
const lifted = weakest !== fixed(k)
? `States from ${weakest} up to ${fixed(k)} rise to the norm`
: "No state rises";
return `${lifted}; ${m === FULL_SLOPE ? "those above it stay" : "all above it slide"}.`;
}
const responseCode = (lam, norm, tau = 1) =>
`${normCode(norm, tau)}r = bs.best_response(${plain(lam)}, norm)\nr.policy, r.effect, r.gain`;
const everyStateCode = (norm) =>
`${normCode(norm, 1)}own = [0.5, 1, 2, 4]  # policies without the norm\n` +
"bs.best_response([1 / s for s in own], norm).policy";
const worldCode = (norm) =>
`from backsliding.explorers import World\n\n${normCode(norm, 1)}` +
"r = bs.best_response(World().lam, norm)\nchange = r.policy - r.autonomous\n" +
"change.clip(min=0).sum(), -change.clip(max=0).sum()";
function normCode({ k, D, m }, tau) {
const share = tau < 1 ? `.transmitted(${plain(tau)})` : "";
return "import backsliding as bs\n\n" +
`norm = bs.Norm(k=${plain(k)}, D=${plain(D)}, m=${plain(m)})${share}\n`;
}
function lowerNorm({ lam, k, D, m }) {
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
const NUMBERING = [
0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000,
];
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
return { pull, slide };
}
function numbering(highest) {
const step = NUMBERING.find((one) => highest <= 5 * one) ?? NUMBERING[NUMBERING.length - 1];
return [step, step * Math.max(1, Math.ceil(highest / step))];
}
const JUST_BEYOND = 1 + 1e-6;
const LEFT_OF_ZERO = 0.05;
function bestNorm(lam, D, m) {
const best = { net: -Infinity };
for (const k of lam.map((one) => critical_norm(one, D)).sort((a, b) => a - b)) {
const { pull, slide } = totals(respond(lam, { k, D, m }));
if (pull - slide > best.net) Object.assign(best, { k, pull, slide, net: pull - slide });
}
return best;
}
let found = {};
function frontierOf(regions, D, m) {
const key = String([...regions.map((lam) => lam.join()), D, m].join(";"));
if (found.key !== key) {
const lam = regions.flat();
found = {
key, curve: curveOf(lam, D, m), single: bestNorm(lam, D, m),
regional: regions.map((some) => bestNorm(some, D, m)),
};
}
return found;
}
function curveOf(lam, D, m) {
const bends = lam.flatMap((one) => {
const reach = critical_norm(one, D);
return [autonomous_policy(one), flattened_policy(one, m), reach, reach * JUST_BEYOND];
});
return [0, ...bends].sort((a, b) => a - b).map((k) => point(totals(respond(lam, { k, D, m }))));
}
const point = ({ pull, slide }) => [slide, pull];
const sum = (some, name) => some.reduce((total, one) => total + one[name], 0);
function frontierPanel({ curve, single, regional }, now) {
const here = point(now);
const each = [sum(regional, "slide"), sum(regional, "pull")];
const reached = [...curve, point(single), each, here];
const [[xStep, xEnd], [yStep, yEnd]] = [0, 1].map(
(i) => numbering(Math.max(...reached.map((one) => one[i]))),
);
const even = Math.min(xEnd, yEnd);
return panel(
`Total pull against total slide; now they are ${fixed(here[1])} and ${fixed(here[0])}.`,
{
x: [-LEFT_OF_ZERO * xEnd, xEnd], y: [0, yEnd], ticks: [xStep, yStep], height: 350,
labels: ["total slide", "total pull"],
marks: [
line("zero", [[0, 0], [even, even]]),
text("ghost", [even, even], "pull = slide", "end", -14),
line("frontier", curve),
text("norm", curve[0], "k = 0", "start", 6),
dots("chosen", [here]),
dots("norm", [point(single), each]),
text("norm", point(single), "best for all", "start", -4),
text("norm", each, "best for each", "start", 10),
],
},
);
}
const REGIONS = ["weak", "strong"];
const WIDEST = 5;
const ROW = 26;
const GAP = 0.5;
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
function regions(values) {
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
function responseCurve({ lam, k, D, m }) {
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
function responsePanel(r, norm) {
return responses(
r, [place("norm", norm.k, "k"), ...responseStretches(norm), stateMoved(r)], [levelHandle(norm.k)],
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
function sandbox({ lam, k, D, m, tau }) {
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
function stateAlone({ lam, S }) {
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
const STATES = 300;
const SPACING = 0.02;
const STRAIGHT = 1e-9;
const OWN = Array.from({ length: STATES }, (_, i) => SPACING * (i + 1));
const responsesTo = (pieces) => OWN.map((own) => bestResponse(1 / own, pieces));
const everyState = (r, pieces, other, words, places) => responses(r, [
...places,
line("ghost", thinned(responsesTo(other), 0)),
...stretches(responsesTo(pieces)),
stateMoved(r),
dotted(words),
]);
const dotted = (words) => text("ghost", [END, 0], `dotted: ${words}`, "end", 10);
function stretches(all) {
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
function twoRungs({ lam, k0, D0, k1, D1, m }) {
const rungs = [{ k: k0, D: D0, m }, { k: Math.max(k0, k1), D: D1, m }];
const pieces = curves.Ladder({ rungs });
const alone = rungs.map((rung) => curves.Norm(rung));
const r = bestResponse(lam, pieces);
const [lower, higher] = rungs.map((rung) => rung.k);
const places = [place("norm", lower, "k₀"), place("norm", higher, "k₁")];
return picture(
[
payoffs(
"Benefits, with a jump at each rung, and costs.",
[
place("best", r.autonomous, "S*"), place("outcome", r.policy, "end"), ...places,
...payoffMarks(lam, pieces),
],
[
handle("k0", [lower, 0], "x", k0, "Lower rung, k0", fixed(lower)),
handle("k1", [higher, 0], "x", k1, "Higher rung, k1", fixed(higher)),
],
{ height: 350, across: "protection, S" },
),
everyState(r, pieces, alone[0], "lower rung alone", places),
],
twoRungsSentence(r, lower, higher, alone.map((one) => bestResponse(lam, one).policy)),
twoRungsCode(lam, rungs),
);
}
function twoRungsSentence({ autonomous, policy }, k0, k1, alone) {
const [lower, higher] = alone.map(fixed);
return `${onTheLadder(autonomous, policy, k0, k1)} Under the lower rung alone it would end at ` +
`${lower}, under the higher alone at ${higher}.`;
}
function onTheLadder(s, policy, k0, k1) {
const [own, end, lower, higher] = [s, policy, k0, k1].map(fixed);
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
function twoRungsCode(lam, rungs) {
const norms = rungs.map(
({ k, D, m }) => `bs.Norm(k=${plain(k)}, D=${plain(D)}, m=${plain(m)})`,
);
return `import backsliding as bs\n\nladder = bs.Ladder([${norms.join(", ")}])\n` +
`alone = [bs.best_response(${plain(lam)}, rung).policy for rung in ladder.rungs]\n` +
`bs.best_response(${plain(lam)}, ladder).policy, *alone`;
}
function vagueness({ lam, k, D, m, width, one_sided: oneSided }) {
const kind = oneSided ? "OneSidedVagueNorm" : "VagueNorm";
const pieces = curves[kind]({ k, D, m, width });
const clear = curves.Norm({ k, D, m });
const r = bestResponse(lam, pieces);
const top = Math.min(benefit(k + width, pieces), TOP);
return picture(
[
payoffs(
"Benefits, with a ramp where the norm is vague, and costs.",
[
...normPlaces(r.autonomous, k, r.policy),
benefitCurve("ghost", clear),
...payoffMarks(lam, pieces, false),
dotted("clear norm"),
],
[
...normHandles(k, D),
handle("width", [k + width, top], "x", width, "Half-width, w", fixed(width)),
],
{ height: 350, across: "protection, S" },
),
everyState(r, pieces, clear, "clear norm", [place("norm", k, "k")]),
],
vaguenessSentence(r, k, bestResponse(lam, clear).policy),
vaguenessCode(kind, lam, width, `k=${plain(k)}, D=${plain(D)}, m=${plain(m)}`),
);
}
function vaguenessSentence({ autonomous, policy }, k, clear) {
const compared = fixed(policy) === fixed(clear)
? "A clear norm would do the same."
: `Under a clear norm it would end at ${fixed(clear)}.`;
return `${underVague(autonomous, policy, k)} ${compared}`;
}
function underVague(s, policy, k) {
const [own, end, norm] = [s, policy, k].map(fixed);
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
function vaguenessCode(kind, lam, width, norm) {
return `import backsliding as bs\n\nvague = bs.${kind}(${norm}, width=${plain(width)})\n` +
`clear = bs.Norm(${norm})\n` +
`bs.best_response(${plain(lam)}, vague).policy, bs.best_response(${plain(lam)}, clear).policy`;
}
const STEPS = 100;
const SHORTEST = 5;
const ABOVE = 0.8;
const BELOW = 0.12;
const levels = (end) => Array.from({ length: STEPS + 1 }, (_, i) => end / STEPS * i);
let kept = {};
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
function world({ lam, k, D, m }) {
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
const scenes = {
state_alone: stateAlone,
higher_norm: higherNorm,
lower_norm: lowerNorm,
response_curve: responseCurve,
world,
sandbox,
two_rungs: twoRungs,
vagueness,
regions,
};
function toFragment({ scene, limits }, values, number) {
const parts = new URLSearchParams({ explorer: scene });
if (number > 1) parts.set("number", number);
for (const name of Object.keys(values)) {
if (name in limits || typeof values[name] === "boolean") parts.set(name, values[name]);
}
return `#${parts}`;
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
const HEARD_AFTER = 700;
const SWEEP = 6000;
const groups = new Map();
function render({ model, el }) {
const about = model.get("_about");
if (!el.querySelector(".bsx-frame")) {
el.classList.add("bsx-explorer");
el.innerHTML = model.get("_html");
}
const explorer = createExplorer({ model, el, about });
explorer.listen();
explorer.paint();
return explorer.dispose;
}
function createExplorer({ model, el, about }) {
const { limits, start } = about;
const names = Object.keys(start);
const stop = new AbortController();
const find = (mark) => el.querySelector(`[data-${mark}]`);
const panels = [...el.querySelectorAll(".bsx-slot")].map((slot) => ({
slot, ...createPanel(slot.querySelector("svg")), grips: [],
}));
const [sentence, heard, notice, code] = ["sentence", "heard", "notice", "code"].map(find);
const inputs = [...el.querySelectorAll("input[data-trait]")];
const presets = [...el.querySelectorAll("[data-preset]")];
const veiled = el.querySelector(".bsx-frame");
const room = roomFor(sentence);
let picture;
let frame = 0;
let unsaved = false;
let reading = 0;
let touched = 0;
const values = () => Object.fromEntries(names.map((name) => [name, model.get(name)]));
const on = (target, type, act) => target?.addEventListener(type, act, { signal: stop.signal });
const say = (words) => { notice.textContent = words; };
function take(asked, { user = true } = {}) {
for (const [name, value] of Object.entries(asked)) {
if (!names.includes(name) || model.get(name) === value) continue;
model.set(name, within(value, limits[name]));
unsaved = true;
}
if (user) {
unveil();
neighbours().forEach((other) => other.take(asked, { user: false }));
}
schedule();
}
const neighbours = () => [...(groups.get(model.get("group")) ?? [])].filter((o) => o !== self);
function schedule() {
if (frame) return;
frame = requestAnimationFrame(() => {
frame = 0;
paint();
});
touched = performance.now();
reading ||= setTimeout(readOut, HEARD_AFTER);
}
function readOut() {
const rest = HEARD_AFTER - (performance.now() - touched);
reading = rest > 0 ? setTimeout(readOut, rest) : 0;
if (!reading) heard.textContent = sentence.textContent;
}
function paint() {
const now = values();
picture = scenes[about.scene](now);
panels.forEach((panel, i) => paintPanel(panel, picture.panels[i]));
write(sentence, { words: picture.sentence });
write(code, { words: picture.code });
inputs.forEach((input) => showValue(input, now[input.dataset.trait]));
presets.forEach((button) => {
const preset = about.presets[button.dataset.preset].values;
const shown = Object.keys(preset).every((name) => String(preset[name]) === String(now[name]));
write(button, { "aria-pressed": shown });
});
if (unsaved) model.save_changes();
unsaved = false;
}
function paintPanel(panel, drawn) {
panel.frame = panel.draw(drawn, panel.width);
drawn.handles.forEach((handle, i) => {
panel.grips[i] ??= createGrip(panel, i);
panel.grips[i].draw(handle, panel.frame, range(handle, limits[handle.trait]));
});
panel.grips.splice(drawn.handles.length).forEach((grip) => grip.group.remove());
panel.handleData = drawn.handles;
}
function createGrip(panel, i) {
const grip = createHandle(panel.handles);
const handle = () => panel.handleData[i];
let offset;
on(grip.group, "pointerdown", (event) => {
if (event.button !== 0) return;
event.preventDefault();
grip.group.focus({ preventScroll: true });
grip.group.setPointerCapture(event.pointerId);
const box = panel.svg.getBoundingClientRect();
const { X, Y } = panel.frame;
offset = { box, x: event.clientX - X(handle().x), y: event.clientY - Y(handle().y) };
});
on(grip.group, "pointermove", (event) => {
if (!offset) return;
point(panel, handle(), event.clientX - offset.x, event.clientY - offset.y);
});
["pointerup", "pointercancel", "lostpointercapture"].forEach((type) => {
on(grip.group, type, () => { offset = undefined; });
});
on(grip.group, "keydown", (event) => {
const value = pressed(event.key, handle(), limits[handle().trait]);
if (value === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
event.preventDefault();
set(handle(), value);
});
return grip;
}
function point(panel, handle, px, py) {
const at = [panel.frame.x(px), panel.frame.y(py)];
set(handle, pointed(handle, ...at, values(), limits[handle.trait]));
}
function set({ trait, item }, value) {
const whole = model.get(trait);
take({ [trait]: item === undefined ? value : Object.assign([...whole], { [item]: value }) });
}
function press(panel, event) {
const box = panel.svg.getBoundingClientRect();
const [x, y] = [event.clientX - box.left, event.clientY - box.top];
const { X, Y } = panel.frame;
const held = panel.handleData.some((one) => Math.hypot(X(one.x) - x, Y(one.y) - y) <= REACH);
panel.pressed = held ? undefined : [x, y];
}
function tap(panel) {
if (!panel.pressed) return;
const handle = tapped(panel.handleData, panel.frame.y(panel.pressed[1]));
if (handle) point(panel, handle, ...panel.pressed);
}
function unveil() {
veiled.classList.remove("bsx-veiled");
}
function placeBet(button) {
const { answer, told, then } = about.bet;
const chosen = Number(button.dataset.bet);
const verdict = chosen < 0 ? "" : chosen === answer ? "Right. " : "No. ";
const line = find("told");
line.textContent = verdict + told;
line.tabIndex = -1;
line.focus({ preventScroll: true });
button.parentElement.hidden = true;
take(then);
}
function sweep() {
const name = about.sweeps;
const [low, high, step] = limits[name];
const began = performance.now();
let set = NaN;
const next = (time) => {
if (stop.signal.aborted || (set === set && model.get(name) !== set)) return;
const share = Math.min(1, Math.max(0, time - began) / SWEEP);
set = Number((Math.round((low + share * (high - low)) / step) * step).toFixed(6));
take({ [name]: set });
if (share < 1) requestAnimationFrame(next);
};
requestAnimationFrame(next);
}
function copyLink() {
const alike = [...document.querySelectorAll(`[data-scene="${about.scene}"]`)];
const url = location.href.split("#")[0] + toFragment(about, values(), alike.indexOf(el) + 1);
const shown = () => say(`Copy this link: ${url}`);
if (!navigator.clipboard) return shown();
return navigator.clipboard.writeText(url).then(() => say("Link copied."), shown);
}
function restore(fragment) {
const { asked, ignored } = fromFragment(fragment, about, values());
take(asked);
say(ignored.length
? `The link asks for ${ignored.join(", ")}, which this figure cannot show; it was ignored.`
: "");
}
function usePreset(button) {
const { values: preset, note } = about.presets[button.dataset.preset];
take(preset);
say(note);
}
function reset() {
take(start);
say("");
}
function click(event) {
const button = event.target.closest("button");
if (!button) return;
if ("preset" in button.dataset) usePreset(button);
else if ("bet" in button.dataset) placeBet(button);
else if ("sweep" in button.dataset) sweep();
else if ("reset" in button.dataset) reset();
else if ("copy" in button.dataset) copyLink();
}
function stretch() {
Object.assign(limits, model.get("_about").limits);
inputs.filter((input) => input.type === "range").forEach((input) => {
[input.min, input.max, input.step] = limits[input.dataset.trait];
});
schedule();
}
function measure() {
panels.forEach((panel) => { panel.width = panel.slot.clientWidth; });
}
const resized = new ResizeObserver(() => {
measure();
schedule();
});
const self = { take, restore, values };
function listen() {
el.classList.add("bsx-on");
measure();
el.dataset.scene = about.scene;
el.explorer = self;
find("copy").hidden = !model.page;
names.forEach((name) => model.on(`change:${name}`, schedule));
model.on("change:_about", stretch);
inputs.forEach((input) => on(input, "input", () => {
take({ [input.dataset.trait]: input.type === "range" ? input.valueAsNumber : input.checked });
}));
on(el, "click", click);
panels.forEach((panel) => {
on(panel.svg, "pointerdown", (event) => press(panel, event));
on(panel.svg, "click", () => tap(panel));
});
panels.forEach(({ slot }) => resized.observe(slot));
room.observe(sentence);
const group = model.get("group");
if (group) groups.set(group, (groups.get(group) ?? new Set()).add(self));
}
function dispose() {
stop.abort();
resized.disconnect();
room.disconnect();
cancelAnimationFrame(frame);
clearTimeout(reading);
names.forEach((name) => model.off(`change:${name}`, schedule));
model.off("change:_about", stretch);
groups.get(model.get("group"))?.delete(self);
delete el.explorer;
}
return { listen, paint, dispose };
}
function showValue(input, value) {
if (input.type === "checkbox") {
input.checked = value;
return;
}
if (input.valueAsNumber !== value) input.value = value;
write(input, { "aria-valuetext": fixed(value) });
write(input.nextElementSibling, { words: fixed(value) });
}
function roomFor(sentence) {
let box = sentence.parentElement;
if (!box.matches(".bsx-room")) {
box = document.createElement("div");
box.className = "bsx-room";
sentence.replaceWith(box);
box.append(sentence);
}
let [width, height] = [0, 0];
return new ResizeObserver(() => {
const { offsetWidth, offsetHeight } = sentence;
if (offsetWidth === width && offsetHeight <= height) return;
[width, height] = [offsetWidth, offsetHeight];
box.style.height = `${height}px`;
});
}
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
return { render, hydrate, follow, start };
})();
