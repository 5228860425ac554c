// What the buttons of an explorer do, and what a link to a state does.
import { PASSED, answered } from "./bets.js";
import { fromFragment, toFragment } from "./share.js";

const ALONE = { user: false }; // neighbours follow a hand, and neither a bet nor a reset
const SWEEP = 6000; // milliseconds from end to end

export function actions({ el, about, state, view, parts, stopped }) {
  let noticed; // the state that the notice is about: with another one it goes
  const notify = (words, of = ownFragment()) => {
    parts.notice.textContent = words;
    noticed = of;
  };
  const changed = () => {
    if (parts.notice.textContent && ownFragment() !== noticed) notify("");
  };

  // Go to a state that was not dragged to: the figure moves there.
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
      // Anyone else who moves the norm stops the sweep.
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

  // From the start again, with the bet that belongs to it.
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
