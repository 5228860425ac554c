// Lay out a panel in pixels, as a tree of elements: one layout for a still page and a live one.
import { range } from "./handles.js";
import { fixed, short } from "./numerals.js";
import { knobLook, lineLook, wordLook } from "./roles.js";
import { LETTER, placed } from "./room.js";
import { h } from "./tree.js";

const STILL = 480; // pixels across where no script has measured the page
export const REACH = 22; // pixels around a handle within which it is taken hold of
const MARGIN = { left: 46, right: 66, top: 52, bottom: 38 };
const SPILL = 6; // pixels a mark may reach out of the plot, for a dot on its edge
const HEAD = 5;
const FAR = 1e4; // far enough off the panel to be as good as infinitely far
// A round knob slides along the x axis, a square one up and down.
const KNOBS = { x: "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z", y: "M-6-6h12v12h-12z" };

const pixels = (value) => Math.round(Math.min(Math.max(value, -FAR), FAR) * 10) / 10;

export function frameOf({ x, y, height, margin = MARGIN }, width) {
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

// A panel as it stands on a page before any script has run, or where none runs.
export function stillPanel(panel) {
  const frame = frameOf(panel, STILL);
  return h("svg", {
    class: "bsx-panel", viewBox: `0 0 ${STILL} ${panel.height}`, height: panel.height, role: "img",
    "aria-label": panel.says, fill: "none", stroke: "none", "font-size": 14,
  }, axes(panel, frame), art(panel, frame), panel.handles.map((one) => knob(one, frame)));
}

// The same with handles to take hold of; axes that stay the same are kept.
export function livePanel(panel, frame, about, kept) {
  const { width } = frame;
  const scale = [panel.x, panel.y, panel.ticks, panel.labels, panel.height, width].join();
  if (kept.scale !== scale) Object.assign(kept, { scale, axes: axes(panel, frame) });
  // Real pixels on the screen; on paper, which is laid out afresh, the whole of it shrinks.
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
  const [across, up] = panel.labels; // a panel without a second label has one axis
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

// Places are named above the panel. Of two names that would overlap each gives way to its own side,
// and a third goes a row up.
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
