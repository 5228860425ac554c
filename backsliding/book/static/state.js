// What an explorer shows, as values by name: read from a widget's model, or from the page's.
import { within } from "./handles.js";

const groups = new Map();

// `changed` is called at every change, whoever made it; `deaf` says whether neighbours are not
// followed at the moment.
export function createState({ model, about, changed, deaf = () => false }) {
  const { limits, start } = about;
  const names = Object.keys(start);
  const group = model.get("group");
  let unsaved = false;

  const values = () => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  const neighbours = () => [...(groups.get(group) ?? [])].filter((other) => other !== state);

  // Take in new values from a hand, a link or a neighbour; nothing impossible gets through.
  function take(asked, { user = true } = {}) {
    for (const [name, value] of Object.entries(asked)) {
      if (!names.includes(name) || String(model.get(name)) === String(value)) continue;
      model.set(name, within(value, limits[name]));
      unsaved = true;
    }
    if (user) neighbours().forEach((other) => other.follow(asked));
    changed();
  }

  function follow(asked) {
    if (!deaf()) take(asked, { user: false });
  }

  function save() {
    if (unsaved) model.save_changes();
    unsaved = false;
  }

  names.forEach((name) => model.on(`change:${name}`, changed));

  function leave() {
    names.forEach((name) => model.off(`change:${name}`, changed));
    groups.get(group)?.delete(state);
  }

  const state = { values, take, follow, save, leave, get: (name) => model.get(name) };
  if (group) groups.set(group, (groups.get(group) ?? new Set()).add(state));
  return state;
}
