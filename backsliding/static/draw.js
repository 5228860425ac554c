// Draw a panel in real pixels, into an <svg>: the layout of backsliding/explorers/svg.py.
// Elements are kept from one picture to the next; only attributes that changed are written.
import { short } from "./numerals.js";

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = { left: 46, right: 66, top: 52, bottom: 38 };
const SPILL = 6; // pixels a mark may reach out of the plot, for a dot on its edge
const LETTER = 8; // pixels a letter takes, for telling which names would overlap
const HEAD = 5;
export const REACH = 22; // pixels around a handle within which it is taken hold of
const FAR = 1e4; // far enough off the panel to be as good as infinitely far
const KNOBS = { x: "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z", y: "M-6-6h12v12h-12z" };

const pixels = (value) => Math.round(Math.min(Math.max(value, -FAR), FAR) * 10) / 10;

export function element(tag, parent) {
  return parent.appendChild(document.createElementNS(SVG, tag));
}

export function write(node, attributes) {
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

// A group whose children are written in order at every drawing, and kept.
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

export function frameOf({ x, y, height }, width) {
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

// Take over the <svg> that stands in a slot of the page.
export function createPanel(svg) {
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
      // Real pixels on the screen; on paper, which is laid out afresh, the whole of it shrinks.
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

// Words that were searched for are marked in the text. Here the mark would take a word's place.
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

// Places are named above the panel; a name that would overlap goes a row up.
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

export function createHandle(parent) {
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
