// An explorer on the screen: its state comes from a widget's model, or from the page.
import { REACH, createHandle, createPanel, write } from "./draw.js";
import { pointed, pressed, range, tapped, within } from "./handles.js";
import { fixed } from "./numerals.js";
import { scenes } from "./scenes.js";
import { fromFragment, toFragment } from "./share.js";

const HEARD_AFTER = 700; // milliseconds of rest before a change is read out
const SWEEP = 6000; // milliseconds from end to end
const groups = new Map();

// Bring the HTML in `el` to life; return what undoes it.
export function render({ model, el }) {
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

  // Take in new values from a hand, a link or a neighbour; nothing impossible gets through.
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

  // One timer for a whole drag: it waits on for as long as the hand has not rested.
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

  // A handle moves its trait, or one entry of it.
  function set({ trait, item }, value) {
    const whole = model.get(trait);
    take({ [trait]: item === undefined ? value : Object.assign([...whole], { [item]: value }) });
  }

  // A tap on a panel moves what it should, so that dragging is never needed. Where the finger came
  // down is measured: for a finger a browser names the nearest handle, however far.
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
      // Anyone else who moves the norm stops the sweep.
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

  // The range of a level follows the states that Python gives.
  function stretch() {
    Object.assign(limits, model.get("_about").limits);
    inputs.filter((input) => input.type === "range").forEach((input) => {
      [input.min, input.max, input.step] = limits[input.dataset.trait];
    });
    schedule();
  }

  // Asking a panel for its width at every frame would cost a layout.
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
    panels.forEach(({ slot }) => resized.observe(slot)); // `el` grows with the sentence
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

// A new sentence must not lay out the page: it stands in a box of its own, which only grows. So
// the controls below it do not jump either.
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
