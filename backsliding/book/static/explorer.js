// An explorer on the screen: its state comes from a widget's model, or from the page.
import { actions } from "./actions.js";
import { asks, before, verdict } from "./bets.js";
import { frameOf, livePanel } from "./draw.js";
import { holdOn } from "./grips.js";
import { pressed } from "./handles.js";
import { liveParts, stillParts } from "./markup.js";
import { createMotion } from "./motion.js";
import { fixed } from "./numerals.js";
import { scenes } from "./scenes.js";
import { createState } from "./state.js";
import { pictureOf } from "./still.js";
import { patch, say, toText, write } from "./tree.js";
import { createVoice, roomFor } from "./voice.js";

// Bring the HTML in `el` to life; return what undoes it.
export function render({ model, el }) {
  const about = model.get("_about");
  const stop = new AbortController();
  const on = (target, type, act) => target.addEventListener(type, act, { signal: stop.signal });
  const state = createState({
    model, about, changed: () => {
      view.schedule();
      act.changed();
    },
    // An open bet is about this state and no other.
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

// A slider, too, moves ten steps by an arrow with Shift.
function leap(event, input, { state, about }) {
  if (!event.shiftKey || !event.key.startsWith("Arrow") || input.type !== "range") return;
  const { trait } = input.dataset;
  event.preventDefault();
  state.take({ [trait]: pressed(event, { trait, now: input.valueAsNumber }, about.limits[trait]) });
}

// Put in what is missing, and name what a script needs to find.
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

  // Asking a panel for its width at every frame would cost a layout.
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
    parts.panels.forEach(({ slot }) => resized.observe(slot)); // `el` grows with the words
    return resized;
  };

  view.stop = () => cancelAnimationFrame(frame);
  return view;
}

// A figure that asks has no handles but those of a guess.
function paintPanel(panel, drawn, about, held) {
  panel.frame = frameOf(drawn, panel.width);
  panel.handles = drawn.handles.filter(held);
  patch(panel.svg, livePanel({ ...drawn, handles: panel.handles }, panel.frame, about, panel.kept));
}

// The range of a level follows the states that Python gives.
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
