// A page with no kernel: every explorer on it gets a model of its own and is brought to life.
import { render } from "./explorer.js";
import { addressee } from "./share.js";

// What an explorer needs of a widget's model.
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

// Returns what undoes it.
export function hydrate(root) {
  const undo = [...root.querySelectorAll("[data-explorer]:not(.bsx-on)")].map((el) => {
    const dispose = render({ model: pageModel(JSON.parse(el.dataset.explorer)), el });
    return () => {
      dispose();
      el.classList.remove("bsx-on");
    };
  });
  return () => undo.forEach((act) => act());
}

// Restore the state that the address asks for, if it asks one of this page's explorers.
export function follow(fragment) {
  const asked = addressee(fragment);
  const alike = asked && [...document.querySelectorAll("[data-scene]")].filter(
    (el) => el.dataset.scene === asked.scene,
  );
  const el = alike?.[asked.number - 1];
  el?.explorer?.restore(fragment);
  el?.scrollIntoView();
}

export function start() {
  hydrate(document);
  follow(location.hash);
  addEventListener("hashchange", () => follow(location.hash));
}
