// What Python asks for: a scene's picture, and its HTML as it stands before any script runs.
import { page } from "./markup.js";
import { scenes } from "./scenes.js";

export function pictureOf({ scene, limits }, values) {
  const { solve, picture } = scenes[scene];
  const solved = solve(values, false, limits);
  return picture(values, solved, solved.ends, false);
}

export const still = (about, values) => page(about, values, pictureOf(about, values));
