// Hands on a panel: its handles are dragged and stepped by keys, and a tap says where one should go.
// A mouse drags a norm by its line too, and from anywhere else what a tap there would move.
import { REACH } from "./draw.js";
import { lineNear, pointed, pressed, tapped } from "./handles.js";

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
  const scaleOf = (box) => box.width / panel.frame.width || 1;

  // Where in the panel a hand is, in the panel's own pixels.
  function placeOf({ clientX, clientY }) {
    const box = panel.svg.getBoundingClientRect();
    const scale = scaleOf(box);
    return { scale, x: (clientX - box.left) / scale, y: (clientY - box.top) / scale };
  }

  const lineAt = ({ x }) => lineNear(panel.handles, panel.frame, x, REACH / 2);
  const middleOf = ({ x, y }) => ({ x: panel.frame.X(x), y: panel.frame.Y(y) });

  // From now on a handle moves as the hand does. `from` is what is held: the handle's middle, or any point.
  function grasp(event, handle, { scale }, from = middleOf(handle)) {
    const number = panel.handles.indexOf(handle);
    const grip = panel.svg.lastElementChild.children[number];
    event.preventDefault();
    grip.focus({ preventScroll: true });
    grip.setPointerCapture(event.pointerId);
    held = { number, scale, x: event.clientX / scale - from.x, y: event.clientY / scale - from.y };
  }

  // Where a finger came down is measured: for a finger a browser names the nearest handle, however far.
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
