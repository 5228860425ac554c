// Hands on a panel: its handles are dragged and stepped by keys, and a tap says where one should go.
import { REACH } from "./draw.js";
import { pointed, pressed, tapped } from "./handles.js";

// `panel` has the <svg>, and from each painting its frame and the handles' data.
export function holdOn(panel, { on, state, limits }) {
  let held;
  let touched;

  // A handle moves its trait, or one entry of it.
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

  // A projected page is scaled: a pixel of the panel is more than one of the screen.
  const scaleOf = (box = panel.svg.getBoundingClientRect()) => box.width / panel.frame.width || 1;

  function grasp(event, grip) {
    if (event.button !== 0) return;
    event.preventDefault();
    grip.focus({ preventScroll: true });
    grip.setPointerCapture(event.pointerId);
    const number = numberOf(grip);
    const { x, y } = panel.handles[number];
    const { X, Y } = panel.frame;
    const scale = scaleOf();
    held = { number, scale, x: event.clientX / scale - X(x), y: event.clientY / scale - Y(y) };
  }

  // Where a finger came down is measured: for a finger a browser names the nearest handle, however far.
  function press(event) {
    const box = panel.svg.getBoundingClientRect();
    const scale = scaleOf(box);
    const [x, y] = [(event.clientX - box.left) / scale, (event.clientY - box.top) / scale];
    const { X, Y } = panel.frame;
    const near = panel.handles.some((one) => Math.hypot(X(one.x) - x, Y(one.y) - y) <= REACH);
    touched = near ? undefined : [x, y];
  }

  function tap() {
    if (!touched) return;
    const handle = tapped(panel.handles, panel.frame, touched);
    if (handle) point(handle, ...touched);
  }

  on(panel.svg, "pointerdown", (event) => {
    press(event);
    const grip = gripOf(event);
    if (grip) grasp(event, grip);
  });
  on(panel.svg, "pointermove", (event) => {
    if (!held) return;
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
    const value = pressed(event.key, handle, limits[handle.trait]);
    if (value === undefined) return;
    event.preventDefault();
    set(handle, value);
  });
}
