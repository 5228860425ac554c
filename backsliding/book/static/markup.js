// The HTML of an explorer, in two parts: what stands without a script, and what needs one.
import { stillPanel } from "./draw.js";
import { fixed, plain } from "./numerals.js";
import { h, toText } from "./tree.js";

// JupyterLab and Notebook 7 take the arrow keys for themselves unless the input says this.
const KEYS = { "data-lm-suppress-shortcuts": "true" };

const KEYED = "Arrow keys move by a step, with Shift by ten.";

const button = (words, attributes) => h("button", { type: "button", ...attributes }, words);
const row = (attributes, ...children) => h("div", { class: "bsx-row", ...attributes }, ...children);

// Figure, sentence and code; the places of what needs a script stay empty until one is there.
export function stillParts(about, picture) {
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

// What a page carries: the still parts, and the state from which a script starts.
export const page = (about, values, picture) => toText(h(
  "div", { class: "bsx-explorer", "data-explorer": JSON.stringify({ about, values }) },
  stillParts(about, picture),
));

// The parts that need a script, by the name of their place.
export const liveParts = (about, values) => Object.fromEntries(
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
